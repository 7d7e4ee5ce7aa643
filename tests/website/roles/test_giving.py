"""Roles given and taken, people invited and let go."""

import pytest
from django.core import mail
from django.utils import timezone

from jobfamilies.models import Edition
from tests.factories import EditionFactory, OrganizationFactory, RoleFactory, UserFactory, days_from_now
from tests.markup import read
from website.models import Message, Role, User
from website.roles import may
from website.roles.actions import (
    CannotGive,
    CannotManage,
    deactivate,
    give_role,
    invite,
    let_in_again,
    take_role,
)

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def keeper():
    return UserFactory(administrator=True)


@pytest.fixture
def site_keeper():
    return UserFactory(roles=["site administrator"])


def give(person, by, kind="HR editor", **facts):
    return give_role(person=person, kind=kind, by=by, at=NOW, **facts)


def test_a_role_is_given_for_an_organization_and_taken_and_the_person_is_told(keeper):
    person, organization = UserFactory(), OrganizationFactory()
    edition = EditionFactory(family__organization=organization)

    role = give(person, keeper, organization=organization)
    assert may(person, "jobfamilies.change_edition", edition) is True

    take_role(role=role, by=keeper, at=NOW)
    assert may(User.objects.get(pk=person.pk), "jobfamilies.change_edition", edition) is False
    kept = Role.objects.get(person=person)
    assert (kept.given_by, kept.taken_by, kept.taken_at) == (keeper, keeper, NOW)
    assert [*Message.objects.filter(to=person).order_by("pk").values_list("event", flat=True)] == [
        "role given",
        "role taken",
    ]


@pytest.mark.parametrize(
    ("by", "kind", "facts", "reason"),
    [
        ("editor", "analyst", {}, "Only people administrators and site administrators give and take roles."),
        ("keeper", "site administrator", {}, "Only site administrators give and take this role."),
        ("keeper", "HR editor", {}, "They have this role already. Take it first to give it for other days."),
        ("keeper", "analyst", {"until_on": days_from_now(-1)}, "The last day is before the first."),
    ],
)
def test_what_speaks_against_giving_is_said(keeper, by, kind, facts, reason):
    person = UserFactory(roles=["HR editor"])
    who = {"editor": UserFactory(hr_editor=True), "keeper": keeper}[by]

    with pytest.raises(CannotGive) as refusal:
        give(person, who, kind, **facts)

    assert [*refusal.value.reasons] == [reason]


def test_nobody_takes_their_own_last_role_as_site_administrator(site_keeper):
    own = site_keeper.roles.get()

    with pytest.raises(CannotGive, match="your own last role"):
        take_role(role=own, by=site_keeper, at=NOW)

    RoleFactory(person=site_keeper, kind="site administrator", from_on=days_from_now(-1))
    take_role(role=own, by=site_keeper, at=NOW)
    assert may(User.objects.get(pk=site_keeper.pk), "website.give_site_administrator") is True


def test_who_is_invited_has_an_account_without_a_password_and_is_invited_once(keeper):
    person = invite(email="new@example.org", by=keeper, at=NOW)

    assert (person.username, person.has_usable_password(), person.invitation.by) == ("new@example.org", False, keeper)
    with pytest.raises(CannotManage, match="has an account already"):
        invite(email="NEW@example.org", by=keeper, at=NOW)


def test_who_is_deactivated_loses_their_roles_and_gets_none_back(keeper):
    person = UserFactory(hr_editor=True)

    deactivate(person=person, by=keeper, at=NOW)
    assert (User.objects.get(pk=person.pk).is_active, Role.objects.standing().filter(person=person).count()) == (
        False,
        0,
    )

    let_in_again(person=person, by=keeper, at=NOW)
    assert may(User.objects.get(pk=person.pk), "jobfamilies.change_edition") is False


def test_a_people_administrator_does_not_deactivate_who_stands_above_nor_themselves(keeper, site_keeper):
    for person in (site_keeper, UserFactory(is_superuser=True), keeper):
        with pytest.raises(CannotManage):
            deactivate(person=person, by=keeper, at=NOW)

    assert User.objects.filter(is_active=False).count() == 0


# --- the pages -------------------------------------------------------------------------------------------------------


def test_a_role_is_given_and_taken_on_the_page_of_a_person(client, keeper):
    person, organization = UserFactory(), OrganizationFactory()
    client.force_login(keeper)
    page = f"/admin/people/{person.pk}/"

    client.post(page, {"kind": "HR approver", "organization": organization.pk, "from_on": days_from_now(0)})
    role = Role.objects.get(person=person)
    assert (role.kind, role.organization, role.given_by) == ("HR approver", organization, keeper)
    assert organization.name in client.get(page).text

    client.post(f"{page}roles/{role.pk}/take/")
    assert Role.objects.standing().filter(person=person).count() == 0


def test_people_are_invited_by_mail_with_a_link_that_sets_a_password(client, keeper, settings):
    settings.SENDS_MAIL = True
    client.force_login(keeper)

    client.post("/admin/people/invite/", {"mails": "a@example.org\nb@example.org", "kind": "analyst"})

    assert [each.to for each in mail.outbox] == [["a@example.org"], ["b@example.org"]]
    assert [*Role.objects.filter(kind="analyst").values_list("person__email", flat=True)] == [
        "a@example.org",
        "b@example.org",
    ]
    path = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http")).split("/", 3)[3]
    client.logout()
    form = read(client.get(f"/{path}", follow=True))
    assert form.texts("h1") == ["Set your password"]


def test_who_goes_on_with_open_work_gets_a_role_for_it(client, keeper):
    leaving, heir = UserFactory(hr_editor=True), UserFactory()
    edition = EditionFactory()
    edition.transitions.create(
        family=edition.family,
        number=1,
        move="submit",
        from_stage="draft",
        to_stage="in review",
        by=leaving,
        at=NOW,
        content_digest="0" * 64,
        document_version=1,
    )
    client.force_login(keeper)
    page = f"/admin/people/{leaving.pk}/deactivate/"
    assert str(Edition.objects.get()) in client.get(page).text

    client.post(page, {"heir": heir.pk})

    assert User.objects.get(pk=leaving.pk).is_active is False
    assert may(User.objects.get(pk=heir.pk), "jobfamilies.change_edition", edition) is True
    assert may(User.objects.get(pk=heir.pk), "jobfamilies.change_edition", EditionFactory()) is False


@pytest.mark.parametrize("role", ["HR editor", "HR approver", "analyst"])
@pytest.mark.parametrize("tail", ["", "invite/", "{}/", "{}/deactivate/"])
def test_the_pages_of_people_are_for_those_who_keep_them(client, role, tail):
    user = UserFactory(roles=[role])
    client.force_login(user)

    assert client.get(f"/admin/people/{tail.format(user.pk)}").status_code == 403


def test_the_list_asks_as_much_for_many_as_for_one(client, keeper, django_assert_max_num_queries):
    for _ in range(6):
        UserFactory(hr_editor=True)
    client.force_login(keeper)

    with django_assert_max_num_queries(12):
        page = client.get("/admin/people/?kind=HR+editor")

    assert len(page.context["page"]) == 6
    assert "HR approver" in [*page.context["kinds"]]
