"""Points per factor, as OPM's Factor Evaluation System counts them and reads its table of grades."""

import pytest

from classification.engine.scoring import Answer, read_scheme, scale_for, score
from tests.classification.scoring.schemes import FES, SEEDED, answered


@pytest.mark.parametrize(
    ("levels", "total", "grade"),
    [
        ("1 1 1 1 1 1 1 1 1", 190, "GS-1"),
        ("7 4 3 4 3 3 3 1 1", 2540, "GS-11"),
        ("6 3 3 3 3 2 2 1 1", 1885, "GS-9"),
        ("8 4 4 5 5 3 3 1 1", 3290, "GS-13"),
        ("9 5 5 6 6 4 4 3 3", 4480, "GS-15"),
    ],
)
def test_a_position_gets_the_grade_of_its_points(levels, total, grade):
    scale = scale_for(FES)

    result = score(FES, scale, answered(levels, scale))

    assert (result.total, result.band.name) == (total, grade)


@pytest.mark.parametrize(
    ("total", "grade"),
    [(189, "below GS-1"), (190, "GS-1"), (1854, "GS-8"), (1855, "GS-9"), (4054, "GS-14"), (4055, "GS-15")],
)
def test_the_grade_table_begins_where_opm_begins_it(total, grade):
    factor = {"slug": "all", "name": "All", "levels": [{"name": n, "points": total, "text": "x"} for n in "12"]}
    scheme = read_scheme(SEEDED["factor-evaluation-system"] | {"factors": [factor]})

    assert score(scheme, scale_for(scheme), {"all": Answer(1)}).band.name == grade


def test_a_level_counts_only_if_it_is_fully_met():
    scale = scale_for(FES)

    result = score(FES, scale, answered("7+ 4 3 4 3 3 3 1 1", scale))

    assert result.total == 2540
    assert result.reasons == (
        "Knowledge required by the position: between 1-7 and 1-8 counts as 1-7, which is fully met.",
    )
    assert result.to_next.said == "215 points more would be GS-12."
    assert result.from_below.said == "More than 185 points fewer would be GS-10."
    assert [(each.name, each.answer, each.gives) for each in result.contributions][:2] == [
        ("Knowledge required by the position", "between 1-7 and 1-8", "1,250 points"),
        ("Supervisory controls", "2-4", "450 points"),
    ]


@pytest.mark.parametrize(
    ("absent", "total", "said"),
    [("lowest", 190, "the points of its lowest level"), ("zero", 185, "no points")],
)
def test_a_factor_that_does_not_apply_gives_what_the_scheme_says(absent, total, said):
    scheme = read_scheme(SEEDED["factor-evaluation-system"] | {"absent": absent})
    scale = scale_for(scheme)

    result = score(scheme, scale, answered("1 1 1 1 1 1 1 - 1", scale))

    assert (result.total, result.reasons) == (total, (f"Physical demands does not apply: it gives {said}.",))


def test_points_between_two_ranges_stay_with_the_lower_grade():
    factor = {"slug": "all", "name": "All", "levels": [{"name": n, "points": 252, "text": "x"} for n in "12"]}
    scheme = read_scheme(SEEDED["factor-evaluation-system"] | {"factors": [factor]})

    result = score(scheme, scale_for(scheme), {"all": Answer(1)})

    assert result.band.name == "GS-1"
    assert result.reasons == ("The table names no grade for 252 points: GS-1, which ends at 250, is kept.",)
