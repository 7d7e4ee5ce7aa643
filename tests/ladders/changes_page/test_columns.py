"""Levels side by side, each against its left neighbour, with the criteria on top and changes that lead on."""

import pytest

from tests.factories import EditionFactory
from tests.ladders.changes_page.levels import II, III, MANAGER, MGT_V, I, documents
from tests.markup import read


@documents
def test_three_levels_stand_each_against_its_left_neighbour(compare):
    response = compare(I, II, III)

    steps = response.context["steps"]
    assert {number: step.counts for number, step in steps.items()} == {
        2: compare(I, II).context["pair"].counts,
        3: compare(II, III).context["pair"].counts,
    }
    page = read(response)
    assert page.texts("tr.steps td a") == ["From IT Consultant I", "From IT Consultant II"]
    assert page.texts("span.reason") != []


@documents
def test_across_ladders_the_columns_say_where_more_is_asked(compare):
    page = read(compare(MANAGER, MGT_V, I))

    words = {mark.split(" (")[0] for mark in page.texts("table .mark")}
    assert {"Only at IT Manager", "Only at IT Consultant I"} <= words
    assert words & {"New", "Raised", "Lowered", "Not repeated"} == set()


@pytest.mark.django_db
def test_columns_without_a_common_dimension_say_so(compare):
    editions = [EditionFactory(published=True) for _ in range(3)]

    page = read(compare(*(edition.levels.get().path for edition in editions)))

    names = [edition.levels.get().name for edition in editions]
    said = [text for text in page.texts("tr.steps p") if text.startswith("Shares")]
    assert said == [f"Shares no dimension with {name}: nothing stands beside anything." for name in names[:2]]


@pytest.mark.django_db
def test_two_levels_without_a_common_dimension_say_so(compare):
    editions = [EditionFactory(published=True) for _ in range(2)]

    page = read(compare(*(edition.levels.get().path for edition in editions)))

    assert page.texts("main p.notice") == [
        "These levels share no dimension: every statement is stated on one side only, "
        "and nothing stands beside anything."
    ]


@documents
@pytest.mark.parametrize("paths", [(II, III), (III, II)])
def test_the_criteria_on_top_are_those_of_the_level_that_stands_higher(compare, paths):
    response = compare(*paths)

    assert read(response).texts("section.criteria h2") == ["To be promoted to IT Consultant III"]
    assert len(response.context["pair"].criteria) == 2


@documents
def test_an_unknown_type_of_change_is_named_and_the_known_one_is_shown(compare):
    response = compare(II, III, show=["new", "better"])

    assert response.context["shown"] == ["new"]
    assert read(response).texts("main p.notice") == ["Not a type of change: better. What does exist is shown."]


@documents
def test_each_change_of_a_pair_leads_to_the_next_one_shown(compare):
    response = compare(II, III, show=["new"])

    page = read(response)
    ids = [cell["id"] for cell in page.find("td.change[id]")]
    assert ids == [f"change-{number}" for number in range(1, len(ids) + 1)]
    changed = [tr for tr in page.find("tr[data-marks]") if tr["data-marks"] not in ("unchanged", "moved unchanged")]
    assert len(ids) == len(changed) - len([tr for tr in changed if not tr.find("td.change[id]")])
    shown = page.find("tr[data-change=new]")
    follow = [row.find("a.to-change")[0]["href"] for row in shown[:-1]]
    assert follow == [f"#{row.find('td.change')[0]['id']}" for row in shown[1:]]
