"""What is unknown is settled by what HR ruled before, and the answer cites it."""

from datetime import date

import pytest

from classification.engine.eligibility import Counting, Degree, Holding, Job, Record, Ruled, Standing, Study, evaluate
from classification.engine.eligibility.wording import finding_in_words, rulings_in_words
from tests.classification.eligibility.rules import (
    DEGREE,
    ELSEWHERE,
    IT,
    ON,
    POOL,
    TWO_YEARS,
    UNTICKED,
    found,
    requirement,
)

RELEVANT = POOL | {"judged": "relevant"}
COOK = Record(jobs=(Job(date(2020, 1, 1), area="cooking"),))
WORDS = {"kind": "judgement", "cites": [{"key": "5d8dfb2c-1111-5c87-9725-12dd372961e1", "text": "Knows law."}]}
LICENSED = Record(licences=(Holding("Bar exam"),))


def ruling(*ruled):
    """Return how an organization counts that ruled so."""
    return Counting(ruled={each.key: each for each in ruled})


@pytest.mark.parametrize(("ruled", "standing"), [(True, Standing.MET), (False, Standing.UNKNOWN)])
def test_a_ruling_on_a_field_settles_it_for_that_field(ruled, standing):
    counting = ruling(Ruled("field", "computer science", IT, ruled))

    assert found(DEGREE, Record((Study(Degree.BACHELOR, "Computer Science"),)), counting=counting)[0] == standing


def test_a_field_ruled_out_for_all_that_are_asked_is_not_reached():
    counting = ruling(*(Ruled("field", "history", asked, False) for asked in (IT, "public administration")))

    assert found(DEGREE, Record((Study(Degree.BACHELOR, "history"),)), counting=counting)[0] == Standing.SHORT


@pytest.mark.parametrize(
    ("condition", "record", "ruled", "standing"),
    [
        (TWO_YEARS, ELSEWHERE, None, Standing.UNKNOWN),
        (TWO_YEARS, ELSEWHERE, ("area", "programme management", "project management", True), Standing.MET),
        (TWO_YEARS, ELSEWHERE, ("area", "programme management", "project management", False), Standing.SHORT),
        (TWO_YEARS, UNTICKED, ("judgement", "lead", "professional", True), Standing.MET),
        (TWO_YEARS, UNTICKED, ("judgement", "lead", "professional", False), Standing.SHORT),
        (RELEVANT, COOK, None, Standing.MET),
        (RELEVANT, COOK, ("judgement", "cooking", "relevant", False), Standing.SHORT),
        (WORDS, LICENSED, ("judgement", "bar exam", "knows law.", True), Standing.MET),
        (WORDS, LICENSED, ("judgement", "bar exam", "knows law.", False), Standing.UNKNOWN),
        (WORDS, Record(), ("judgement", "bar exam", "knows law.", True), Standing.UNKNOWN),
    ],
)
def test_what_is_unknown_is_settled_by_a_precedent_that_the_answer_cites(condition, record, ruled, standing):
    counting = ruling(Ruled(*ruled)) if ruled else Counting()

    finding = evaluate(requirement(condition), record, counting, ON).routes[0].findings[0]

    assert finding.standing == standing
    assert [each.key for each in finding.ruled] == ([Ruled(*ruled).key] if ruled and record != Record() else [])


def test_a_precedent_reads_as_a_sentence_and_ends_what_is_left_to_judge():
    counting = ruling(Ruled("judgement", "cooking", "relevant", True, date(2026, 11, 5)))

    before, after = (
        evaluate(requirement(RELEVANT), COOK, each, ON).routes[0].findings[0] for each in (Counting(), counting)
    )

    assert finding_in_words(before).endswith("Whether it is relevant, HR judges.")
    assert finding_in_words(after) == "Reached on what you entered: 6 years and 10 months counted."
    assert rulings_in_words(after) == ["HR ruled on November 5, 2026 that “cooking” shows “relevant”."]
