"""The description of a request: who reads it, and how its reading is kept."""

import pytest
from django.urls import reverse

from classification.readout.own_description import kept_description
from tests.classification.classify_page.reading import ADDRESS, give
from tests.classification.factories import RequestFactory

pytestmark = pytest.mark.usefixtures("documents", "db")


@pytest.mark.parametrize(("trait", "status"), [("hr_editor", 200), ("manager", 404), ("employee", 404), (None, 404)])
def test_only_who_studies_reads_the_description_of_a_request(client, hr, request_of, trait, status):
    request = request_of()
    if trait:
        hr(trait)

    assert client.get(f"{ADDRESS}?request={request.pk}").status_code == status
    assert client.post(ADDRESS, {"request": request.pk, "keep": "1"}).status_code == {200: 302}.get(status, status)


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "١٢", "%001x"])
def test_a_request_that_is_not_there_is_not_found(client, hr, number):
    hr("hr_editor")

    assert client.get(f"{ADDRESS}?request={number}").status_code == 404


def test_a_request_without_a_description_is_not_found(client, hr):
    hr("hr_editor")

    assert client.get(f"{ADDRESS}?request={RequestFactory().pk}").status_code == 404


def test_the_description_of_a_request_is_read_against_its_organization_and_not_kept_in_the_session(
    client,
    hr,
    request_of,
):
    hr("hr_editor")
    page = client.get(f"{ADDRESS}?request={request_of().pk}")

    assert {one.key.partition("/")[0] for one in page.context["shown"].families} == {"mit"}
    assert kept_description(client.session) == ""


def test_a_reading_of_a_request_is_kept_as_a_run(client, hr, request_of):
    request = request_of()
    hr("hr_editor")
    before = client.get(f"{ADDRESS}?request={request.pk}").context["shown"]

    page = client.post(ADDRESS, {"request": request.pk, "keep": "1"}, follow=True)

    assert page.redirect_chain == [(reverse("classification:run", args=[request.runs.get().pk]), 302)]
    assert page.context["shown"] == before


def test_only_the_reading_of_a_request_is_kept(client, hr):
    hr("hr_editor")
    give(client)

    assert client.post(ADDRESS, {"keep": "1"}).status_code == 404
