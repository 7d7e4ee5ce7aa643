"""The grid of a ladder, with the five documents."""

from collections import Counter

import pytest

from jobfamilies.models import Edition
from ladders.engine.grid import RowFacts, build, group_names
from ladders.models import Statement
from tests.factories import EditionFactory
from tests.markup import read

pytestmark = pytest.mark.usefixtures("documents", "db")

EMPTY = "Not stated in the source"
CONSULTANT = "/mit/it-consultant/"
LADDERS = {
    "/mit/it-consultant/": (4, 16),
    "/mit/it-manager/": (2, 16),
    "/mit/project-coordinator/": (2, 23),
    "/harvard/infrastructure-professional/": (5, 7),
    "/harvard/infrastructure-management/": (4, 7),
    "/district/class-specification/": (1, 8),
}
each_ladder = pytest.mark.parametrize("address", LADDERS)


def said_in(cell):
    """Return what a cell of the page says: its items, or its paragraphs."""
    return cell.texts("li") or cell.texts("div.source p") or cell.texts("p.not-stated")


def stated(level, row):
    """Return what the page should say of a level in a row: its items, or its paragraphs."""
    said = []
    for statement in Statement.objects.filter(level=level, row=row).order_by("place"):
        if row.style == "prose" and not statement.begins_paragraph:
            said[-1] = f"{said[-1]} {statement.text}"
        else:
            said.append(statement.text)
    return said or [EMPTY]


@each_ladder
def test_every_cell_says_what_its_level_says_in_its_row(client, address):
    organization, family = address.strip("/").split("/")
    edition = Edition.objects.get_by_natural_key(organization, family, 1)

    page = read(client.get(address))

    shown = [
        [said_in(cell) for cell in row.find("td")] for row in page.find("table.ladder-grid tbody tr") if row.find("td")
    ]
    assert shown == [
        [stated(level, row) for level in edition.levels.order_by("rank")] for row in edition.rows.order_by("place")
    ]
    assert (len(shown[0]), len(shown)) == LADDERS[address]


@each_ladder
def test_every_cell_has_an_anchor_of_its_own_and_a_link_to_it(client, address):
    page = read(client.get(address))

    cells = page.find("table.ladder-grid td")
    assert [cell.find("a.cell-link")[0]["href"] for cell in cells] == [f"#{cell['id']}" for cell in cells]
    assert [name for name, times in Counter(each["id"] for each in page.find("[id]")).items() if times > 1] == []


@each_ladder
def test_the_grid_is_a_table_to_assistive_technology(client, address):
    table = read(client.get(address)).find("table.ladder-grid")[0]

    assert table["role"] == "table"
    assert {row["role"] for row in table.find("tr")} == {"row"}
    assert {cell["role"] for cell in table.find("td")} == {"cell"}
    assert {(head["role"], head["scope"]) for head in table.find("th")} <= {
        ("columnheader", "col"),
        ("rowheader", "row"),
        ("rowheader", "rowgroup"),
    }


def test_levels_are_columns_with_their_grades_and_links(client):
    page = read(client.get(CONSULTANT))

    assert page.texts("table.ladder-grid thead a.source") == [
        "IT Consultant I",
        "IT Consultant II",
        "IT Consultant III",
        "Senior IT Consultant",
    ]
    assert page.texts("span.grade") == [
        "Grade not stated (“may be Support or Admin”)",
        "Admin Level 2",
        "Admin Level 3",
        "Admin Level 4",
    ]
    assert page.texts("thead .to-next") == [
        "Compare I with II",
        "Compare II with III",
        "Compare III with Senior",
        "Top of this ladder",
    ]
    assert page.find("table.ladder-grid thead a.source")[0]["href"] == f"{CONSULTANT}levels/it-consultant-i/"


@pytest.mark.parametrize(
    ("address", "grades"),
    [
        (
            "/harvard/infrastructure-management/",
            ["Grade 57, I0957M", "Grade 58, I0958M", "Grade 59, I0959M", "Grade 60, I0960M"],
        ),
        ("/mit/it-manager/", ["Admin level 4", "Admin level 5"]),
        ("/district/class-specification/", ["Grade not stated"]),
    ],
)
def test_grades_and_codes_stand_under_the_levels(client, address, grades):
    assert read(client.get(address)).texts("span.grade") == grades


@pytest.mark.parametrize(
    ("address", "groups"),
    [
        ("/mit/it-consultant/", ["The role", "JOB IMPACT", "QUALIFICATIONS/ TECHNICAL SKILLS"]),
        ("/mit/it-manager/", ["The role", "JOB IMPACT", "QUALIFICATIONS/TECHNICAL SKILLS"]),
        ("/harvard/infrastructure-professional/", []),
    ],
)
def test_rows_stand_in_groups_under_the_documents_headings(client, address, groups):
    page = read(client.get(address))

    assert page.texts("tr.group") == groups
    assert page.texts("input[name=group]") == [""] * len(groups)


