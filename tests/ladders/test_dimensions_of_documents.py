"""The documents' own dimensions, across the families of three employers."""

import pytest

from ladders.models import Dimension, Statement

pytestmark = pytest.mark.usefixtures("documents", "db")


def test_dimensions_stand_in_their_own_order_and_are_narrowed_by_kind(client):
    everything = [row.record.slug for row in client.get("/dimensions/").context["table"].rows]
    impact = [row.record.slug for row in client.get("/dimensions/?kind=impact&sort=-name").context["table"].rows]

    assert everything == list(Dimension.objects.order_by("order").values_list("slug", flat=True))
    assert impact == list(Dimension.objects.filter(kind="impact").order_by("-name").values_list("slug", flat=True))


def test_every_statement_of_the_documents_stands_on_its_dimension(client):
    for dimension in Dimension.objects.all():
        shown = [
            line.text
            for band in client.get(dimension.get_absolute_url()).context["bands"]
            for table in band.tables
            for row in table.rows
            for _, entries in row.cells
            for entry in entries
            for line in entry.cell.lines
        ]

        assert sorted(shown) == sorted(
            Statement.objects.filter(row__dimension=dimension).values_list("text", flat=True)
        )


def test_decision_making_reads_as_one_table_of_mit_and_is_not_stated_by_harvard(client):
    response = client.get("/dimensions/decision-making/")

    (table,) = response.context["bands"][0].tables
    assert [row.edition.name for row in table.columns] == ["IT Consultant", "IT Manager", "Project Coordinator"]
    assert [
        [
            line.grade.name if line.grade else None,
            *[[entry.level.name for entry in entries] for _, entries in line.cells],
        ]
        for line in table.rows
    ] == [
        ["Admin Level 2", ["IT Consultant II"], [], ["Project Coordinator I"]],
        ["Admin Level 3", ["IT Consultant III"], [], ["Project Coordinator II"]],
        ["Admin Level 4", ["Senior IT Consultant"], ["IT Manager"], []],
        ["Admin Level 5", [], ["Senior IT Manager"], []],
        [None, ["IT Consultant I"], [], []],
    ]
    assert {
        band.organization.name: [edition.name for edition in band.silent]
        for band in response.context["bands"]
        if band.silent
    } == {
        "District": ["Class specification"],
        "Harvard": ["Infrastructure – Management", "Infrastructure – Professional"],
    }
