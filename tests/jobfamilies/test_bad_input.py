"""Whatever an address or a search holds, a list answers it with a page."""

import pytest
from django.urls import reverse

from tests.cases import cases
from tests.factories import EditionFactory, LevelFactory, SourceDocumentFactory, StatementFactory, publish
from tests.markup import read

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

LISTS = [reverse("jobfamilies:home"), reverse("jobfamilies:levels"), reverse("jobfamilies:sources"), "/acme/"]
HOSTILE = {
    "NUL": "clerk\x00",
    "quotes": "'\"`’“",
    "percent": "%",
    "underscore": "_",
    "backslash": "\\",
    "markup": "<script>alert(1)</script>",
    "SQL": "'; DROP TABLE jobfamilies_level; --",
    "10,000 characters": "x" * 10_000,
    "right to left": "\u202eكاتب",
    "emoji": "🧗🏽‍♀️",
    "lone surrogate": "\ud83d",
    "blanks": " \t\r\n",
    "template": "{{ request }}{% now 'Y' %}",
}


@pytest.fixture
def edition():
    return EditionFactory(published=True, transcribed=True, family__organization__slug="acme", title="Clerk")


@cases("address", LISTS)
@cases("search", HOSTILE)
def test_a_hostile_search_is_answered_and_escaped(client, edition, address, search):
    response = client.get(address, {"q": search.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
    page = read(response)
    assert [script.text for script in page.find("script") if script.text] == []
    assert len(page.find("main input[name=q]")) == 1


@cases("sign", ["%", "_", "\\", "'", '"', "<b>", "🧗", "كاتب"])
def test_a_sign_in_a_search_means_itself(client, edition, sign):
    found = EditionFactory(published=True, title=f"A{sign}B")

    response = client.get(LISTS[0], {"q": f"A{sign}B"})

    assert [row.record for row in response.context["table"].rows] == [found]
    assert read(response).texts("table.listing a.entry") == [f"A{sign}B"]


@cases("address", LISTS)
@cases(
    "query",
    [
        "org=yale&track=sideways&exemption=maybe&function=magic&grade=acme:z9",
        "grade=57&grade=a:b:c&grade=:",
        "org=acme&org=acme&org=yale",
        "page=999999999999&page=2",
        "page=-1&sort=password&sort=--title",
        "page=1e9&sort=edition__family__organization__name",
        "q=clerk&q=other",
        "org[]=acme&unknown=1",
        "%00=%00&org=%00",
        "sort=title;drop&page=%F0%9F%A7%97",
    ],
)
def test_wrong_choices_are_left_out(client, edition, address, query):
    response = client.get(f"{address}?{query}")

    assert response.status_code == 200
    assert response.context["table"].page.number == 1


def test_what_was_left_out_is_said(client, edition):
    page = read(client.get(LISTS[0], {"track": "sideways", "grade": "acme:z9"}))

    assert sorted(page.texts("div.list-notices div.notice")) == [
        "No such grade: “acme:z9”; shown without that filter.",
        "No such track: “sideways”; shown without that filter.",
    ]


@cases(
    "address",
    [
        "/yale/",
        "/acme/nothing/",
        "/acme/nothing/levels/one/",
        "/acme/clerk/editions/1/",
        "/sources/acme/nothing/",
        "/sources/yale/manual/",
        "/ACME/",
        "/acme%00/",
        "/acme'/",
        "/%F0%9F%A7%97/",
        "/acme/../etc/",
        "/" + "x" * 3000 + "/",
    ],
)
def test_an_unknown_address_says_so_and_helps(client, edition, address):
    response = client.get(address)

    assert response.status_code == 404
    page = read(response)
    assert page.texts("h1") == ["There is no such page"]
    assert [form["action"] for form in page.find("main form")] == ["/"]


def test_hostile_names_are_escaped_wherever_they_stand(client):
    hostile = '"><script>alert(1)</script>'
    edition = EditionFactory(
        levels=0, title=hostile, family__organization__name=hostile, family__organization__slug="acme"
    )
    document = SourceDocumentFactory(organization=edition.family.organization, title=hostile)
    named = {"title": hostile, "short_title": hostile, "job_code": '"><script>', "source_document": document}
    StatementFactory(level=LevelFactory(edition=edition, **named), row=edition.rows.get())
    publish(edition)

    for address in LISTS:
        page = read(client.get(address))
        assert hostile in page.text
        assert [script.text for script in page.find("script") if script.text] == []
