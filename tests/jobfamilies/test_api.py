"""The API on which jobs exist: what it lists, to whom, page by page; and the ladder document with its entity tag."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobfamilies.api.families import CatalogueQuery, LevelQuery
from jobfamilies.api.sources import SourceQuery
from jobfamilies.document import canonical, digest, dump, upcast
from jobfamilies.filters import FamilyFilter, LevelFilter, SourceFilter
from jobfamilies.models import Edition, Publication
from tests.documents import LADDERS
from tests.factories import (
    EditionFactory,
    JobFamilyFactory,
    JobFunctionFactory,
    OrganizationFactory,
    SourceDocumentFactory,
    UserFactory,
    publish_as,
)
from website.api.paging import Paging

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """A family with editions that are past, in force, scheduled and a draft."""
    family = JobFamilyFactory(organization__slug="acme", slug="clerk")
    EditionFactory(family=family, published=True)
    EditionFactory(family=family, published=True)
    EditionFactory(family=family, scheduled=True)
    EditionFactory(family=family, draft=True)
    return family


def standing(response):
    return [(row["number"], row["status"]) for row in response.json()["results"]]


# --- who sees what ---------------------------------------------------------------------------------------------------


def test_everybody_reads_the_editions_that_took_effect(client, family):
    assert standing(client.get("/api/families/acme/clerk/editions")) == [(2, "in force"), (1, "past")]


def test_those_who_may_read_open_editions_read_all(client, family, editor):
    assert standing(client.get("/api/families/acme/clerk/editions")) == [
        (4, "draft"),
        (3, "scheduled"),
        (2, "in force"),
        (1, "past"),
    ]


@pytest.mark.parametrize("trait", ["draft", "in_review", "scheduled", "withdrawn"])
def test_what_did_not_take_effect_is_nothing_for_employees(client, trait):
    edition = EditionFactory(family__organization__slug="acme", family__slug="clerk", **{trait: True})
    level = edition.levels.get()
    addresses = [
        "/api/families/acme/clerk",
        "/api/families/acme/clerk/editions",
        "/api/families/acme/clerk/editions/1/document",
        f"/api/families/acme/clerk/editions/1/levels/{level.slug}",
        f"/api/levels/acme/clerk/{level.slug}",
    ]
    client.force_login(UserFactory(employee=True))

    assert [client.get(address).status_code for address in addresses] == [404] * 5
    assert [client.get(f"/api/{name}").json()["count"] for name in ("families", "levels")] == [0, 0]

    client.force_login(UserFactory(hr_editor=True))

    assert [client.get(address).status_code for address in addresses] == [404, 200, 200, 200, 404]
    assert [client.get(f"/api/{name}").json()["count"] for name in ("families", "levels")] == [0, 0]


# --- lists -----------------------------------------------------------------------------------------------------------


def test_a_family_is_told_with_its_edition_in_force(client, family):
    edition = Edition.objects.in_force().with_family().get()
    level = edition.levels.get()

    assert client.get("/api/families/acme/clerk").json() == {
        "path": "acme/clerk",
        "name": family.name,
        "organization": {"slug": "acme", "name": family.organization.name},
        "function": None,
        "track": "",
        "edition": {
            "number": 2,
            "status": "in force",
            "title": edition.title,
            "summary": "",
            "effective_on": edition.publication.effective_on.isoformat(),
            "published_at": edition.publication.published_at.isoformat().replace("+00:00", "Z"),
            "notice": "",
            "digest": edition.publication.digest,
            "document_version": 2,
            "source_date": {"label": "", "text": "", "date": ""},
            "document": "http://testserver/api/families/acme/clerk/editions/2/document",
            "page": "http://testserver/acme/clerk/editions/2/",
        },
        "levels": [{"path": level.path, "rank": 1, "title": level.title, "short_title": ""}],
    }


@pytest.mark.parametrize(
    ("query", "filterset"), [(CatalogueQuery, FamilyFilter), (LevelQuery, LevelFilter), (SourceQuery, SourceFilter)]
)
def test_a_list_has_the_filters_of_its_page(query, filterset):
    assert set(query.model_fields) - set(Paging.model_fields) == set(filterset.base_filters)


@pytest.mark.parametrize(
    "choices",
    [
        "",
        "q=consultant",
        "q=nothing+is+called+that",
        "org=mit",
        "org=mit&org=district",
        "track=management",
        "track=none",
        "function=information-technology",
        "function=none",
        "grade=mit:admin-level-3",
        "org=harvard&q=management",
    ],
)
@pytest.mark.parametrize("listed", ["families", "levels"])
def test_a_list_chooses_what_its_page_chooses(client, documents, db, listed, choices):
    page = client.get(f"{ {'families': '/', 'levels': '/levels/'}[listed] }?{choices}").context["table"]
    shown = [row.record for row in page.rows]

    found = client.get(f"/api/{listed}?{choices}").json()["results"]

    names = [one.family.path if listed == "families" else one.path for one in shown]
    assert sorted(one["path"] for one in found) == sorted(names)


@pytest.mark.parametrize("listed", ["families", "levels", "sources", "organizations"])
def test_pages_lead_through_all_rows_once_and_in_order(client, documents, db, listed):
    every = client.get(f"/api/{listed}?page_size=100").json()
    address, rows, previous = f"/api/{listed}?page_size=2", [], []
    while address:
        page = client.get(address).json()
        rows += page["results"]
        previous.append(page["previous"])
        assert (page["count"], page["pages"]) == (every["count"], -(-every["count"] // 2))
        address = page["next"]

    assert rows == every["results"]
    assert previous[0] is None
    assert [one.split("page=")[1] for one in previous[1:]] == [str(n) for n in range(1, len(previous))]


def test_the_address_of_the_next_page_keeps_the_filters(client, documents, db):
    page = client.get("/api/levels?org=mit&page_size=2&page=2").json()

    assert (page["previous"], page["next"]) == (
        "http://testserver/api/levels?org=mit&page_size=2&page=1",
        "http://testserver/api/levels?org=mit&page_size=2&page=3",
    )


def add_family():
    EditionFactory(published=True, transcribed=True, graded=True, levels=2, family__function=JobFunctionFactory())


@pytest.mark.parametrize("listed", ["families", "levels", "sources", "organizations"])
def test_every_list_asks_the_database_as_often_for_one_family_as_for_four(client, listed):
    asked = []
    for count in (1, 3):
        for _ in range(count):
            add_family()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/{listed}").json()["count"] >= count
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 6


def test_the_list_of_editions_asks_as_often_for_one_as_for_four(client, django_assert_num_queries):
    family = JobFamilyFactory(organization__slug="acme", slug="clerk")
    for _ in range(2):
        EditionFactory(family=family, published=True)
        with django_assert_num_queries(4):  # whether there is one, the one in force, the count, the rows
            client.get("/api/families/acme/clerk/editions")


def test_a_source_is_told_with_its_text(client):
    document = SourceDocumentFactory(organization__slug="acme", slug="manual", note="“a” → “b”: a slip", text="a\fb")

    assert client.get("/api/sources/acme/manual").json() == {
        "slug": "manual",
        "title": document.title,
        "organization": {"slug": "acme", "name": document.organization.name},
        "page": "http://testserver/sources/acme/manual/",
        "text": "a\fb",
        "note": "“a” → “b”: a slip",
    }


def test_an_organization_is_told_with_its_grades_from_the_lowest_up(client, documents, db):
    told = client.get("/api/organizations/harvard").json()

    assert [grade["order"] for grade in told["grades"]] == sorted(grade["order"] for grade in told["grades"])
    assert [grade["slug"] for grade in told["grades"]] == list(
        Edition.objects.in_force()
        .filter(family__organization__slug="harvard")
        .first()
        .family.organization.grades.order_by("order")
        .values_list("slug", flat=True)
    )


def test_what_people_wrote_is_only_text(client):
    OrganizationFactory(name="<script>alert(1)</script> \u2028 é", slug="acme")

    response = client.get("/api/organizations/acme")

    assert response.json()["name"] == "<script>alert(1)</script> \u2028 é"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


# --- the document ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ladder", LADDERS)
def test_a_document_is_the_bytes_that_were_published(client, documents, db, ladder):
    edition = Edition.objects.with_family().get(family__slug=ladder.split("/")[1])

    response = client.get(f"/api/families/{ladder}/editions/1/document")

    assert response.content == canonical(dump(edition))
    assert hashlib.sha256(response.content).hexdigest() == edition.publication.digest
    assert response.headers["ETag"] == f'"{edition.publication.digest}"'
    assert (response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        "application/json",
        "private, no-cache",
    )


DOCUMENT = "/api/families/acme/clerk/editions/2/document"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ('"{digest}"', 304),
        ('W/"{digest}"', 304),
        ('"other", "{digest}"', 304),
        ('"other" , W/"{digest}"', 304),
        ("*", 304),
        ('"other"', 200),
        ("{digest}", 200),
        ("", 200),
        ("nonsense,,", 200),
    ],
)
def test_what_the_client_has_is_not_sent_again(client, family, sent, status):
    tag = family.editions.get(number=2).publication.digest

    response = client.get(DOCUMENT, headers={"If-None-Match": sent.format(digest=tag)})

    assert (response.status_code, response.headers["ETag"], bool(response.content)) == (
        status,
        f'"{tag}"',
        status == 200,
    )


def test_a_document_that_the_client_has_is_not_even_put_together(client, family, django_assert_num_queries):
    tag = family.editions.get(number=2).publication.digest

    with django_assert_num_queries(2):  # its publication, and which sections the reader's copy has
        assert client.get(DOCUMENT, headers={"If-None-Match": f'"{tag}"'}).status_code == 304


@pytest.mark.parametrize(("sent", "status"), [('"{digest}"', 200), ('W/"{digest}"', 412), ('"x"', 412), ("*", 200)])
def test_a_client_may_ask_for_one_document_alone(client, family, sent, status):
    tag = family.editions.get(number=2).publication.digest

    response = client.get(DOCUMENT, headers={"If-Match": sent.format(digest=tag)})

    assert response.status_code == status
    assert status == 200 or response.json()["status"] == 412


def test_a_draft_s_tag_follows_its_text(client, family, editor):
    draft, address = family.editions.get(number=4), "/api/families/acme/clerk/editions/4/document"
    before = client.get(address)
    draft.statements.update(text="Does something else.")
    after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})

    assert before.headers["ETag"] != after.headers["ETag"]
    assert (after.status_code, after.headers["ETag"]) == (200, f'"{digest(dump(draft))}"')


@pytest.fixture
def old(db):
    """An edition that was sealed as version 1, and the addresses of its document in the API and as a file."""
    edition = publish_as(1, EditionFactory(family__organization__slug="acme", family__slug="clerk"))
    edition.addresses = [
        "/api/families/acme/clerk/editions/1/document",
        "/acme/clerk/ladder.json",
        "/acme/clerk/editions/1/ladder.json",
    ]
    return edition


def test_an_edition_is_given_as_it_was_sealed(client, old):
    for address in old.addresses:
        for asked in ({}, {"version": "sealed"}):
            response = client.get(address, asked)

            assert response.content == canonical(dump(old))
            assert (response.json()["version"], response.headers["ETag"]) == (1, f'"{old.publication.digest}"')


def test_an_edition_is_given_in_the_newest_version_where_that_is_asked_for(client, old):
    for address in old.addresses:
        response = client.get(address, {"version": "newest"})

        assert response.content == canonical(upcast(dump(old)))
        assert (response.json()["version"], response.headers["ETag"]) == (2, f'"{old.publication.digest}.v2"')
        known = client.get(address, {"version": "newest"}, headers={"If-None-Match": f'"{old.publication.digest}"'})
        assert known.status_code == 200


def test_what_was_sealed_in_the_newest_version_is_the_same_either_way(client, family):
    asked = [client.get(DOCUMENT, {"version": version}) for version in ("sealed", "newest")]

    assert asked[0].content == asked[1].content
    assert asked[0].headers["ETag"] == asked[1].headers["ETag"]


def test_no_other_version_can_be_asked_for(client, old):
    response = client.get(old.addresses[0], {"version": "1"})

    assert response.status_code == 422
    assert [each["name"] for each in response.json()["errors"]] == ["version"]


def test_an_edition_that_a_newer_release_sealed_is_not_found_and_says_why(client, old, unsealed):
    Publication.objects.update(document_version=9)

    for address in old.addresses:
        assert client.get(address).status_code == 404
    assert client.get(old.addresses[0]).json()["detail"] == (
        f"{old} was sealed as a document of version 9, which is not known here."
    )
