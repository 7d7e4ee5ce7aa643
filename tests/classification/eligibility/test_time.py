"""Time is counted exactly, in months of 30 days, and told in words."""

from datetime import date

import pytest

from classification.engine.eligibility.service_time import DAY, MONTH, YEAR, amount, in_words, overlaps


@pytest.mark.parametrize(
    ("spans", "counted"),
    [
        ([], 0),
        ([(date(2020, 3, 15), date(2022, 3, 15), 100)], 2 * YEAR),
        ([(date(2024, 2, 1), date(2024, 3, 1), 100)], MONTH),
        ([(date(2024, 1, 31), date(2024, 2, 1), 100)], DAY),
        ([(date(2024, 1, 30), date(2024, 1, 31), 100)], 0),
        ([(date(2020, 1, 1), date(2022, 1, 1), 50)], YEAR),
        ([(date(2020, 1, 1), date(2021, 1, 1), 100), (date(2020, 7, 1), date(2021, 7, 1), 100)], 3 * YEAR // 2),
        (
            [(date(2020, 1, 1), date(2021, 1, 1), 50), (date(2020, 7, 1), date(2020, 8, 1), 100)],
            YEAR // 2 + MONTH // 2,
        ),
        ([(date(2021, 1, 1), date(2020, 1, 1), 100)], 0),
    ],
)
def test_time_is_counted_exactly(spans, counted):
    assert amount(spans) == counted


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (0, "no time"),
        (1, "1 day"),
        (YEAR, "1 year"),
        (2 * YEAR + 3 * MONTH, "2 years and 3 months"),
        (YEAR + MONTH + 2 * DAY, "1 year, 1 month and 2 days"),
    ],
)
def test_time_is_told_in_words(time, words):
    assert in_words(time) == words


def test_spans_overlap_where_they_share_a_day():
    first = (date(2020, 1, 1), date(2021, 1, 1), 100)

    assert not overlaps([first, (date(2021, 1, 1), date(2022, 1, 1), 100)])
    assert overlaps([first, (date(2020, 12, 31), date(2022, 1, 1), 100)])
