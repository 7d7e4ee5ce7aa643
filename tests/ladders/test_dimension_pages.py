"""The list of dimensions, and one dimension across all families."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ladders.side_by_side.bands import ABREAST
from ladders.views.dimensions import LADDERS_SHOWN
from tests.factories import (
    DimensionFactory,
    EditionFactory,
    GradeFactory,
    JobFamilyFactory,
    LevelFactory,
    OrganizationFactory,
    RowFactory,
    StatementFactory,
    publish,
)
from tests.markup import read, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme():
    return OrganizationFactory(name="Acme", slug="acme")


@pytest.fixture
def skill():
    return DimensionFactory(name="Skill", slug="skill")


def ladder(organization, name, dimension, grades, *, is_said=True, **fields):
    """Publish a family's ladder with a level at each grade (None: not stated), each saying so in the dimension."""
    family = JobFamilyFactory(organization=organization, name=name, slug=name.lower(), **fields)
    edition = EditionFactory(family=family, title=name, levels=0, rows=0)
    row = RowFactory(edition=edition, dimension=dimension)
    other = RowFactory(edition=edition)
    for grade in grades:
        level = LevelFactory(
            edition=edition, grade=grade, grade_text=grade.name if grade else "", title=f"{name} level"
        )
        text = f"{name} says {grade.name if grade else 'no grade'}."
        StatementFactory(level=level, row=row if is_said else other, text=text)
    return publish(edition)


def bands(response):
    """Return the bands as {organization: [tables as lists of rows]}, a row being [grade, cell of each family]."""
    return {
        band.organization.name: [
            [
                [
                    line.grade.name if line.grade else None,
                    *[[text.text for entry in entries for text in entry.cell.lines] for _, entries in line.cells],
                ]
                for line in table.rows
            ]
            for table in band.tables
        ]
        for band in response.context["bands"]
    }


def silent(response):
    return {
        band.organization.name: [edition.name for edition in band.silent]
        for band in response.context["bands"]
        if band.silent
    }


# --- the list --------------------------------------------------------------------------------------------------------


def test_the_list_counts_the_ladders_in_force_that_use_a_dimension(client, acme, skill):
    ladder(acme, "One", skill, [None])
    ladder(acme, "Two", skill, [None])
    RowFactory(edition=EditionFactory(draft=True, rows=0), dimension=skill)

    assert rows(client.get("/dimensions/?q=Skill")) == [["Skill", skill.definition, "Competencies", "2"]]


def test_a_dimension_that_no_ladder_uses_is_counted_as_none(client):
    DimensionFactory(name="Idle", slug="idle")

    assert rows(client.get("/dimensions/?q=Idle")) == [
        ["Idle", "What a level must be able to do.", "Competencies", "0"]
    ]


# --- one dimension ---------------------------------------------------------------------------------------------------


def test_families_of_one_organization_stand_side_by_side_by_grade(client, acme, skill):
    low, middle, high = GradeFactory.create_batch(3, organization=acme)
    ladder(acme, "Ann", skill, [None, low, middle])
    ladder(acme, "Ben", skill, [middle, high])

    assert bands(client.get("/dimensions/skill/")) == {
        "Acme": [
            [
                [low.name, [f"Ann says {low.name}."], []],
                [middle.name, [f"Ann says {middle.name}."], [f"Ben says {middle.name}."]],
                [high.name, [], [f"Ben says {high.name}."]],
                [None, ["Ann says no grade."], []],
            ]
        ]
    }


def test_each_organization_has_its_own_grades(client, acme, skill):
    other = OrganizationFactory(name="Zeta")
    here, there = (GradeFactory(organization=each, name="57", slug="57", order=1) for each in (acme, other))
    ladder(acme, "Ann", skill, [here])
    ladder(other, "Ben", skill, [there])

    response = client.get("/dimensions/skill/")

    assert bands(response) == {"Acme": [[["57", ["Ann says 57."]]]], "Zeta": [[["57", ["Ben says 57."]]]]}
    assert "Grades of different organizations are not comparable" in response.text


def test_who_does_not_state_it_is_said(client, acme, skill):
    zeta = OrganizationFactory(name="Zeta")
    ladder(acme, "Ann", skill, [None])
    ladder(acme, "Ben", DimensionFactory(), [None])
    ladder(acme, "Cat", skill, [None], is_said=False)
    ladder(zeta, "Dan", DimensionFactory(), [None])

    response = client.get("/dimensions/skill/")

    assert silent(response) == {"Acme": ["Ben", "Cat"], "Zeta": ["Dan"]}
    assert read(response).texts("p.silent") == [
        "Not stated in the source of Ben, Cat.",
        "Zeta states no “Skill”: not in Dan.",
    ]
    assert read(response).find("#count")[0].text == "1 ladder in force states this, 3 do not."


def test_a_level_that_does_not_state_it_and_a_grade_without_a_level_are_told_apart(client, acme, skill):
    low, high = GradeFactory.create_batch(2, organization=acme)
    ladder(acme, "Ann", skill, [low])
    edition = EditionFactory(family__organization=acme, levels=0, rows=0)
    row = RowFactory(edition=edition, dimension=skill)
    LevelFactory(edition=edition, grade=low, grade_text=low.name)
    StatementFactory(level=LevelFactory(edition=edition, grade=high, grade_text=high.name), row=row)
    publish(edition)

    page = read(client.get("/dimensions/skill/"))

    assert page.texts("td .not-stated") == ["Not stated in the source"]
    assert page.texts("td.empty .no-level") == ["AnnNo level at this grade"]


