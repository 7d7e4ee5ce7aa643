"""The page of the search over all texts: what it finds in the documents, for whom, and how it says so."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobfamilies.actions import start_draft
from jobfamilies.engine.search.queries import read_query
from jobfamilies.models import Edition, Synonyms
from ladders.index import Scope, find, finding, rebuild
from ladders.models import Row, SearchEntry
from tests.cases import cases
from tests.factories import UserFactory, days_from_now, publish
from tests.ladders.cells import put_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents", "indexed"), pytest.mark.engines]

SEARCH = "/search/"
# What is asked, how many texts have it, and the first of them in alphabetical order: the same on both databases.
QUERIES = {
    "negotiating": (6, "Demonstrates flexibility and discretion in negotiations with"),
    "negotiates": (6, "Demonstrates flexibility and discretion in negotiations with"),
    '"project management"': (7, "Basic knowledge of project management."),
    "project management": (20, "Basic knowledge of project management."),
    '-"project management" project': (71, "1 large project and 2-4 smaller, concurrent projects."),
    "IS&T": (33, "Applies external trends and best practices to their own area"),
    "I0958P": (1, "I0958P"),
    "i0958p": (1, "I0958P"),
    "I0958": (0, ""),
    "collaborate -team": (10, "Collaborate with internal customers and partners/stakeholder"),
    "cross-functional": (5, "Actively participates in cross-functional groups to solve pr"),
    "cross functional": (5, "Actively participates in cross-functional groups to solve pr"),
    "decision-making": (13, "Critical thinking and problem solving: How a person analyzes"),
    "manager’s": (64, "Actively engages in recruiting, hiring, retaining and managi"),
    "manager's": (64, "Actively engages in recruiting, hiring, retaining and managi"),
    "the": (118, "Abide by and follow the Harvard University IT technical stan"),
    "5 years": (5, "Minimum 10 years of increasingly responsible experience, inc"),
    "zymurgy": (0, ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def indexed(documents, django_db_blocker):
    with django_db_blocker.unblock():
        rebuild()


def found(text):
    hits = find(read_query(text), Scope(Edition.objects.all())).hits
    return sorted(SearchEntry.objects.in_bulk([hit.entry for hit in hits]).values(), key=lambda entry: entry.text)


def test_both_databases_find_the_same():
    told = {typed: [entry.text[:60] for entry in found(typed)] for typed in QUERIES}

    assert {typed: (len(texts), texts[0] if texts else "") for typed, texts in told.items()} == QUERIES


def titles(response):
    return ["".join(part.text for part in place.title) for place in response.context["places"]]


def status(response):
    return " ".join(re.search(r'<p id="count" role="status">([^<]*)', response.text)[1].split())


def notices(response):
    return [str(notice) for notice in response.context["filter"].notices]


# --- what is shown ---------------------------------------------------------------------------------------------------


def test_before_anything_is_asked_there_is_only_the_field(client):
    response = client.get(SEARCH)

    assert titles(response) == []
    assert status(response) == ""


def test_texts_stand_under_their_levels_with_the_words_marked(client):
    response = client.get(SEARCH, {"q": "negotiating"})

    assert status(response) == "6 texts in 5 places"
    assert '<mark class="match">negotiations</mark> with customers' in response.text


def test_a_statement_leads_to_its_row_on_the_page_of_its_level(client):
    response = client.get(SEARCH, {"q": '"policies and Code of Conduct"'})
    place = response.context["places"][0]

    assert place.texts[0].address.startswith(f"{place.address}#")
    assert client.get(place.address).text.count(f'id="{place.texts[0].address.split("#")[1]}"') == 1


def test_titles_and_codes_come_before_what_is_said(client):
    found = client.get(SEARCH, {"q": "project coordinator"})

    assert set(titles(found)[:3]) == {"Project Coordinator", "Project Coordinator I", "Project Coordinator II"}


def test_a_job_code_leads_to_its_level(client):
    response = client.get(SEARCH, {"q": "I0958P"})

    assert titles(response) == ["IT Infrastructure Professional IV"]
    assert '<mark class="match">I0958P</mark>' in response.text


def test_a_definition_leads_to_its_dimension(client):
    response = client.get(SEARCH, {"q": "analyzes problems and finds solutions"})

    assert [(place.kind, place.address) for place in response.context["places"]] == [
        ("dimension", reverse("ladders:dimension", args=["critical-thinking"]))
    ]


def test_what_is_found_is_paged(client):
    pages = [client.get(SEARCH, {"q": "the", "page": page}) for page in ("1", "2", "99")]

    assert [len(titles(page)) for page in pages] == [20, 20, 6]
    assert len({place.address for page in pages for place in page.context["places"]}) == 46
    assert client.get(SEARCH, {"q": "the", "page": "x"}).context["page"].number == 1


def test_of_very_many_texts_the_first_are_ranked_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(finding, "MOST", {"names": 3, "statements": 5})

    response = client.get(SEARCH, {"q": "the"})

    assert status(response).startswith("The best of the first 8 texts in ")
    assert "More texts than these hold that." in response.text


def test_a_request_of_a_live_page_names_the_address(client):
    response = client.get(SEARCH, {"q": "team", "grade": ""}, headers={"HX-Request": "true"})

    assert response.headers["HX-Push-Url"] == "/search/?q=team"


def test_synonyms_of_hr_find_too_and_the_page_says_so(client):
    Synonyms.objects.create(words="zymurgy, negotiate")

    page = client.get(SEARCH, {"q": "zymurgy"})

    assert status(page) == "6 texts in 5 places"
    assert "Looked for as well, as synonyms: negotiate." in page.text


def test_the_home_page_finds_families_by_the_same_words_and_synonyms(client):
    Synonyms.objects.create(words="adviser, consultant")

    for typed in ("advisor", "it consultants 2", "astronaut, CONSULTANT"):
        page = client.get("/", {"q": typed})
        assert [row.record.name for row in page.context["table"].rows] == ["IT Consultant"]


def test_the_home_page_leads_to_the_search_of_all_texts(client):
    page = client.get("/", {"q": "team & <co>"})

    assert '<a href="/search/?q=team%20%26%20%3Cco%3E">Search all texts for “team &amp; &lt;co&gt;”</a>' in page.text
    assert "Search all texts for" not in client.get("/").text


@pytest.mark.parametrize(
    ("typed", "most"),
    [
        ("", 4),  # the choices of the four filters
        (
            "I0958P",
            9,
        ),  # and synonyms, what finds names and statements, where they stand, what they say
        ("the", 9),
        ('"project management" -team', 9),
        ("zymurgy", 8),  # and the words that are like it
        ("negociate", 9),  # and which of those are found
        ("negociating zymurgy the", 11),  # and which of these
        ("a1 b2 c3 d4 e5 f6 g7 h8", 10),
    ],
)
def test_a_search_asks_few_queries(client, typed, most):
    with CaptureQueriesContext(connection) as asked:
        client.get(SEARCH, {"q": typed})

    assert len(asked) == most


@pytest.mark.parametrize(
    ("choices", "most"),
    [
        ({"q": "the", "org": "mit", "dimension": "collaboration", "grade": "mit:admin-level-3"}, 9),
        ({"q": "negotiating", "edition": "all"}, 10),  # and which of it is in force
    ],
)
def test_choices_are_read_once(client, choices, most):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(SEARCH, choices)

    assert (len(asked), len(titles(response)) > 0) == (most, True)


def test_a_page_of_twenty_places_asks_what_a_page_of_two_asks(client):
    counts = []
    for typed in ("the", "negotiating"):
        with CaptureQueriesContext(connection) as asked:
            client.get(SEARCH, {"q": typed, "org": "mit"})
        counts.append(len(asked))

    assert counts == [counts[0]] * 2


# --- who may see what ------------------------------------------------------------------------------------------------


@pytest.fixture
def draft():
    """A draft of a published ladder, whose second level says what nothing else says."""
    edition = start_draft(edition=Edition.objects.get(family__slug="it-consultant"))
    level, row = edition.levels.order_by("rank")[1], Row.objects.filter(edition=edition)[0]
    put_text(level, row, "Quixotic gallantry.")
    return edition


@pytest.mark.parametrize("choice", [{}, {"edition": "all"}])
def test_a_draft_is_not_found_by_those_who_may_not_read_it(client, draft, choice):
    client.force_login(UserFactory(employee=True))

    response = client.get(SEARCH, {"q": "quixotic"} | choice)

    assert titles(response) == []
    assert "gallantry" not in response.text


def test_words_of_a_draft_are_not_suggested_to_those_who_may_not_read_it(client, draft):
    assert client.get(SEARCH, {"q": "quixotix", "edition": "all"}).context["suggestions"] == []


def test_a_draft_is_found_by_hr_where_they_ask_for_all_editions(client, draft):
    client.force_login(UserFactory(hr_editor=True))

    assert titles(client.get(SEARCH, {"q": "quixotic"})) == []
    response = client.get(SEARCH, {"q": "quixotic", "edition": "all"})

    assert titles(response) == ["IT Consultant II"]
    assert [place.address for place in response.context["places"]] == [
        "/mit/it-consultant/editions/2/levels/it-consultant-ii/"
    ]
    assert "Not in force: Edition 2, draft: not published." in " ".join(response.text.split())


def test_a_scheduled_edition_is_found_from_its_day_on(client, draft):
    publish(draft, days_from_now(30))

    assert titles(client.get(SEARCH, {"q": "quixotic", "edition": "all"})) == []


def test_an_edition_that_takes_effect_is_found_without_any_writing(client, draft):
    publish(draft, days_from_now(0))

    response = client.get(SEARCH, {"q": "quixotic"})

    assert [place.address for place in response.context["places"]] == ["/mit/it-consultant/levels/it-consultant-ii/"]


# --- filters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "where"),
    [
        ({"org": "harvard"}, {"edition__family__organization__slug": "harvard"}),
        ({"family": "mit/it-manager"}, {"edition__family__slug": "it-manager"}),
        ({"grade": "mit:admin-level-3"}, {"level__grade__slug": "admin-level-3"}),
        ({"dimension": "collaboration"}, {"dimension__slug": "collaboration"}),
    ],
)
def test_a_choice_narrows_the_search(client, choice, where):
    response = client.get(SEARCH, {"q": "the"} | choice)
    shown = {hit.entry for hit in response.context["found"].hits}
    all_of_it = {entry.pk for entry in found("the")}

    assert shown == set(SearchEntry.objects.filter(pk__in=all_of_it, **where).values_list("pk", flat=True)) != set()


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("org=yale", ["No such organization: “yale”; shown without that filter."]),
        ("family=mit/none", ["No such family: “mit/none”; shown without that filter."]),
        ("dimension=none", ["No such dimension: “none”; shown without that filter."]),
        ("grade=mit:99", ["No such grade: “mit:99”; shown without that filter."]),
        ("grade=" + "9" * 30, [f"No such grade: “{'9' * 30}”; shown without that filter."]),
        ("edition=old", ["No such editions: “old”; shown without that filter."]),
        ("family=%00&org=%00&nothing=1", []),
    ],
)
def test_a_wrong_choice_is_left_out_and_said(client, choice, said):
    response = client.get(f"{SEARCH}?q=negotiating&{choice}")

    assert notices(response) == said
    assert status(response) == "6 texts in 5 places"


def test_with_too_many_families_to_choose_from_only_the_chosen_one_is_offered(client, monkeypatch):
    monkeypatch.setattr("ladders.filters.MOST_OFFERED", 2)

    plain, chosen = client.get(SEARCH, {"q": "the"}), client.get(SEARCH, {"q": "the", "family": "mit/it-manager"})

    assert 'name="family"' not in plain.text
    assert chosen.text.count('<option value="mit/it-manager" selected>') == 1


# --- nothing found ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("negociate", ["negotiate", "negotiates"]),
        ("negociating contracts", ["negotiating"]),
        ("zymurgy", []),
        ("negotiate zymurgy", ["negotiate"]),
    ],
)
def test_where_nothing_is_found_other_words_are_offered(client, typed, offered):
    assert client.get(SEARCH, {"q": typed}).context["suggestions"] == offered


def test_where_a_filter_leaves_nothing_it_offers_to_search_everywhere(client):
    response = client.get(SEARCH, {"q": "I0958P", "org": "mit"})

    assert '<a href="/search/?q=I0958P">Search everywhere</a>' in response.text


# --- hostile input is only text --------------------------------------------------------------------------------------


@cases(
    "typed",
    [
        '"', '""', "'", "''", "team\"", '"team', "*", "team*", "^team", "-", "--", "- team", "-team", "(", ")",
        "NEAR(", "NEAR(team plan, 2)",
        "title:team", "terms : team", "{terms}: team", "AND", "OR NOT", "team AND", "NOT team",
        "team & !plan | (a <-> b)",
        "team:*", "team:A", "\\", "\\'", "%", "_", "%_\\", "'; DROP TABLE x; --", "😀", "\x00",
        "te\x00am", "\ud800", "\u202e", "日本", "x" * 10_000, "a " * 5_000, '"' * 999, "-" * 999,
        "<script>alert(1)</script>",
        "{scope}", "{most}", "%s", "%(x)s", "{{ 7 }}",
    ],
)  # fmt: skip
def test_hostile_input_is_only_text(client, typed):
    response = client.get(SEARCH, {"q": typed.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_what_a_text_says_is_shown_as_text(client, draft):
    client.force_login(UserFactory(hr_editor=True))
    level = draft.levels.order_by("rank")[0]
    put_text(level, Row.objects.filter(edition=draft)[0], "Quibbles <b>with</b> <mark>.")

    response = client.get(SEARCH, {"q": "quibble", "edition": "all"})

    assert '<mark class="match">Quibbles</mark> &lt;b&gt;with&lt;/b&gt; &lt;mark&gt;.' in response.text
