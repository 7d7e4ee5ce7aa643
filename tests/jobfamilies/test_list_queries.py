"""Every list of what families have asks the database as often for one family as for four."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from tests.factories import EditionFactory, JobFunctionFactory, OrganizationFactory, UserFactory
from website.lists import FilteredTable

pytestmark = pytest.mark.django_db

LISTS = [
    reverse("jobfamilies:home"),
    reverse("jobfamilies:levels"),
    reverse("jobfamilies:sources"),
    reverse("ladders:dimensions"),
    "/acme/",
]


def subclasses(base):
    return {each for child in base.__subclasses__() for each in (child, *subclasses(child))}


def test_the_lists_below_are_all():
    of_families = {
        view for view in subclasses(FilteredTable) if view.__module__.startswith(("jobfamilies", "ladders"))
    }

    assert {resolve(address).func.view_class for address in LISTS} == of_families


def add_family(organization):
    """Add a family with all that a list may show of one, and with one level more than the last."""
    number = organization.families.count() + 1
    EditionFactory(
        published=True,
        transcribed=True,
        graded=True,
        levels=number,
        family__organization=organization,
        family__function=JobFunctionFactory(),
    )


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries), len(response.context["table"].rows)


@pytest.mark.parametrize("role", [None, {"hr_editor": True}], ids=["stranger", "HR editor"])
@pytest.mark.parametrize("address", LISTS)
def test_as_many_queries_for_one_row_as_for_many(client, address, role):
    if role:
        client.force_login(UserFactory(**role))
    acme = OrganizationFactory(slug="acme")
    add_family(acme)
    asked, rows = queries_of(client, address)

    for _ in range(3):
        add_family(acme)
        add_family(OrganizationFactory())
    asked_later, rows_later = queries_of(client, address)

    assert rows == 1
    assert rows_later >= 4
    assert asked_later == asked


@pytest.mark.parametrize("address", LISTS)
def test_filters_add_no_query_per_row(client, address):
    acme = OrganizationFactory(slug="acme")
    add_family(acme)
    filtered = f"{address}?q=e&track=none&sort=-organization"
    asked, _ = queries_of(client, filtered)
    for _ in range(3):
        add_family(acme)

    assert queries_of(client, filtered)[0] == asked
