"""The pages of requests: who finds which, what they say, and the steps that are taken on them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from classification.actions.requests import take_step
from classification.models import ClassificationRequest, Position, Stage, Step
from tests.classification.factories import PositionFactory, RequestFactory, RulingFactory
from tests.classification.requests import person, request_at, signed
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LIST = "/requests/"


def step_address(asked, step):
    return f"{asked.get_absolute_url()}steps/{step}/"


def shown(response):
    return [row.record.pk for row in response.context["table"].rows]


# --- who finds what --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [("requester", 200), ("supervisor", 200), ("somebody", 404), ("hr_editor", 200), ("hr_approver", 200)],
)
def test_a_request_is_found_by_those_who_know_its_position(client, role, status):
    asked = request_at(Stage.IN_STUDY)
    client.force_login(person(role, asked))

    assert client.get(asked.get_absolute_url()).status_code == status
    assert shown(client.get(LIST)) == ([asked.pk] if status == 200 else [])


@pytest.mark.parametrize(
    ("choice", "seen"),
    [
        ({"stage": "in study"}, [0]),
        ({"stage": ["in study", "ruled"]}, [1, 0]),
        ({"kind": "audit"}, [1]),
        ({"q": "wiki"}, [0]),
        ({"org": "acme"}, [0]),
    ],
)
def test_the_list_is_narrowed(client, hr, choice, seen):
    made = [
        request_at(Stage.IN_STUDY, position__title="Wiki", position__organization__slug="acme"),
        request_at(Stage.RULED, kind="audit"),
    ]
    hr("hr_editor")

    assert shown(client.get(LIST, choice)) == [made[number].pk for number in seen]


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "stage", "ways"),
    [
        ("requester", Stage.DRAFT, ["submit", "withdraw"]),
        ("requester", Stage.SUBMITTED, ["withdraw"]),
        ("requester", Stage.RULED, []),
        ("supervisor", Stage.DRAFT, []),
        ("hr_editor", Stage.DRAFT, ["submit", "withdraw"]),
        ("hr_editor", Stage.SUBMITTED, ["withdraw", "return", "study"]),
        ("hr_editor", Stage.IN_STUDY, ["withdraw", "return"]),
        ("hr_editor", Stage.WITHDRAWN, []),
        ("hr_approver", Stage.IN_STUDY, []),
    ],
)
def test_the_page_offers_the_steps_of_this_person_now(client, role, stage, ways):
    asked = request_at(stage)
    client.force_login(person(role, asked))

    page = client.get(asked.get_absolute_url())

    assert [step.value for step, _ in page.context["ways"]] == ways
    for step in Step:
        assert page.text.count(f'href="{step_address(asked, step.value)}"') == (step.value in ways)


@pytest.mark.parametrize(
    ("role", "stage", "may"),
    [
        ("hr_editor", Stage.IN_STUDY, (True, False)),
        ("hr_approver", Stage.IN_STUDY, (False, True)),
        ("hr_editor", Stage.DRAFT, (False, False)),
        ("requester", Stage.IN_STUDY, (False, False)),
    ],
)
def test_ratings_and_rulings_are_hrs(client, role, stage, may):
    asked = request_at(stage)
    client.force_login(person(role, asked))

    page = client.get(asked.get_absolute_url())

    assert (page.context["may_rate"], page.context["may_rule"]) == may


def test_a_draft_says_what_is_missing_before_it_is_submitted(client):
    asked = RequestFactory()
    client.force_login(asked.requested_by)

    page = client.get(asked.get_absolute_url())

    assert page.text.count("The position has no description yet. Describe the work first.") == 1
    assert page.text.count(f'href="{step_address(asked, "submit")}"') == 0


def test_the_page_shows_what_was_judged_and_not_what_came_later(client):
    asked = request_at(Stage.RULED)
    signed(asked.position)
    client.force_login(asked.requested_by)

    page = client.get(asked.get_absolute_url())

    assert (page.context["description"].number, [part.role for part in page.context["parts"]]) == (1, ["incumbent"])
    assert page.text.count("The work is classified, never how well its incumbent does it") == 1


def test_every_step_stands_there_with_who_when_and_why(client, hr):
    asked = request_at(Stage.SUBMITTED)
    editor = hr("hr_editor")
    take_step(request=asked, step=Step.RETURN, by=editor, at=now(), note="Which <b>systems</b>?")

    page = client.get(asked.get_absolute_url())

    assert [(step.step, step.by, step.note) for step in page.context["steps"]] == [
        ("return", editor, "Which <b>systems</b>?")
    ]
    assert page.text.count("Which &lt;b&gt;systems&lt;/b&gt;?") == 1


def test_the_page_asks_as_much_for_four_of_each_as_for_one(client):
    asked = request_at(Stage.RULED)
    client.force_login(asked.position.supervisor.incumbent)
    counts = []
    for _ in range(4):
        asked.steps.create(step="rate", from_stage="in study", to_stage="in study", by=UserFactory(), at=now())
        RulingFactory(position=asked.position, request=asked)
        with CaptureQueriesContext(connection) as queries:
            client.get(asked.get_absolute_url())
        counts.append(len(queries))

    assert counts == [counts[0]] * 4


# --- opening and stepping --------------------------------------------------------------------------------------------


def test_a_request_is_opened_on_the_page_of_its_position(client):
    position = PositionFactory(supervised=True)
    client.force_login(position.incumbent)
    address = f"/positions/{position.pk}/request/"

    response = client.post(address, {"kind": "audit", "reason": "The work grew."})

    made = ClassificationRequest.objects.get()
    assert (made.kind, made.reason, made.stage, made.requested_by) == (
        "audit",
        "The work grew.",
        Stage.DRAFT,
        position.incumbent,
    )
    assert response["Location"] == made.get_absolute_url()
    again = client.post(address, {"kind": "new", "reason": "Kept words."})
    assert again.context["form"].non_field_errors() == [
        "A request about this position is open already: audit, draft. It is ruled on or withdrawn first."
    ]
    assert again.text.count("Kept words.") == 1


@pytest.mark.parametrize(
    ("entered", "errors"),
    [
        ({}, {"kind": ["This field is required."], "reason": ["This field is required."]}),
        (
            {"kind": "raise", "reason": "x"},
            {"kind": ["Select a valid choice. raise is not one of the available choices."]},
        ),
        ({"kind": "new", "reason": "a\0b"}, {"reason": ["The text holds the sign U+0000, which no text has."]}),
        (
            {"kind": "new", "reason": "x" * 5_001},
            {"reason": ["Ensure this value has at most 5000 characters (it has 5001)."]},
        ),
    ],
)
def test_what_is_wrong_is_said_beside_it(client, entered, errors):
    position = PositionFactory(held=True)
    client.force_login(position.incumbent)

    response = client.post(f"/positions/{position.pk}/request/", entered)

    assert (response.context["form"].errors, ClassificationRequest.objects.count()) == (errors, 0)


def test_an_approver_is_told_who_opens_requests(client, hr):
    hr("hr_approver")
    position = PositionFactory()

    page = client.get(f"/positions/{position.pk}/request/")

    assert page.context["reasons"] == ["Only the incumbent, whoever holds a position above, or analysts, may do this."]
    assert page.text.count("Open the request") == 0


@pytest.mark.parametrize(
    ("step", "stage", "ends"),
    [
        (Step.SUBMIT, Stage.DRAFT, Stage.SUBMITTED),
        (Step.WITHDRAW, Stage.SUBMITTED, Stage.WITHDRAWN),
        (Step.RETURN, Stage.IN_STUDY, Stage.DRAFT),
        (Step.STUDY, Stage.SUBMITTED, Stage.IN_STUDY),
    ],
)
def test_a_step_is_confirmed_on_a_page_of_its_own(client, hr, step, stage, ends):
    asked = request_at(stage)
    editor = hr("hr_editor")
    address = step_address(asked, step.value)
    assert client.get(address).status_code == 200

    response = client.post(address, {"note": "Said."})

    asked.refresh_from_db()
    assert (response["Location"], asked.stage) == (asked.get_absolute_url(), ends)
    assert list(asked.steps.values_list("step", "by", "note")) == [(step, editor.pk, "Said.")]


def test_a_return_without_a_note_is_not_made(client, hr):
    asked = request_at(Stage.SUBMITTED)
    hr("hr_editor")

    response = client.post(step_address(asked, "return"), {"note": ""})

    assert response.context["form"].errors == {"note": ["This field is required."]}


def test_a_step_that_came_too_late_says_so_and_keeps_the_note(client, hr):
    asked = request_at(Stage.RULED)
    hr("hr_editor")

    response = client.post(step_address(asked, "return"), {"note": "Kept words."})

    assert response.context["form"].non_field_errors() == [
        "The request is ruled on, and “Return for more” needs one that is submitted or in study."
    ]
    assert response.text.count("Kept words.") == 1


@pytest.mark.parametrize(
    ("role", "step"),
    [
        ("requester", "study"),
        ("supervisor", "withdraw"),
        ("hr_editor", "rule"),
        ("hr_editor", "rate"),
        ("hr_editor", "nonsense"),
        ("somebody", "withdraw"),
    ],
)
def test_a_step_that_is_not_ones_own_is_not_found(client, role, step):
    asked = request_at(Stage.SUBMITTED)
    client.force_login(person(role, asked))

    assert client.get(step_address(asked, step)).status_code == 404
    assert client.post(step_address(asked, step), {"note": "!"}).status_code == 404


def test_the_whole_way_from_an_empty_position_to_study(client, hr):
    position = PositionFactory(supervised=True)
    client.force_login(position.incumbent)
    client.post(f"/positions/{position.pk}/request/", {"kind": "new", "reason": "Never looked at."})
    asked = ClassificationRequest.objects.get()
    signed(Position.objects.get(pk=position.pk))
    client.post(step_address(asked, "submit"))
    hr("hr_editor")
    client.post(step_address(asked, "study"))

    assert list(asked.steps.values_list("step", "to_stage")) == [
        ("open", "draft"),
        ("submit", "submitted"),
        ("study", "in study"),
    ]
