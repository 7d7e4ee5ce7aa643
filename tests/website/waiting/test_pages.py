"""HR's home, everybody's work list, and the page of everything else."""

import pytest
from django.contrib.admin import site

from jobfamilies.models import Move
from tests.classification.factories import PositionFactory, RequestFactory
from tests.factories import EditionFactory, UserFactory
from tests.jobfamilies.moves.steps import make_move
from tests.markup import read
from tests.queries import queries_of
from website.everything import AREAS, areas
from website.models import User

pytestmark = pytest.mark.django_db


def work(client, address="/admin/"):
    found = client.get(address).context["work"]
    return [(group.reason.name, [line.thing.title for line in group.lines]) for group in found.groups]


def test_an_approver_finds_what_others_submitted_and_the_editor_what_came_back(client, editor):
    approver = UserFactory(hr_approver=True)
    submitted, returned = EditionFactory(), EditionFactory()
    make_move(Move.SUBMIT, submitted, editor)
    make_move(Move.SUBMIT, returned, editor)
    make_move(Move.RETURN, returned, approver, note="Two levels ask for the same years.")

    assert work(client) == [("Returned to you", [returned.name])]
    (line,) = client.get("/admin/").context["work"].groups[0].lines
    assert (line.thing.act, line.thing.quoted) == ("Mend", "Two levels ask for the same years.")

    client.force_login(approver)
    assert work(client) == [("To review", [submitted.name])]
    assert work(client, "/me/") == work(client)


def test_nobody_is_asked_to_review_what_they_submitted_themselves(client):
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person)
    make_move(Move.SUBMIT, EditionFactory(), person)

    assert work(client) == []


def test_what_is_approved_waits_to_be_published_and_what_is_scheduled_for_its_day(client, approver):
    approved, scheduled = EditionFactory(approved=True), EditionFactory(scheduled=True)

    assert work(client) == [("To publish", [approved.name]), ("Takes effect soon", [scheduled.name])]


def test_employees_see_what_is_theirs_and_nothing_of_editions(client):
    position = PositionFactory(held=True, title="Clerk of works")
    RequestFactory(position=position, requested_by=position.incumbent)
    make_move(Move.SUBMIT, EditionFactory(), UserFactory(hr_editor=True))
    client.force_login(position.incumbent)

    assert work(client, "/me/") == [("Not submitted yet", [f"Position {position.number}, Clerk of works"])]
    assert client.get("/admin/", follow=True).status_code == 403


def test_a_home_with_nothing_says_so_and_an_empty_site_what_to_do_first(client, editor):
    def begins():
        page = read(client.get("/admin/"))
        return [link.text for link in page.find("section[aria-labelledby=first-steps] a")]

    assert "Nothing waits for you" in client.get("/admin/").text
    assert begins() == ["Set up"]
    EditionFactory()
    assert begins() == []


def test_it_asks_the_same_queries_of_one_thing_and_of_four(client, approver):
    editor = UserFactory(hr_editor=True)

    def grow():
        make_move(Move.SUBMIT, EditionFactory(), editor)
        EditionFactory(scheduled=True)

    grow()
    first = queries_of(client, "/admin/")
    for _ in range(3):
        grow()

    assert queries_of(client, "/admin/") == first
    assert len(client.get("/admin/").context["work"].groups[0].lines) == 4


def test_an_editor_goes_on_with_what_they_changed_or_submitted(client, editor):
    mine, other = EditionFactory(), EditionFactory()
    make_move(Move.SUBMIT, mine, editor)
    make_move(Move.SUBMIT, other, UserFactory(hr_editor=True))

    rows = read(client.get("/admin/")).find("section[aria-labelledby=working-on] tbody .name")
    assert [row.text for row in rows] == [mine.name]


def test_everything_names_models_of_the_admin_once_and_keeps_the_others_apart():
    named = [label for notes in AREAS.values() for label in notes]
    kept = {model._meta.label_lower for model in site._registry}
    other = {"name": "Things", "admin_url": "/admin/things/", "add_url": None, "model": None}
    known = other | {"model": User}

    assert (len(named), set(named) - kept) == (len(set(named)), set())
    other["model"] = type("Other", (), {"_meta": type("Meta", (), {"label_lower": "tests.other"})})
    assert [area.name for area in areas([{"models": [known, other]}])] == ["People and the site", "The rest"]


def test_a_role_sees_of_everything_what_it_uses(client, editor):
    areas = {area.name for area in client.get("/admin/everything/").context["areas"]}

    assert "People and the site" not in areas
    assert {"Ladders", "The organization", "Positions and requests"} <= areas


def test_a_role_for_one_organization_finds_what_waits_there_alone(client):
    editor = UserFactory(hr_editor=True)
    here, elsewhere = EditionFactory(), EditionFactory()
    for edition in (here, elsewhere):
        make_move(Move.SUBMIT, edition, editor)
    client.force_login(UserFactory(roles=({"kind": "HR approver", "organization": here.family.organization},)))

    assert work(client) == [("To review", [here.name])]
