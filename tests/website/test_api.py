"""The kit of the API: errors in one form, limits, other sites' scripts, its description and its page."""

import tomllib

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from ninja import Schema
from schemathesis.config import SchemathesisConfig

from tests.factories import UserFactory
from website.api import throttle as throttling
from website.api.site import api

pytestmark = pytest.mark.django_db


def told(response):
    """Return (status, media type, places and names of what is wrong)."""
    body = response.json()
    assert body["status"] == response.status_code
    return (
        response.status_code,
        response.headers["Content-Type"],
        [(fault["place"], fault["name"], fault["value"]) for fault in body["errors"]],
    )


PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    ("address", "status", "faults"),
    [
        ("/api/nothing", 404, []),
        ("/api/families/nobody/nothing", 404, []),
        ("/api/families/nobody/nothing/editions", 404, []),
        ("/api/families/nobody/nothing/editions/1/document", 404, []),
        ("/api/levels/nobody/nothing/none", 404, []),
        ("/api/organizations/nobody", 404, []),
        ("/api/sources/nobody/none", 404, []),
        ("/api/families?page=2", 404, []),
        ("/api/families?page=0", 422, [("query", "page", "0")]),
        ("/api/families?page=x", 422, [("query", "page", "x")]),
        ("/api/families?page=" + "9" * 30, 422, [("query", "page", "9" * 30)]),
        ("/api/families?page_size=101", 422, [("query", "page_size", "101")]),
        ("/api/families?page=1&page=2", 422, [("query", "page", "2")]),
        ("/api/families?colour=red&page=1", 422, [("query", "colour", "red")]),
        ("/api/families?org=nobody", 422, [("query", "org", "nobody")]),
        ("/api/families?org=a%00b", 422, [("query", "org", "a\0b")]),
        ("/api/families?track=professional&track=other", 422, [("query", "track", "other")]),
        ("/api/families?grade=x", 422, [("query", "grade", "x")]),
        ("/api/families?grade=mit:99", 422, [("query", "grade", "mit:99")]),
        ("/api/families?q=" + "x" * 201, 422, [("query", "q", "x" * 201)]),
        ("/api/levels?exemption=perhaps", 422, [("query", "exemption", "perhaps")]),
        ("/api/organizations?q=mit", 422, [("query", "q", "mit")]),
        ("/api/organizations/a%00b", 422, [("path", "organization", "a\0b")]),
        ("/api/families/a/b/editions/" + "9" * 30 + "/document", 422, [("path", "number", "9" * 30)]),
        ("/api/comparison", 422, [("query", "lower", None), ("query", "upper", None)]),
        ("/api/comparison?lower=a/b/c&upper=a", 422, [("query", "upper", "a")]),
        (
            "/api/comparison?lower=a/b/c&upper=a/b/d@9",
            422,
            [("query", "lower", "a/b/c"), ("query", "upper", "a/b/d@9")],
        ),
    ],
)
def test_what_cannot_be_answered_is_named_in_one_form(client, address, status, faults):
    assert told(client.get(address)) == (status, PROBLEM, faults)


def test_a_client_that_reads_no_json_is_told(client):
    assert told(client.get("/api/families", headers={"Accept": "text/html"})) == (406, PROBLEM, [])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_nothing_is_written(client, method):
    response = getattr(client, method)("/api/families")

    assert told(response) == (405, PROBLEM, [])
    assert response.headers["Allow"] == "GET, HEAD"


def test_head_is_get_without_the_body(client):
    got, head = client.get("/api/families"), client.head("/api/families")

    assert (head.status_code, head.content, head.headers["Content-Length"]) == (200, b"", str(len(got.content)))


def test_a_host_that_the_site_does_not_answer_to_is_told_in_json(client):
    assert told(client.get("/api/families", headers={"Host": "evil.example"})) == (400, PROBLEM, [])


def test_a_failure_of_the_site_is_told_in_json(monkeypatch):
    monkeypatch.setattr("jobfamilies.api.families.filtered", None)

    assert told(Client(raise_request_exception=False).get("/api/families")) == (500, PROBLEM, [])


def test_a_page_that_is_not_found_is_still_a_page(client):
    assert client.get("/no/such/page/").headers["Content-Type"] == "text/html; charset=utf-8"


def test_an_address_without_its_slash_is_no_organization(client):
    assert client.get("/api/families/").status_code == 404
    assert client.get("/api").headers["Location"] == "/api/"


# --- limits ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def limited(settings, monkeypatch):
    """Two requests a minute for clients who are not signed in."""
    settings.API_RATE = "2/min"
    throttle = throttling.AnonymousRate()
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                monkeypatch.setattr(operation, "throttle_objects", [throttle])
    cache.clear()
    yield
    cache.clear()


def statuses(client, count=3, **extra):
    return [client.get("/api/organizations", **extra).status_code for _ in range(count)]


def test_an_anonymous_client_that_asks_too_often_is_told_when_to_come_back(client, limited):
    assert statuses(client) == [200, 200, 429]

    response = client.get("/api/organizations")
    assert told(response) == (429, PROBLEM, [])
    assert 1 <= int(response.headers["Retry-After"]) <= 60


