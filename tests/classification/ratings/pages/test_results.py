"""When the estimate and the result appear on the page, and how a rating is signed there."""

import pytest

from classification.engine.scoring import Answer
from classification.models import Rating, RatingSheet, RequestStep, Step
from classification.rating.questionnaires import questionnaire_of
from tests.classification.ratings.pages.forms import list_page, sent
from tests.classification.ratings.steps import answer, factors
from tests.markup import messages

pytestmark = pytest.mark.django_db


def test_the_present_classification_and_title_are_nowhere(client, sheet):
    position = sheet.request.position
    position.title = "Principal Wizard IV"
    position.save()

    for address in (list_page(sheet.request), sheet.get_absolute_url()):
        assert "Principal Wizard IV" not in client.get(address).content.decode()


def test_the_estimate_appears_with_the_first_answer_of_its_factor(client, sheet):
    first, _ = factors(sheet)
    before = client.get(sheet.get_absolute_url())
    answer(sheet, first)

    after = client.get(sheet.get_absolute_url())

    assert "The machine" not in before.content.decode()
    assert after.content.decode().count('class="estimate"') == 1
    assert [each.has_estimate for each in after.context["asked"]] == [True, False]


def test_the_telling_words_of_the_estimate_are_marked_and_a_far_answer_asks_for_a_word(client, sheet):
    first, _ = factors(sheet)
    estimate = {
        "level": 1,
        "said": "I or II",
        "evidence": [{"start": 0, "text": "Asks for help daily.", "telling": [[0, 13]]}],
    }
    rating = answer(sheet, first, Answer(3))
    Rating.objects.filter(pk=rating.pk).update(estimate=estimate)

    page = client.get(sheet.get_absolute_url()).content.decode()
    client.post(
        sheet.get_absolute_url(),
        sent(sheet, {first: ("3", rating.reason)}) | {f"{first}-word": "It misses the budget."},
    )

    assert '<mark class="cue">Asks for help</mark> daily.' in page
    assert "Your answer stands two levels or more from that. Why?" in page
    assert Rating.objects.get().word == "It misses the budget."


def test_the_result_appears_once_every_factor_has_an_answer(client, sheet):
    first, second = factors(sheet)
    answer(sheet, first, Answer(2))
    assert client.get(sheet.get_absolute_url()).context["result"] is None

    answer(sheet, second, Answer(2))

    response = client.get(sheet.get_absolute_url())
    levels = questionnaire_of(sheet).scale.levels
    assert response.context["result"].said == levels[1]
    assert [(change.factor.slug, change.said, change.result.said) for change in response.context["nearest"]] == [
        (first, levels[2], levels[2]),
        (second, levels[2], levels[2]),
    ]


def test_a_sheet_is_signed_on_its_page(client, sheet):
    for factor in factors(sheet):
        answer(sheet, factor, Answer(2))

    response = client.post(sheet.get_absolute_url(), {"sign": "1"}, follow=True)

    sheet.refresh_from_db()
    assert sheet.result == questionnaire_of(sheet).scale.levels[1]
    assert messages(response) == ["Signed. This rating does not change any more."]
    assert RequestStep.objects.get().step == Step.RATE


def test_what_was_changed_with_the_same_click_is_saved_and_not_signed(client, sheet):
    first, second = factors(sheet)
    answer(sheet, first), answer(sheet, second)
    facts = sent(sheet, {first: ("3", "Looked again.")}) | {"sign": "1"}
    del facts["save"]

    response = client.post(sheet.get_absolute_url(), facts, follow=True)

    sheet.refresh_from_db()
    assert sheet.signed_at is None
    assert messages(response)[1:] == ["You changed answers: look at the result again, then sign."]


def test_an_incomplete_sheet_cannot_be_signed(client, sheet):
    response = client.post(sheet.get_absolute_url(), {"sign": "1"}, follow=True)

    assert messages(response) == ["2 of 2 questions are not answered yet."]
    assert RatingSheet.objects.signed().count() == 0
