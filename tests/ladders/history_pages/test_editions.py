"""The list of a ladder's editions, and a draft that begins with an old one."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from jobfamilies.actions import publish_edition, start_draft
from jobfamilies.models import Edition, Publication
from tests.factories import EditionFactory, UserFactory
from tests.ladders.clerks import (
    APPROVER,
    DRAFT,
    EDITOR,
    EMPLOYEE,
    HUGE,
    MANAGER,
    NOW,
    OLD,
    SOON,
    STRANGER,
    address,
    clerk,
    sign_in,
)
from tests.markup import read

pytestmark = pytest.mark.django_db


# --- the editions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (STRANGER, ["Edition 2 In force", "Edition 1 No longer in force"]),
        (EMPLOYEE, ["Edition 2 In force", "Edition 1 No longer in force"]),
        (MANAGER, ["Edition 2 In force", "Edition 1 No longer in force"]),
        *(
            (
                role,
                [
                    "Edition 5 Draft",
                    "Edition 4 Scheduled",
                    "Edition 3 Withdrawn",
                    "Edition 2 In force",
                    "Edition 1 No longer in force",
                ],
            )
            for role in (EDITOR, APPROVER)
        ),
    ],
)
def test_readers_see_what_took_effect_and_hr_sees_every_edition(client, family, role, shown):
    sign_in(client, role)

    assert read(client.get(address("editions"))).texts("div.edition-name") == shown


def test_an_edition_leads_to_itself_to_what_it_changed_and_to_what_differs_from_today(client, family):
    sign_in(client, EDITOR)

    page = read(client.get(address("editions")))

    assert [link["href"] for link in page.find("#edition-4 a")] == [
        address("edition", SOON),
        address("redline", NOW, SOON),
        address("log", SOON),
    ]
    assert [link["href"] for link in page.find("#edition-1 a")] == [
        address("edition", OLD),
        address("redline", NOW, OLD),
        address("log", OLD),
    ]


@pytest.mark.parametrize(("role", "is_named"), [(EMPLOYEE, False), (EDITOR, True)])
def test_people_are_named_to_hr_alone(client, role, is_named):
    edition = EditionFactory(family=clerk(), effective_on=date(2020, 1, 2))
    draft = start_draft(edition=edition)
    approver = UserFactory(hr_approver=True, username="anna")
    draft.state = Edition.State.APPROVED
    draft.save()
    publish_edition(
        edition=draft,
        effective_on=timezone.localdate(),
        by=approver,
        at=timezone.now(),
        kind=Publication.Kind.CLERICAL,
        notice="A slip is mended.",
        reference="HR-7",
    )
    sign_in(client, role)

    page = read(client.get(address("editions")))

    told = page.find("#edition-2")[0].text
    assert [words in told for words in ("Clerical correction", "HR-7", "A slip is mended.")] == [True] * 3
    assert ("anna" in page.find("main")[0].text) is is_named
    assert ("Moves" in told) is is_named


def test_a_family_without_a_readable_edition_has_no_history(client):
    EditionFactory(family=clerk(), draft=True)

    assert client.get(address("editions")).status_code == 404
    assert client.get("/no/such/editions/").status_code == 404


@pytest.mark.parametrize(("role", "queries"), [(EMPLOYEE, 6), (EDITOR, 7)])
def test_the_history_asks_the_same_whatever_the_number_of_editions(client, role, queries, django_assert_num_queries):
    family = clerk()
    sign_in(client, role)
    for days in ((1, 2), (3, 4, 5)):
        for day in days:
            EditionFactory(family=family, effective_on=date(2020, 1, day))
        with django_assert_num_queries(queries):
            client.get(address("editions"))


def test_the_ladder_and_its_levels_lead_to_their_history(client, two):
    family, _ = two

    ladder = read(client.get(family.get_absolute_url()))
    level = read(client.get(address("level", "clerk-i")))

    assert address("editions") in [link["href"] for link in ladder.find("div.actions a")]
    assert address("level-history", "clerk-i") in [link["href"] for link in level.find("aside div.actions a")]


# --- a draft from an old edition -------------------------------------------------------------------------------------


def test_an_editor_starts_a_draft_from_an_old_edition(client, two):
    family, _ = two
    sign_in(client, EDITOR)

    response = client.post(address("start-draft", OLD))

    draft = family.editions.get(number=3)
    assert response["Location"] == reverse("admin:jobfamilies_edition_change", args=[draft.pk])
    assert [level.title for level in draft.levels.all()] == ["Clerk I"]


def test_where_an_edition_is_open_no_other_is_started(client, family):
    sign_in(client, EDITOR)

    response = client.post(address("start-draft", OLD))

    assert response["Location"] == address("editions")
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "This family has an open edition already (5). Publish or delete it before you start another."
    ]
    assert family.editions.count() == DRAFT
    assert read(client.get(address("editions"))).find("ol.editions form") == []


@pytest.mark.parametrize("role", [STRANGER, EMPLOYEE, MANAGER, APPROVER])
def test_nobody_else_starts_one(client, two, role):
    family, _ = two
    sign_in(client, role)

    assert client.post(address("start-draft", OLD)).status_code == 403
    assert "Start a draft" not in client.get(address("editions")).text
    assert family.editions.count() == 2


def test_a_draft_is_started_by_a_button_alone(client, two):
    sign_in(client, EDITOR)

    assert client.get(address("start-draft", OLD)).status_code == 405
    assert client.post(address("start-draft", 77)).status_code == 404
    assert client.post(f"/acme/clerk/editions/{HUGE}/draft/").status_code == 404
