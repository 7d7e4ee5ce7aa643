"""Families and organizations end: closed with a reason and what follows, opened again, or deleted."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from jobfamilies.actions import move_edition
from jobfamilies.models import Edition, JobFamily, Move, Organization
from tests.factories import EditionFactory, JobFamilyFactory, OrganizationFactory, UserFactory
from tests.markup import read

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def editor(client):
    editor = UserFactory(hr_editor=True)
    client.force_login(editor)
    return editor


def page(thing, tail):
    return reverse(f"admin:jobfamilies_{thing._meta.model_name}_{tail}", args=[thing.pk])


def shut(client, thing, **facts):
    return client.post(page(thing, "close"), {"on": TODAY, "reason": "Merged.", "successor": "", **facts})


def listed(client, address="/"):
    return [row.record.family.name for row in client.get(address).context["table"].rows]


def test_a_closed_family_is_read_with_a_banner_and_left_out_of_lists(client, editor):
    organization = OrganizationFactory()
    ended, next_one = (
        EditionFactory(family__name=name, family__organization=organization, published=True).family for name in "AB"
    )

    shut(client, ended, successor=next_one.pk)

    banner = read(client.get(ended.get_absolute_url())).find("p.notice")[-1]
    assert listed(client) == ["B"]
    assert banner.text.endswith("Merged. What follows it: B.")
    assert banner.find("a")[0]["href"] == next_one.get_absolute_url()
    assert list(client.get(organization.get_absolute_url()).context["closed_families"]) == [ended]
    assert [level.edition.family for level in client.get("/levels/").context["table"].data] == [next_one]


def test_it_closes_on_its_day_and_is_opened_again(client, editor):
    family = EditionFactory(published=True).family

    shut(client, family, on=TODAY + timedelta(days=1))
    before = listed(client)
    shut(client, family)
    closed = listed(client)
    client.post(page(family, "reopen"))

    assert (before, closed, listed(client)) == ([family.name], [], [family.name])


def test_a_closed_organization_keeps_its_own_page(client, editor):
    family = EditionFactory(published=True).family
    organization = family.organization

    shut(client, organization)

    assert (listed(client), listed(client, organization.get_absolute_url())) == ([], [family.name])
    assert str(organization) in read(client.get(family.get_absolute_url())).find("p.notice")[-1].text


def test_a_family_with_an_open_draft_is_not_closed_over_it(client, editor):
    edition = EditionFactory()

    answer = shut(client, edition.family)

    said = read(answer).texts(".errornote li")
    assert said == [f"{edition} is draft. Publish or delete it first."]
    assert JobFamily.objects.get().closed_from is None


def test_a_family_without_published_editions_is_deleted_with_all_it_has(client, editor):
    edition = EditionFactory(levels=2, rows=2)

    client.post(page(edition.family, "delete"))

    assert (JobFamily.objects.count(), Edition.objects.count()) == (0, 0)


def published(editor):
    return EditionFactory(published=True).family


def submitted(editor):
    edition = EditionFactory()
    move_edition(edition=edition, move=Move.SUBMIT, by=editor, at=now())
    return edition.family


def organization_with_family(editor):
    return JobFamilyFactory(organization__name="Harbour").organization


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (published, "1 edition was published, and what was published is kept. Close the family instead."),
        (submitted, "What happened to its editions is on record for good. Close the family instead."),
        (organization_with_family, "Harbour has 1 job family. Close it instead, or delete them first."),
    ],
)
def test_what_cannot_be_deleted_says_why_and_what_to_do(client, editor, make, says):
    thing = make(editor)

    shown = read(client.get(page(thing, "delete"))).texts(".errornote li")
    answer = client.post(page(thing, "delete"))

    assert shown == [says]
    assert answer.status_code == 200
    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_an_organization_with_nothing_is_deleted(client, editor):
    client.post(page(OrganizationFactory(), "delete"))

    assert Organization.objects.count() == 0


def test_only_hr_editors_close(client):
    client.force_login(UserFactory(hr_approver=True))
    family = EditionFactory(published=True).family

    shut(client, family)

    assert JobFamily.objects.get().closed_from is None