def test_a_level_leads_to_its_own_text(client, acme, skill):
    edition = ladder(acme, "Ann", skill, [None])

    (link,) = read(client.get("/dimensions/skill/")).find(".entry-level a")

    assert link["href"] == f"{edition.levels.get().get_absolute_url()}#skill"


def test_a_draft_is_not_shown(client, skill):
    edition = EditionFactory(draft=True, rows=0)
    StatementFactory(level=edition.levels.get(), row=RowFactory(edition=edition, dimension=skill))

    assert bands(client.get("/dimensions/skill/")) == {}


def test_an_unknown_dimension_is_not_found(client):
    assert client.get("/dimensions/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("org=acme", ["Ann", "Ben"]),
        ("track=management", ["Ben"]),
        ("track=none", ["Ann", "Dan"]),
        ("function=none", ["Ann", "Ben", "Dan"]),
        ("family=zeta/dan&family=acme/ann", ["Ann", "Dan"]),
        ("family=acme/ben&org=zeta", []),
        ("family=no/such&family=acme/ben", ["Ben"]),
    ],
)
def test_ladders_are_chosen_in_the_address(client, acme, skill, query, shown):
    ladder(acme, "Ann", skill, [None])
    ladder(acme, "Ben", skill, [None], track="management")
    ladder(OrganizationFactory(name="Zeta", slug="zeta"), "Dan", skill, [None])

    response = client.get(f"/dimensions/skill/?{query}")

    assert [edition.name for edition in response.context["stating"]] == shown


@pytest.mark.parametrize("value", ["nonsense", "\x00", "9" * 30, "'\"><b>", "x" * 10_000, "\ud800"])
def test_a_wrong_choice_is_left_out_and_said(client, acme, skill, value):
    ladder(acme, "Ann", skill, [None])

    wrong = dict.fromkeys(("org", "track", "function", "family", "page"), value.encode(errors="surrogatepass"))
    response = client.get("/dimensions/skill/", wrong)

    assert [edition.name for edition in response.context["stating"]] == ["Ann"]
    assert len(response.context["filter"].notices) == (0 if value == "\x00" else 4)


def test_a_live_answer_names_its_address(client, acme, skill):
    ladder(acme, "Ann", skill, [None])

    response = client.get("/dimensions/skill/?org=acme&function=", headers={"HX-Request": "true"})

    assert response.headers["HX-Push-Url"] == "/dimensions/skill/?org=acme"


def test_many_families_come_in_tables_and_pages_that_can_be_read(client, acme, skill):
    for number in range(LADDERS_SHOWN + 2):
        ladder(acme, f"Family{number:02}", skill, [None])

    pages = [client.get(f"/dimensions/skill/?page={number}") for number in (1, 2, 99)]

    tables = [[len(table.columns) for band in page.context["bands"] for table in band.tables] for page in pages]
    assert tables == [[ABREAST] * 3, [2], [2]]


def test_no_organization_is_called_silent_that_states_it_on_another_page_or_outside_the_filters(client, acme, skill):
    zeta = OrganizationFactory(name="Zeta", slug="zeta")
    for number in range(LADDERS_SHOWN):
        ladder(acme, f"Family{number:02}", skill, [None])
    ladder(acme, "Silent", DimensionFactory(), [None])
    ladder(zeta, "Zed", skill, [None])

    assert [silent(client.get(f"/dimensions/skill/?page={number}")) for number in (1, 2)] == [{"Acme": ["Silent"]}, {}]
    narrowed = read(client.get("/dimensions/skill/?family=acme/silent"))
    assert narrowed.texts("p.silent") == ["Acme: not stated in the source of Silent."]


def test_as_many_queries_for_one_family_as_for_many(client, acme, skill):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/dimensions/skill/?org=acme").status_code == 200
        return len(queries)

    ladder(acme, "Ann", skill, [GradeFactory(organization=acme)])
    first = asked()
    for number in range(6):
        grades = GradeFactory.create_batch(3, organization=acme)
        ladder(acme, f"Family{number}", skill, [None, *grades])
        ladder(acme, f"Silent{number}", DimensionFactory(), grades)

    assert asked() == first


def test_hostile_text_is_only_text(client, acme):
    hostile = "<script>alert(1)</script> & <b>"
    dimension = DimensionFactory(name=hostile, slug="hostile", definition=hostile)
    edition = EditionFactory(title=hostile, family__organization=acme, levels=0, rows=0)
    row = RowFactory(edition=edition, dimension=dimension, label=f"{hostile}!", note=hostile)
    StatementFactory(level=LevelFactory(edition=edition, title=hostile), row=row, text=hostile)
    publish(edition)

    for address in ("/dimensions/", "/dimensions/hostile/"):
        assert "<script>alert" not in client.get(address).text


def test_a_row_of_the_grid_leads_to_its_dimension(client, acme, skill):
    edition = ladder(acme, "Ann", skill, [None])

    link, _ = read(client.get(edition.family.get_absolute_url())).find("table.ladder-grid tbody th a")

    assert (link.text, link["href"]) == ("Skill", "/dimensions/skill/")
