"""Answers on the page: what is right is saved, what is wrong stays in the form, nothing is overwritten."""

import pytest

from classification.engine.scoring import Answer
from classification.models import Rating
from classification.rating.questionnaires import questionnaire_of
from tests.classification.ratings.pages.forms import sent
from tests.classification.ratings.steps import answer, factors, signed
from tests.factories import UserFactory
from tests.markup import messages

pytestmark = pytest.mark.django_db


def test_one_answer_is_saved_by_itself(client, sheet):
    first, _ = factors(sheet)

    response = client.post(sheet.get_absolute_url(), sent(sheet, {first: ("2", "Because.")}, save=first))

    assert response.url == f"{sheet.get_absolute_url()}#{first}"
    assert [(rating.factor, rating.answer, rating.reason) for rating in sheet.ratings.all()] == [
        (first, Answer(2), "Because.")
    ]


@pytest.mark.parametrize(("code", "kept"), [("1", Answer(1)), ("2-3", Answer(2, True)), ("0", Answer(0))])
def test_every_kind_of_answer_is_saved(client, sheet, code, kept):
    first, _ = factors(sheet)

    client.post(sheet.get_absolute_url(), sent(sheet, {first: (code, "Because.")}))

    assert sheet.ratings.get().answer == kept


def test_a_picked_statement_alone_answers_with_its_level(client, sheet):
    question = questionnaire_of(sheet).questions[0]
    key = next(key for key, level in question.levels_of_statements.items() if level == 3)

    client.post(
        sheet.get_absolute_url(), {f"{question.slug}-statement": key, f"{question.slug}-reason": "So.", "save": "all"}
    )

    rating = sheet.ratings.get()
    assert (rating.answer, str(rating.statement)) == (Answer(3), key)


@pytest.mark.parametrize(
    ("code", "reason", "statement", "fault"),
    [
        ("", "Because.", "", "Choose an answer."),
        ("2", "", "", "Give a reason."),
        ("2", "   ", "", "Give a reason."),
        ("9", "Because.", "", "This is not among the answers."),
        ("3-4", "Because.", "", "This is not among the answers."),
        ("2\0", "Because.", "", "This is not among the answers."),
        ("2", "Be\0cause.", "", "The text holds the sign U+0000, which no text has."),
        ("2", "x" * 5001, "", "The reason has more than 5,000 characters."),
        ("2", "Because.", "6f13ff33-f7f3-5318-ab8e-cacc49f4f0d0", "That statement is not of this edition."),
        ("2", "Because.", "x' OR 1=1", "That statement is not of this edition."),
    ],
)
def test_a_wrong_answer_stays_in_the_form_and_the_right_one_is_saved(client, sheet, code, reason, statement, fault):
    first, second = factors(sheet)
    facts = sent(sheet, {first: (code, reason), second: ("1", "Right.")}) | {f"{first}-statement": statement}

    response = client.post(sheet.get_absolute_url(), facts)

    wrong, right = response.context["asked"]
    assert wrong.form.faults() == [fault]
    assert wrong.form["reason"].value() == reason
    assert (right.rating.reason, right.form.is_bound) == ("Right.", False)
    assert [rating.factor for rating in Rating.objects.all()] == [second]
    assert messages(response) == [f"Saved: {right.question.factor.name}."]


def test_a_factor_that_is_not_in_the_scheme_is_said(client, sheet):
    response = client.post(
        sheet.get_absolute_url(), {"salary-answer": "2", "salary-reason": "Because.", "save": "all"}
    )

    assert messages(response) == ["“salary” is not among the factors of this rating."]
    assert Rating.objects.count() == 0


def test_what_is_sent_unchanged_is_not_saved_again(client, sheet):
    first, _ = factors(sheet)
    kept = answer(sheet, first)

    client.post(sheet.get_absolute_url(), sent(sheet, {first: ("2", kept.reason)}))

    assert Rating.objects.get().answered_at == kept.answered_at


def test_a_second_window_is_shown_both_answers_and_may_replace_the_other(client, sheet):
    first, _ = factors(sheet)
    stale = sent(sheet, {first: ("3", "From here.")})
    answer(sheet, first, Answer(1), reason="From there.")

    response = client.post(sheet.get_absolute_url(), stale)

    asked = response.context["asked"][0]
    low = asked.question.factor.levels[0]
    assert asked.form.faults() == [
        f"You answered this otherwise in another window: {low}. Save again to replace that."
    ]
    assert "There you gave as reason: From there." in response.content.decode()
    assert (Rating.objects.get().reason, asked.form["reason"].value()) == ("From there.", "From here.")
    client.post(sheet.get_absolute_url(), stale | {f"{first}-read_at": asked.form["read_at"].value()})
    assert Rating.objects.get().reason == "From here."


def test_a_sheet_signed_in_another_window_takes_no_answer(client, sheet):
    first, _ = factors(sheet)
    stale = sent(sheet, {first: ("3", "Late.")})
    signed(sheet, Answer(1), Answer(1))

    response = client.post(sheet.get_absolute_url(), stale)

    assert response.status_code == 200
    assert response.context["against"] == ["This rating is signed: it does not change any more."]
    assert [form["reason"].value() for form in response.context["lost"]] == ["Late."]
    assert {rating.answer for rating in Rating.objects.all()} == {Answer(1)}


def test_another_rater_cannot_write_in_a_sheet(client, sheet):
    client.force_login(UserFactory(hr_editor=True))

    assert client.post(sheet.get_absolute_url(), sent(sheet, {factors(sheet)[0]: ("1", "Mine.")})).status_code == 404
    assert Rating.objects.count() == 0
