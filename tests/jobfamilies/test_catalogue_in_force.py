"""The lists show what is in force, as it was published, and nothing else."""

import pytest
from django.urls import reverse

from jobfamilies.models import Grade, JobFamily
from tests.factories import EditionFactory, JobFunctionFactory, OrganizationFactory, UserFactory
from tests.markup import read, rows

pytestmark = pytest.mark.django_db

HOME = reverse("jobfamilies:home")


def families(response):
    return [row.record.family.slug for row in response.context["table"].rows]


@pytest.mark.parametrize(
    "role", [{}, {"employee": True}, {"hr_editor": True}], ids=["no group", "employee", "HR editor"]
)
def test_only_what_is_in_force_is_listed(client, role):
    for traits in ({"draft": True}, {"in_review": True}, {"scheduled": True}, {"withdrawn": True}):
        EditionFactory(**traits)
    shown = EditionFactory(published=True)
    EditionFactory(family=shown.family, scheduled=True)
    client.force_login(UserFactory(**role))

    response = client.get(HOME)

    assert [row.record for row in response.context["table"].rows] == [shown]


def test_a_family_is_listed_as_its_edition_in_force_names_it(client):
    old = EditionFactory(published=True, title="Clerk")
    EditionFactory(family=old.family, published=True, title="Office Clerk", levels=2)
    EditionFactory(family=old.family, draft=True, title="Assistant", levels=3)

    page = read(client.get(HOME))

    assert page.texts("table.listing a.entry") == ["Office Clerk"]
    assert len(page.find("ul.level-links li")) == 2


def test_renaming_what_families_share_does_not_rewrite_what_was_published(client):
    edition = EditionFactory(published=True, graded=True, levels=2)
    before = rows(client.get(HOME))

    JobFamily.objects.update(name="Renamed")
    Grade.objects.update(name="Renamed")

    assert rows(client.get(HOME)) == before
    assert before[0][0].startswith(edition.title)


def test_an_empty_site_says_so(client):
    OrganizationFactory()

    assert read(client.get(HOME)).texts("p.empty-result") == ["There are no families yet."]


def test_a_function_that_we_assigned_is_a_filter(client):
    shown = EditionFactory(published=True, family__function=JobFunctionFactory(slug="finance"))
    EditionFactory(published=True)

    assert families(client.get(HOME, {"function": "finance"})) == [shown.family.slug]
    assert families(client.get(HOME, {"function": "none"})) != [shown.family.slug]
