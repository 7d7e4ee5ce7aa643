"""A sheet is signed once, when it is complete, and never changes afterwards."""

import pytest
from django.db import DatabaseError, transaction

from classification.actions.ratings import CannotRate, sign_sheet
from classification.engine.scoring import Answer
from classification.models import RatingSheet, RequestStep, Stage, Step
from classification.rating.questionnaires import questionnaire_of
from tests.classification.factories import RatingFactory, SchemeFactory
from tests.classification.ratings.steps import NOW, answer, factors, in_study, signed, started
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


def test_a_sheet_is_signed_once_with_its_result(sheet):
    sheet = signed(sheet, Answer(2), Answer(3))

    sheet.refresh_from_db()
    assert (sheet.signed_at, sheet.result) == (NOW, questionnaire_of(sheet).scale.levels[2])
    step = RequestStep.objects.get(step=Step.RATE)
    assert (step.by, step.at, step.from_stage, step.to_stage) == (sheet.rater, NOW, Stage.IN_STUDY, Stage.IN_STUDY)
    with pytest.raises(CannotRate, match="is signed"):
        sign_sheet(sheet=sheet, by=sheet.rater, at=NOW)


def test_an_incomplete_sheet_is_not_signed(sheet):
    answer(sheet, factors(sheet)[0])

    with pytest.raises(CannotRate) as refused:
        sign_sheet(sheet=sheet, by=sheet.rater, at=NOW)

    assert refused.value.reasons == ["1 of 2 questions are not answered yet."]
    assert RequestStep.objects.count() == 0


def test_a_signed_sheet_never_changes(sheet):
    sheet = signed(sheet, Answer(1), Answer(1))

    for change in [
        lambda: RatingSheet.objects.filter(pk=sheet.pk).update(result="III"),
        lambda: RatingSheet.objects.filter(pk=sheet.pk).update(signed_at=None, result=""),
        lambda: sheet.ratings.update(level=2),
        lambda: sheet.ratings.all()[0].delete(),
        lambda: RatingFactory(sheet=sheet),
        lambda: RatingSheet.objects.filter(pk=sheet.pk).delete(),
    ]:
        with pytest.raises(DatabaseError, match="A signed rating stays as it is"), transaction.atomic():
            change()
    with pytest.raises(CannotRate, match="does not change any more"):
        answer(sheet, factors(sheet)[0])


def test_duties_are_rated_by_the_first_signed_part_that_names_any():
    request = in_study(duties=[(60, "Writes."), (40, "Plans.")])
    edition = EditionFactory(family__organization=request.position.organization, levels=3, published=True)

    sheet = started(request, edition, SchemeFactory(rules={"method": "more than half the time"}))

    asked = questionnaire_of(sheet).questions
    assert [(each.slug, each.quote, each.factor.share) for each in asked] == [
        ("duty-1", "Writes.", 60),
        ("duty-2", "Plans.", 40),
    ]
    assert signed(sheet, Answer(3), Answer(1)).result == questionnaire_of(sheet).scale.levels[2]
