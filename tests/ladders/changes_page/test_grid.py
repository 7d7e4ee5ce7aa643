"""What changes from the level before, marked in the grid of a ladder."""

import pytest
from django.urls import reverse

from ladders.models import Statement
from tests.factories import EditionFactory, StatementFactory, publish
from tests.ladders.changes_page.levels import CONSULTANT, documents
from tests.markup import read
from tests.queries import queries_of


@documents
def test_a_grid_marks_what_changes_where_the_address_asks_for_it(client):
    plain, marked = (read(client.get(CONSULTANT, query)) for query in ({}, {"changes": "1"}))

    assert plain.find("table.ladder-grid .mark") + plain.find("ul.grid-legend") == []
    assert [box["value"] for box in marked.find("input[name=changes]") if "checked" in box.attributes] == ["1"]
    cell = next(cell for cell in marked.find("td") if cell["id"] == "it-consultant-ii--supervision-received")
    assert [item["data-change"] for item in cell.find("ul.source li")] != []
    assert [
        item["data-change"] for item in marked.find("tbody td[data-level=1] li") if "data-change" in item.attributes
    ] == []


@documents
@pytest.mark.parametrize("address", [CONSULTANT, "/mit/it-manager/", "/harvard/infrastructure-professional/"])
def test_marks_change_no_word_of_what_is_quoted_and_every_lower_statement_is_accounted_for(client, address):
    page = read(client.get(address, {"changes": "1"}))

    statements = Statement.objects.filter(edition=client.get(address).context["edition"])
    text = page.find("table.ladder-grid")[0].text
    assert [each.text for each in statements if " ".join(each.text.split()) not in text] == []


@documents
def test_what_is_no_longer_stated_is_said_in_words_in_the_cell_of_the_upper_level(client):
    page = read(client.get(CONSULTANT, {"changes": "1"}))

    cell = next(cell for cell in page.find("td") if cell["id"] == "it-consultant-ii--supervision-received")
    assert cell.texts("div.gone .mark") == ["Not repeated (from I)"]
    assert cell.texts("div.gone li") == ["Supervisor sets specific deadlines and schedules."]


@documents
def test_promotion_criteria_bear_signs_as_other_rows_do(client):
    page = read(client.get(CONSULTANT, {"changes": "1"}))

    assert page.texts("tr.criteria-row .mark")[:2] == ["New:", "New:"]
    assert len(page.find("tr.criteria-row td")) == 4


@documents
def test_the_legend_names_the_types_that_occur(client):
    response = client.get(CONSULTANT, {"changes": "1"})

    shown = {item["data-change"] for item in read(response).find("li[data-change]")}
    assert shown <= set(response.context["rendered"].kinds)
    assert len(read(response).find("ul.grid-legend li")) == len(response.context["rendered"].kinds)


@documents
def test_a_ladder_of_one_level_offers_no_changes(client):
    page = read(client.get("/district/class-specification/", {"changes": "1"}))

    assert page.find("input[name=changes]") + page.find("ul.grid-legend") == []


@documents
def test_a_wrong_choice_of_changes_is_named(client):
    response = client.get(CONSULTANT, {"changes": "all"})

    assert response.context["choices"].unknown == ["changes all"]
    assert response.context["choices"].changes_are_shown is False


@pytest.mark.django_db
def test_a_grid_with_its_changes_takes_as_many_queries_and_is_kept_beside_the_other(client):
    edition = EditionFactory(published=True, levels=4, rows=3, statements=2)
    address = edition.family.get_absolute_url()

    assert [queries_of(client, f"{address}?changes=1") for _ in range(2)] == [7, 2]
    assert "with-changes" not in client.get(f"{address}?level=1").text


@pytest.mark.django_db
def test_hostile_text_stays_text_among_the_marks(client):
    hostile = '<script>alert("2 years")</script>'
    edition = EditionFactory(levels=3, statements=0)
    for number, level in enumerate(edition.levels.order_by("rank")):
        StatementFactory(level=level, row=edition.rows.get(), text=f"{hostile} {'leads ' * number}")
    StatementFactory(level=edition.levels.get(rank=1), row=edition.rows.get(), text=f"Gone {hostile}")
    publish(edition)
    paths = [level.path for level in edition.levels.order_by("rank")]

    pages = [
        client.get(edition.family.get_absolute_url(), {"changes": "1"}),
        client.get(edition.levels.get(rank=2).get_absolute_url()),
        client.get(reverse("ladders:compare"), {"level": paths}),
    ]

    assert ["<script>alert" in page.text for page in pages] == [False] * 3
