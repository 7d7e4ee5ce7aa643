"""The ladders that a rating may be started on, by job function; first that on which the position is classified."""

import pytest
from django.urls import reverse

from tests.classification.factories import RequestFactory, RulingFactory
from tests.factories import EditionFactory, JobFunctionFactory, OrganizationFactory, UserFactory
from tests.markup import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return OrganizationFactory(name="Example University")


@pytest.fixture
def ladders(organization):
    """Ladders of two levels by their titles: two of Finance, two of Technology, one without a job function."""
    finance, technology = JobFunctionFactory(name="Finance"), JobFunctionFactory(name="Technology")
    functions = {"Budget": finance, "Audit": finance, "Wiki": technology, "Network": technology, "Other": None}
    return {
        title: EditionFactory(
            published=True, levels=2, title=title, family__organization=organization, family__function=function
        )
        for title, function in functions.items()
    }


@pytest.fixture
def asked(organization):
    return RequestFactory(studied=True, position__organization=organization)


def offered(client, asked):
    """Return the groups of the choice with the ladders in each, in their order."""
    client.force_login(UserFactory(hr_editor=True))
    (select,) = read(client.get(reverse("classification:ratings", args=[asked.pk]))).find("select[name=ladder]")
    return {group["label"]: [option.text for option in group.find("option")] for group in select.find("optgroup")}


def titled(*titles):
    return [f"{title}, edition 1" for title in titles]


def test_they_stand_by_job_function_and_name(client, asked, ladders):
    assert offered(client, asked) == {
        "Example University: Finance": titled("Audit", "Budget"),
        "Example University: Technology": titled("Network", "Wiki"),
        "Example University: no job function stated": titled("Other"),
    }


def test_the_ladder_that_the_position_is_classified_on_comes_first_then_its_function(client, asked, ladders):
    RulingFactory(
        request__position=asked.position,
        request__requested_by=asked.requested_by,
        request__description=asked.description,
        level=ladders["Wiki"].levels.get(rank=1),
    )

    found = offered(client, asked)

    assert list(found.items()) == [
        ("The ladder that the position is classified on", titled("Wiki")),
        ("Example University: Technology", titled("Network")),
        ("Example University: Finance", titled("Audit", "Budget")),
        ("Example University: no job function stated", titled("Other")),
    ]


@pytest.mark.usefixtures("ladders")
def test_what_could_not_be_rated_against_is_not_offered(client, asked, organization):
    EditionFactory(published=True, levels=1, title="One level", family__organization=organization)
    EditionFactory(published=True, levels=2, title="Elsewhere")
    EditionFactory(levels=2, title="A draft", family__organization=organization)

    names = [name for group in offered(client, asked).values() for name in group]

    assert sorted(names) == titled("Audit", "Budget", "Network", "Other", "Wiki")


def test_more_ladders_ask_no_more_queries(client, asked, ladders, organization, django_assert_max_num_queries):
    client.force_login(UserFactory(hr_editor=True))
    address = reverse("classification:ratings", args=[asked.pk])
    client.get(address)
    with django_assert_max_num_queries(50) as few:
        client.get(address)
    for number in range(5):
        EditionFactory(published=True, levels=2, title=f"L{number}", family__organization=organization)

    with django_assert_max_num_queries(len(few)):
        client.get(address)
