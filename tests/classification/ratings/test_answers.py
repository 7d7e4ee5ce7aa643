"""An answer is kept with its reason; a wrong one is refused, and none overwrites another."""

from datetime import timedelta

import pytest

from classification.actions.ratings import AnsweredElsewhere, CannotRate, Given, answer_factor
from classification.engine.scoring import DOES_NOT_APPLY, Answer
from classification.models import Rating
from classification.rating.questionnaires import questionnaire_of
from tests.classification.ratings.steps import NOW, answer, factors, started
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("answered", [Answer(1), Answer(3), Answer(2, True), DOES_NOT_APPLY])
def test_an_answer_is_kept_with_its_reason(sheet, answered):
    rating = answer(sheet, factors(sheet)[0], answered, reason=" The description says so.\n")

    assert (rating.answer, rating.first_answer, rating.reason) == (answered, answered, "The description says so.")


def test_another_answer_keeps_the_first(sheet):
    factor = factors(sheet)[0]
    answer(sheet, factor, Answer(1))

    rating = answer(sheet, factor, Answer(2, True))

    assert (rating.answer, rating.first_answer) == (Answer(2, True), Answer(1))
    assert Rating.objects.count() == 1


def test_the_statement_that_was_picked_is_kept(sheet):
    question = questionnaire_of(sheet).questions[0]
    key = next(key for key, level in question.levels_of_statements.items() if level == 2)

    assert str(answer(sheet, question.slug, statement=key).statement) == key
    assert str(answer(sheet, question.slug, Answer(1, True), statement=key).statement) == key


def test_the_only_statement_of_a_level_is_kept_without_being_picked(request_in_study):
    edition = EditionFactory(
        family__organization=request_in_study.position.organization, levels=2, statements=1, published=True
    )
    sheet = started(request_in_study, edition)

    assert str(answer(sheet, factors(sheet)[0]).statement) in questionnaire_of(sheet).questions[0].levels_of_statements


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"answered": Answer(4)}, "This is not among the answers."),
        ({"answered": Answer(3, True)}, "This is not among the answers."),
        ({"reason": "  "}, "Give a reason."),
        ({"reason": "x" * 5001}, "The reason has more than 5,000 characters."),
        ({"statement": "6f13ff33-f7f3-5318-ab8e-cacc49f4f0d0"}, "That statement is not of this edition."),
    ],
)
def test_a_wrong_answer_is_refused(sheet, facts, reason):
    with pytest.raises(CannotRate) as refused:
        answer(sheet, factors(sheet)[0], **facts)

    assert refused.value.reasons == [reason]
    assert Rating.objects.count() == 0


def test_a_statement_of_another_level_or_edition_is_refused(sheet):
    question = questionnaire_of(sheet).questions[0]
    stranger = EditionFactory().statements.get()
    key = next(key for key, level in question.levels_of_statements.items() if level == 3)

    for statement, said in [(key, "at another level"), (str(stranger.key), "not of this edition")]:
        with pytest.raises(CannotRate, match=said):
            answer(sheet, question.slug, Answer(1), statement=statement)


def test_a_factor_that_is_not_in_the_scheme_is_refused(sheet):
    with pytest.raises(CannotRate, match="“salary” is not among the factors"):
        answer(sheet, "salary")


def test_two_windows_do_not_overwrite_each_other(sheet):
    factor = factors(sheet)[0]
    first = answer(sheet, factor, Answer(1))

    with pytest.raises(AnsweredElsewhere, match="in another window: Level") as refused:
        answer(sheet, factor, Answer(3), read_at=first.answered_at - timedelta(seconds=1))

    assert refused.value.stored == first
    assert Rating.objects.get().answer == Answer(1)


def test_only_its_rater_writes_in_a_sheet(sheet):
    given = Given(factor=factors(sheet)[0], answer=Answer(1), reason="Because.")

    with pytest.raises(CannotRate, match="Only who started a rating"):
        answer_factor(sheet=sheet, given=given, by=UserFactory(hr_editor=True), at=NOW)
