"""The machine's estimate is kept with the first answer, and a far answer needs a word."""

from fractions import Fraction

import pytest

from classification.actions.ratings import reasons_against_signing
from classification.engine.scoring import DOES_NOT_APPLY, Answer
from classification.models import Scheme
from classification.rating.questionnaires import questionnaire_of
from jobfamilies.models import Edition, Organization
from tests.classification.ratings.steps import GUIDED, answer, factors, in_study, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]


def start(text=GUIDED):
    mit = Organization.objects.get(slug="mit")
    edition = Edition.objects.in_force().get(family__organization=mit, family__slug="it-consultant")
    return started(in_study(mit, text=text), edition, Scheme.objects.get(slug="weighted-mean"))


def test_the_first_answer_keeps_what_the_machine_read():
    sheet = start()

    rating = answer(sheet, "decision-making", Answer(4))

    assert (rating.estimate["level"], rating.estimate["said"]) == (2, "I or II")
    assert rating.estimate["edition"] == sheet.edition.publication.digest
    assert [each["text"] for each in rating.estimate["evidence"]] == [
        "Makes simple decisions within existing policies and procedures under supervision.",
        "Asks for help with unclear decisions.",
    ]
    assert (rating.difference, rating.is_far, rating.needs_a_word) == (2, True, True)


def test_a_later_answer_keeps_the_estimate_of_the_first():
    sheet = start()
    first = answer(sheet, "decision-making", Answer(4)).estimate

    rating = answer(sheet, "decision-making", Answer(3, True))

    assert rating.estimate == first
    assert (rating.difference, rating.needs_a_word) == (Fraction(3, 2), False)


def test_a_difference_of_two_levels_needs_a_word_before_signing():
    sheet = start()
    for factor in factors(sheet):
        answer(sheet, factor, Answer(4) if factor == "decision-making" else DOES_NOT_APPLY)
    name = questionnaire_of(sheet).question("decision-making").factor.name
    reason = f"{name}: your answer stands two levels or more from the estimate. Say in a word why."

    assert reasons_against_signing(sheet, sheet.rater) == [reason]
    answer(sheet, "decision-making", Answer(4), word="The description leaves out the budget.")
    assert reasons_against_signing(sheet, sheet.rater) == []


def test_what_does_not_apply_does_not_differ():
    rating = answer(start(), "decision-making", DOES_NOT_APPLY)

    assert (rating.difference, rating.needs_a_word) == (None, False)


@pytest.mark.parametrize("text", ["x", "<div>Decides.</div>", "Ordnet alle Dateien und hilft den Leuten. " * 9])
def test_a_text_that_cannot_be_read_gives_no_estimate(text):
    rating = answer(start(text), "decision-making")

    assert (rating.estimate, rating.difference) == ({}, None)
