"""Every door asks the same: role × organization × thing over pages, files, admin, API and search."""

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.classification.factories import RequestFactory
from tests.factories import EditionFactory, StatementFactory, UserFactory

pytestmark = pytest.mark.django_db

# Of the organization "here"; {e} is its draft, {r} its request in study.
DRAFT = "/{o}/{f}/editions/1/"
DOORS = {
    "draft": DRAFT,
    "file of a draft": "/{o}/{f}/editions/1/ladder.csv",
    "API of a draft": "/api/families/{o}/{f}/editions/1/document",
    "draft in the admin": "/admin/jobfamilies/edition/{e}/change/",
    "writing a draft": "/admin/jobfamilies/edition/{e}/ladder/",
    "submitting": "/admin/jobfamilies/transition/edition/{e}/submit/",
    "approving": "/admin/jobfamilies/transition/edition/{e}/approve/",
    "request": "/requests/{r}/",
    "ratings": "/requests/{r}/ratings/",
    "case": "/requests/{r}/case.json",
    "ruling": "/requests/{r}/rule/",
    "position in the admin": "/admin/classification/position/{p}/change/",
}
READS = {"draft", "file of a draft", "API of a draft", "draft in the admin", "writing a draft"}
OPEN = {
    "nobody": set(),
    "HR editor here": READS | {"submitting", "request", "case", "position in the admin"},
    "HR approver here": READS | {"approving", "request", "ratings", "case", "ruling", "position in the admin"},
    "analyst here": {"request", "ratings", "case", "position in the admin"},
    "HR editor of the family": READS | {"submitting"},
    "HR approver of the draft": READS | {"approving"},
    "analyst of the request": {"request", "ratings", "case"},
    "HR editor elsewhere": set(),
    "HR approver elsewhere": set(),
    "analyst elsewhere": set(),
    "site administrator": READS,
    "people administrator": set(),
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A draft and a request of one organization, and somebody with each role here, elsewhere, or for the site."""
    with django_db_blocker.unblock(), transaction.atomic():
        edition, other = EditionFactory(draft=True, levels=1, rows=1, statements=0), EditionFactory()
        StatementFactory(level=edition.levels.get(), row=edition.rows.get(), text="Juggles zebras.")
        call_command("rebuild_search_index", verbosity=0)
        family, here = edition.family, edition.family.organization
        request = RequestFactory(position__organization=here, studied=True)
        places = {
            "here": {"organization": here},
            "elsewhere": {"organization": other.family.organization},
            "of the family": {"family": family},
            "of the draft": {"thing_kind": "jobfamilies.edition", "thing_key": edition.pk},
            "of the request": {"thing_kind": "classification.classificationrequest", "thing_key": request.pk},
        }
        people = {name: UserFactory(roles=roles_called(name, places)) for name in OPEN}
        parts = {
            "o": here.slug,
            "f": family.slug,
            "e": edition.pk,
            "r": request.pk,
            "p": request.position_id,
        }
        yield {name: address.format(**parts) for name, address in DOORS.items()}, people
        transaction.set_rollback(True)


def roles_called(name, places):
    """Return the Role's fields for a name of OPEN, such as “analyst here”."""
    where = next((place for place in places if name.endswith(place)), "")
    kind = name.removesuffix(where).strip()
    return [] if name == "nobody" else [{"kind": kind, **places.get(where, {})}]


@pytest.mark.parametrize("who", OPEN)
def test_a_role_opens_its_doors_and_no_other(world, client, db, who):
    addresses, people = world
    client.force_login(people[who])

    assert {name for name, address in addresses.items() if client.get(address).status_code == 200} == OPEN[who]


@pytest.mark.parametrize("who", OPEN)
@pytest.mark.parametrize("door", ["/search/", "/api/search"])
def test_words_of_a_draft_are_found_by_those_alone_who_may_read_it(world, client, db, who, door):
    client.force_login(world[1][who])

    response = client.get(door, {"q": "zebras", "edition": "all"})

    assert ("Juggles" in response.text or '"count":1' in response.text.replace(" ", "")) == ("draft" in OPEN[who])


@pytest.mark.parametrize("who", OPEN)
def test_the_lists_of_the_admin_hold_what_a_role_reaches(world, client, db, who):
    client.force_login(world[1][who])

    response = client.get("/admin/jobfamilies/edition/")
    shown = [row.pk for row in response.context["cl"].queryset] if response.status_code == 200 else []

    key = int(world[0]["draft in the admin"].split("/")[4])
    assert (key in shown) == ("draft in the admin" in OPEN[who])
