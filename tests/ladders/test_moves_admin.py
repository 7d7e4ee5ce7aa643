"""HR in the admin: moves recorded, corrected and forbidden by naming levels; what contradicts itself is refused."""

import pytest
from django.urls import reverse

from jobfamilies.models import Grade, Level
from ladders.models import GradeEquivalence, Move, OutsideClass, RelatedFamilies, Statement
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.usefixtures("documents", "db")

ADD = reverse("admin:ladders_move_add")
CONSULTANT = "mit/it-consultant/it-consultant-ii"
COORDINATOR = "mit/project-coordinator/project-coordinator-i"


def sent(client, address=ADD, **fields):
    return client.post(address, {"kind": "lateral", "from_level": CONSULTANT, "to_level": COORDINATOR} | fields)


def errors(response):
    return [error for errors in response.context["adminform"].form.errors.values() for error in errors]


def test_a_move_names_its_levels_by_path_and_who_recorded_it(client, editor):
    response = sent(client, both_ways="on", note="Agreed.")

    assert response.status_code == 302
    move = Move.objects.get(from_family__slug="it-consultant")
    assert (move.from_key, move.to_key) == tuple(
        Level.objects.get(slug=path.split("/")[-1]).key for path in (CONSULTANT, COORDINATOR)
    )
    assert (move.recorded_by, move.both_ways, move.is_forbidden, move.note) == (editor, True, False, "Agreed.")


def test_a_way_in_begins_at_a_class_outside_and_may_cite_a_statement(client, editor):
    outside = OutsideClass.objects.get(slug="it-support-analyst-ii")
    said = Statement.objects.filter(level__slug="it-consultant-ii").first()

    sent(client, kind="way in", from_level="", from_outside=outside.pk, statement=said.pk)

    move = Move.objects.get(to_family__slug="project-coordinator")
    assert (move.from_outside, move.statement, move.from_family) == (outside, said, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"to_level": ""}, ["This field is required."]),
        ({"to_level": "no/such/level"}, ["There is no level “no/such/level” in force."]),
        ({"from_level": "no/such/level"}, ["There is no level “no/such/level” in force."]),
        ({"to_level": "\x00"}, ["This field is required."]),
        ({"from_level": ""}, ["Name a level or a class outside the catalogue that the move begins at."]),
        ({"to_level": CONSULTANT}, ["A move leads to another level."]),
        ({"kind": "promotion", "both_ways": "on"}, ["Only a lateral move can be made back as well."]),
        ({"kind": "way in"}, ["A way in begins at a class outside the catalogue, any other move at a level."]),
    ],
)
def test_a_move_that_makes_no_sense_is_refused_in_words(client, editor, fields, said):
    before = list(Move.objects.values())
    recorded = reverse("admin:ladders_move_change", args=[Move.objects.first().pk])

    assert errors(sent(client, **fields)) == said
    assert errors(sent(client, recorded, **fields)) == said
    assert list(Move.objects.values()) == before


def test_one_move_between_two_levels_is_recorded_once(client, editor):
    sent(client)

    assert errors(sent(client, is_forbidden="on")) == ["A move between these two levels is recorded already."]


def test_a_recorded_move_is_corrected_on_its_page(client, editor):
    sent(client)
    move = Move.objects.get(from_family__slug="it-consultant")
    page = reverse("admin:ladders_move_change", args=[move.pk])

    assert f'value="{CONSULTANT}"' in client.get(page).text
    sent(client, page, is_forbidden="on", note="Not any more.")

    move.refresh_from_db()
    assert (move.is_forbidden, move.note) == (True, "Not any more.")


def test_a_draft_s_statement_cannot_be_cited(client, editor):
    draft = EditionFactory(draft=True)

    response = sent(client, statement=draft.statements.get().pk)

    assert errors(response) == ["Cite a statement of a published edition: a draft may still change."]


def test_the_list_names_the_levels(client, editor):
    sent(client)

    text = client.get(reverse("admin:ladders_move_changelist")).text

    assert "MIT: IT Consultant, IT Consultant II" in text
    assert "District: IT Support Analyst II" in text


@pytest.mark.parametrize("model", ["move", "outsideclass", "relatedfamilies", "gradeequivalence"])
def test_an_approver_reads_and_an_employee_does_not(client, model):
    address = reverse(f"admin:ladders_{model}_changelist")
    answers = []
    for role in ("hr_approver", "employee"):
        client.force_login(UserFactory(**{role: True}))
        answers.append(client.get(address).status_code)

    assert answers == [200, 302]


def test_families_are_related_once_whichever_stands_first(client, editor):
    pair = RelatedFamilies.objects.first()
    add = reverse("admin:ladders_relatedfamilies_add")

    turned = client.post(add, {"first": pair.second_id, "second": pair.first_id})
    same = client.post(add, {"first": pair.first_id, "second": pair.first_id})

    assert errors(turned) == ["These two families are related already."]
    assert errors(same) == ["Choose two different families."]


def test_equal_grades_may_not_contradict_what_is_recorded(client, editor):
    add = reverse("admin:ladders_gradeequivalence_add")
    low, high = (Grade.objects.get(slug=slug).pk for slug in ("admin-level-2", "admin-level-3"))
    g56, g57 = (Grade.objects.get(slug=slug).pk for slug in ("56", "57"))

    assert client.post(add, {"first": low, "second": g57}).status_code == 302
    crossed = client.post(add, {"first": high, "second": g56})
    own = client.post(add, {"first": low, "second": high})

    assert errors(crossed) == ["With what is recorded already, that would put a grade above itself."]
    assert errors(own) == ["Grades of one organization have their order already. Choose two organizations."]
    assert GradeEquivalence.objects.count() == 1