def test_requests_that_are_refused_count_too(client, limited):
    assert [client.get("/api/families?page=0").status_code for _ in range(3)] == [422, 422, 429]


def test_people_who_are_signed_in_are_not_counted(client, limited):
    client.force_login(UserFactory())

    assert statuses(client, 4) == [200] * 4


def test_each_address_is_counted_for_itself(client, limited):
    assert statuses(client, REMOTE_ADDR="192.0.2.1") == [200, 200, 429]
    assert statuses(client, REMOTE_ADDR="192.0.2.2") == [200, 200, 429]


def test_without_a_proxy_a_client_cannot_choose_its_address(client, limited):
    assert [statuses(client, 1, headers={"X-Forwarded-For": f"192.0.2.{n}"})[0] for n in range(3)] == [200, 200, 429]


def test_behind_a_proxy_the_address_that_it_added_counts(client, limited, settings):
    settings.BEHIND_PROXY = True
    forged = [{"X-Forwarded-For": f"10.0.0.{n}, 192.0.2.1"} for n in range(3)]

    assert [statuses(client, 1, headers=one)[0] for one in forged] == [200, 200, 429]
    assert statuses(client, 1, headers={"X-Forwarded-For": "10.0.0.1, 192.0.2.2"}) == [200]


# --- other sites' scripts --------------------------------------------------------------------------------------------

ELSEWHERE = {"Origin": "https://intranet.example.org"}


def cors_headers(response):
    return {name: value for name, value in response.headers.items() if name.startswith("access-control")}


@pytest.mark.parametrize("address", ["/api/families", "/"])
def test_scripts_of_other_sites_read_nothing_unless_a_setting_names_them(client, address):
    assert cors_headers(client.get(address, headers=ELSEWHERE)) == {}


def test_a_named_site_reads_the_api_alone(client, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://intranet.example.org"]

    assert cors_headers(client.get("/api/families", headers=ELSEWHERE)) == {
        "access-control-allow-origin": "https://intranet.example.org",
        "access-control-expose-headers": "etag, retry-after",
    }
    assert cors_headers(client.get("/", headers=ELSEWHERE)) == {}
    assert cors_headers(client.get("/api/families", headers={"Origin": "https://other.example.org"})) == {}


def test_a_named_site_may_ask_with_an_entity_tag(client, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://intranet.example.org"]
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}

    allowed = cors_headers(client.options("/api/families", headers=ELSEWHERE | asked))

    assert (allowed["access-control-allow-methods"], allowed["access-control-allow-headers"]) == (
        "GET, HEAD",
        "accept, if-match, if-none-match",
    )


# --- its description and its page ------------------------------------------------------------------------------------


def operations():
    return [one for each in api.get_openapi_schema()["paths"].values() for one in each.values()]


def test_every_address_has_a_name_a_tag_words_and_its_errors():
    found = operations()

    assert len({one["operationId"] for one in found}) == len(found)
    assert all(one["tags"] and one["summary"] and one["description"] for one in found)
    assert all({200, 404, 406, 422, 429} <= set(one["responses"]) for one in found)
    assert [
        (one["operationId"], each["name"])
        for one in found
        for each in one["parameters"]
        if not each.get("description")
    ] == []


def subclasses(base):
    return {each for child in base.__subclasses__() for each in (child, *subclasses(child))}


def test_no_two_shapes_have_one_name():
    ours = [each for each in subclasses(Schema) if each.__module__.split(".")[0] in ("jobfamilies", "ladders")]
    names = [each.__name__ for each in ours]

    assert sorted(name for name in names if names.count(name) > 1) == []


def test_every_example_of_the_page_is_answered(client, documents):
    page = client.get("/api/docs")
    examples = [one.example for _, endpoints in page.context["groups"] for one in endpoints]

    assert len(examples) == len(operations())
    assert [client.get(address).status_code for address in examples] == [200] * len(examples)


def test_the_page_names_every_shape_that_it_links(client):
    page = client.get("/api/docs").text
    shapes = {one.name for one in client.get("/api/docs").context["shapes"]}

    linked = {part.split('"')[0] for part in page.split('href="#shape-')[1:]}
    assert linked <= shapes
    assert all(f'id="shape-{name}"' in page for name in linked)


def test_the_root_leads_to_the_page(client):
    assert client.get("/api/").headers["Location"] == "/api/docs"


# --- tried with all that the description allows ----------------------------------------------------------------------

CHECKS = """
[generation]
max-examples = 5
deterministic = true
database = "none"

# What a filter offers is data: a well-formed slug of nobody is refused with 422, which no schema can say.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "404", "422"]
"""


schema = schemathesis.openapi.from_wsgi(
    "/api/openapi.json", WSGIHandler(), config=SchemathesisConfig.from_dict(tomllib.loads(CHECKS))
)


@pytest.fixture
def one_connection():
    """The test's own connection stays open after each request, as Django's test client keeps it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@hypothesis_settings(suppress_health_check=list(HealthCheck), deadline=None)
def test_it_does_what_its_description_says(documents, db, one_connection, case):
    case.call_and_validate()
