"""The API on finding one's way: search, dimensions, moves and routes are what their pages show."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ladders.api.dimensions import DimensionQuery, LadderQuery
from ladders.api.searching import SearchQuery
from ladders.career_map.known import known_moves
from ladders.filters import DimensionFilter, LadderFilter, SearchChoices
from ladders.models import Dimension, Statement
from tests.factories import EditionFactory, RowFactory, StatementFactory, UserFactory, publish
from website.api.paging import Paging

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def whole(parts):
    return "".join(part["text"] for part in parts)


@pytest.mark.parametrize(
    ("query", "filterset"),
    [(DimensionQuery, DimensionFilter), (LadderQuery, LadderFilter), (SearchQuery, SearchChoices)],
)
def test_a_list_has_the_filters_of_its_page(query, filterset):
    assert set(query.model_fields) - set(Paging.model_fields) == set(filterset.base_filters)


# --- search ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def indexed(documents, db):
    call_command("rebuild_search_index", verbosity=0)


@pytest.mark.parametrize(
    "asked",
    ["q=negotiating", "q=%22project+plan%22+-budget&org=mit", "q=decision&dimension=decision-making", "q=IS%26T"],
)
def test_the_search_finds_what_its_page_finds(client, indexed, asked):
    page = client.get(f"/search/?{asked}").context
    shown = [(place.kind, place.address) for place in page["places"]]

    found = client.get(f"/api/search?{asked}&page_size=20").json()

    assert found["count"] == page["page"].paginator.count > 0
    assert [(each["kind"], each["page"].removeprefix("http://testserver")) for each in found["results"]] == shown
    assert all(text["parts"] for each in found["results"] for text in each["texts"])


def test_the_words_that_were_found_are_marked(client, indexed):
    found = client.get("/api/search?q=negotiating").json()["results"]

    marked = {part["text"] for place in found for text in place["texts"] for part in text["parts"] if part["is_match"]}
    assert marked
    assert all(word.casefold().startswith("negotiat") for word in marked)


def test_where_nothing_is_found_other_searches_are_named(client, indexed):
    found = client.get("/api/search?q=negotiatng").json()

    assert (found["count"], found["results"], found["suggestions"] != []) == (0, [], True)


@pytest.mark.parametrize("hostile", ["\0", '"', "-", "AND OR NOT", "x" * 200, "'; DROP TABLE", "NEAR(", "*"])
def test_hostile_words_are_only_text(client, indexed, hostile):
    assert client.get("/api/search", {"q": hostile}).status_code == 200


def test_a_draft_is_found_by_those_alone_who_may_read_it(client):
    edition = EditionFactory(draft=True, levels=1, rows=1, statements=0)
    StatementFactory(level=edition.levels.get(), row=edition.rows.get(), text="Juggles zebras.")
    call_command("rebuild_search_index", verbosity=0)

    def counted():
        return [client.get(f"/api/search?q=zebras{all_of}").json()["count"] for all_of in ("", "&edition=all")]

    client.force_login(UserFactory(employee=True))
    assert counted() == [0, 0]

    client.force_login(UserFactory(hr_editor=True))
    assert counted() == [0, 1]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "q"),
        ("q=", "q"),
        ("q=x&family=no/such", "family"),
        ("q=x&dimension=none", "dimension"),
        ("q=x&edition=9", "edition"),
        ("q=x&grade=a:b", "grade"),
    ],
)
def test_what_cannot_be_searched_is_named(client, asked, name):
    response = client.get(f"/api/search?{asked}")

    assert (response.status_code, [fault["name"] for fault in response.json()["errors"]]) == (422, [name])


# --- dimensions ------------------------------------------------------------------------------------------------------


def test_the_dimensions_are_those_of_their_page(client, documents, db):
    shown = [row.record for row in client.get("/dimensions/?kind=competency").context["table"].rows]

    found = client.get("/api/dimensions?kind=competency").json()["results"]

    assert [(one["slug"], one["ladders"]) for one in found] == [(one.slug, one.ladder_count) for one in shown]
    assert client.get("/api/dimensions").json()["count"] == Dimension.objects.count()


def test_a_dimension_is_told_level_by_level(client, documents, db):
    found = client.get("/api/dimensions/decision-making/levels?org=mit&page_size=100").json()["results"]

    said = Statement.objects.filter(row__dimension__slug="decision-making", edition__family__organization__slug="mit")
    texts = [one["text"] for level in found for one in level["statements"]]
    assert sorted(texts) == sorted(said.values_list("text", flat=True)) != []
    assert {level["family"]["organization"]["slug"] for level in found} == {"mit"}


def test_a_level_of_which_a_dimension_says_nothing_is_there_and_empty(client):
    edition = EditionFactory()
    RowFactory(edition=edition, dimension__slug="silence")
    EditionFactory(published=True)
    publish(edition)

    found = client.get("/api/dimensions/silence/levels").json()["results"]

    assert [(level["path"], level["statements"]) for level in found] == [(edition.levels.with_family().get().path, [])]


def test_the_levels_of_a_dimension_ask_as_often_for_one_as_for_four(client, documents, db):
    asked = []
    for size in (1, 4):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/api/dimensions/decision-making/levels?page_size={size}")
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 8


# --- moves and routes ------------------------------------------------------------------------------------------------


def test_the_moves_are_those_of_the_map(client, documents, db):
    graph = known_moves().graph

    found = client.get("/api/moves?page_size=100").json()

    told = [(one["start"]["path"], one["end"]["path"], one["kind"], one["basis"]) for one in found["results"]]
    assert told == [(edge.start, edge.end, edge.kind, edge.basis) for edge in graph.moves[:100]]
    assert found["count"] == len(graph.moves)


def test_a_way_in_from_outside_cites_the_source(client, documents, db):
    found = client.get("/api/moves?org=district").json()["results"]

    assert {one["kind"] for one in found} == {"way in"}
    assert all(one["start"]["page"] is one["start"]["family"] is one["comparison"] is None for one in found)
    assert all(client.get(one["source"]["page"]).status_code == 200 for one in found)


def test_the_moves_of_one_level_touch_it(client, documents, db):
    path = "mit/it-consultant/it-consultant-ii"

    found = client.get(f"/api/moves?level={path}").json()["results"]

    assert len(found) >= 3
    assert all(path in (one["start"]["path"], one["end"]["path"]) for one in found)


def test_a_route_is_told_step_by_step_with_its_comparisons(client, documents, db):
    asked = {"start": "mit/it-consultant/it-consultant-i", "end": "mit/it-consultant/senior-it-consultant"}

    (route,) = client.get("/api/routes", asked).json()["routes"][:1]

    assert [route[0]["start"]["path"], route[-1]["end"]["path"]] == [asked["start"], asked["end"]]
    assert [step["end"]["path"] for step in route[:-1]] == [step["start"]["path"] for step in route[1:]]
    assert [client.get(step["comparison"]).status_code for step in route] == [200] * len(route)


def test_between_employers_no_way_is_known(client, documents, db):
    asked = {"start": "mit/it-consultant/it-consultant-i", "end": "district/class-specification/class-specification"}

    assert client.get("/api/routes", asked).json() == {"routes": []}


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/api/moves?org=nobody", ["org"]),
        ("/api/moves?level=a/b/c", ["level"]),
        ("/api/routes?start=a/b/c&end=a/b/d", ["start", "end"]),
        ("/api/routes", ["start", "end"]),
    ],
)
def test_what_is_not_on_the_map_is_named(client, address, names):
    response = client.get(address)

    assert (response.status_code, [fault["name"] for fault in response.json()["errors"]]) == (422, names)