def test_our_name_of_a_group_is_not_shown_as_the_documents(client):
    page = read(client.get(CONSULTANT))

    assert page.texts("tr.group span.source") == ["JOB IMPACT", "QUALIFICATIONS/ TECHNICAL SKILLS"]


def test_a_missing_heading_of_the_source_is_noted_at_its_row(client):
    page = read(client.get("/harvard/infrastructure-management/"))

    assert page.texts("span.row-note") == [
        "The document lacks the heading “Typical Core Duties” for IT Infrastructure Mgt III, IV and V: "
        "there the duties follow the Job Summary at once. IT Infrastructure Mgt VI has it.",
        "The document has this heading with no text under it.",
    ]


@pytest.mark.parametrize(
    ("address", "facts"),
    [
        (
            "/mit/it-consultant/",
            [
                "MIT",
                "Information Technology (our classification)",
                "Track: Professional (our classification)",
                "4 levels",
                "16 dimensions",
            ],
        ),
        (
            "/harvard/infrastructure-professional/",
            ["Harvard", "Information Technology", "Track: Professional", "5 levels", "7 dimensions"],
        ),
        (
            "/district/class-specification/",
            [
                "District",
                "Information Technology (our classification)",
                "Track: Not stated",
                "1 level",
                "8 dimensions",
            ],
        ),
    ],
)
def test_what_we_assigned_is_marked_as_ours(client, address, facts):
    assert read(client.get(address)).texts("ul.facts-line li") == facts


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (
            "/mit/it-consultant/",
            "Edition 1. Last updated: 3/2007 in the source; shown here since November 1, 2026. "
            "Transcribed from IT Consultant job family.",
        ),
        (
            "/mit/it-manager/",
            "Edition 1. Undated in the source; shown here since November 1, 2026. "
            "Transcribed from IT Manager job family.",
        ),
        (
            "/harvard/infrastructure-management/",
            "Edition 1. Effective/Revision Date: July 2019 in the source; shown here since November 1, 2026. "
            "Transcribed from IT Infrastructure job families.",
        ),
        (
            "/district/class-specification/",
            "Edition 1. Undated in the source; shown here since November 1, 2026. "
            "Transcribed from Class specification.",
        ),
    ],
)
def test_the_edition_line_keeps_the_sources_own_date(client, address, line):
    page = read(client.get(address))

    assert page.texts("p.edition-line") == [line]
    assert page.texts("p.notice") == []


@pytest.mark.parametrize(
    ("address", "heading", "title"),
    [
        ("/mit/it-consultant/", "IT Consultant", "IT Consultant, MIT: ladder · Career Ladders"),
        (
            "/district/class-specification/",
            "Class specification (title not stated)",
            "Class specification, District: ladder · Career Ladders",
        ),
    ],
)
def test_the_page_has_a_heading_a_title_crumbs_and_one_address(client, address, heading, title):
    page = read(client.get(address, {"level": "1"}))

    assert (page.texts("h1"), page.texts("title")) == ([heading], [title])
    assert [link["href"] for link in page.find("link[rel=canonical]")] == [f"http://testserver{address}"]
    assert page.texts("nav.crumbs li")[0] == "Catalogue"


def test_the_family_summary_is_quoted_where_the_source_has_one(client):
    assert read(client.get("/harvard/infrastructure-management/")).texts("div.family-summary p") == [
        "Perform or manage a range of responsibilities within the infrastructure technology stack for a School or "
        "University-wide. Focus areas may include Network, DevOps, Platform, Storage, Data Center or Operational "
        "Technology."
    ]
    assert read(client.get(CONSULTANT)).texts("div.family-summary p") == []


@pytest.mark.parametrize(("levels", "steps"), [(5, []), (6, ["#l1", "#l2", "#l3", "#l4", "#l5", "#l6"])])
def test_a_ladder_of_many_levels_has_a_way_to_each(client, levels, steps):
    edition = EditionFactory(published=True, levels=levels)

    page = read(client.get(edition.family.get_absolute_url()))

    assert [link["href"] for link in page.find("nav.strip a")] == steps
    assert len(page.find("div.many-levels")) == bool(steps)


def test_groups_whose_heading_recurs_are_told_apart_by_their_first_rows():
    headings = ["Skills", "Impact", "Skills"]
    rows = [RowFacts(pk, f"d{pk}", f"Row {pk}", heading) for pk, heading in enumerate(headings)]

    assert group_names(build([], rows, []).groups) == ["Skills: Row 0", "Impact", "Skills: Row 2"]
