"""What the five documents say of their jobs, fact by fact, as a reader of the documents knows it."""

import pytest

from jobfamilies.models import Edition, Grade, JobFamily, Level
from ladders.models import Row, Statement

pytestmark = pytest.mark.usefixtures("documents", "db")

DATED = "Effective/Revision Date: July 2019"


@pytest.mark.parametrize(
    ("family", "levels"),
    [
        (
            "it-consultant",
            [
                ("IT Consultant I", "", None, "may be Support or Admin", "", ""),
                ("IT Consultant II", "", "Admin Level 2", "Admin Level 2", "", ""),
                ("IT Consultant III", "", "Admin Level 3", "Admin Level 3", "", ""),
                ("Senior IT Consultant", "", "Admin Level 4", "Admin Level 4", "", ""),
            ],
        ),
        (
            "it-manager",
            [
                ("IT Manager", "", "Admin Level 4", "Admin level 4", "", ""),
                ("Senior IT Manager", "", "Admin Level 5", "Admin level 5", "", ""),
            ],
        ),
        (
            "project-coordinator",
            [
                ("Project Coordinator I", "", "Admin Level 2", "Admin Level 2", "", ""),
                ("Project Coordinator II", "", "Admin Level 3", "Admin Level 3", "", ""),
            ],
        ),
        (
            "infrastructure-professional",
            [
                ("IT Infrastructure Professional II", "I0956P", "56", "56", "exempt", DATED),
                ("IT Infrastructure Professional III", "I0957P", "57", "57", "exempt", DATED),
                ("IT Infrastructure Professional IV", "I0958P", "58", "58", "exempt", DATED),
                ("IT Infrastructure Professional V", "I0959P", "59", "59", "exempt", DATED),
                ("IT Infrastructure Professional VI", "I0960P", "60", "60", "exempt", DATED),
            ],
        ),
        (
            "infrastructure-management",
            [
                ("IT Infrastructure Mgt III", "I0957M", "57", "57", "exempt", DATED),
                ("IT Infrastructure Mgt IV", "I0958M", "58", "58", "exempt", DATED),
                ("IT Infrastructure Mgt V", "I0959M", "59", "59", "exempt", DATED),
                ("IT Infrastructure Mgt VI", "I0960M", "60", "60", "exempt", DATED),
            ],
        ),
        ("class-specification", [("", "", None, "", "", "")]),
    ],
)
def test_the_levels_of_a_ladder_from_the_lowest_up(family, levels):
    found = Level.objects.filter(edition__family__slug=family).select_related("grade").order_by("rank")

    assert [
        (
            level.title,
            level.job_code,
            level.grade and level.grade.name,
            level.grade_text,
            level.exemption,
            level.stated_date,
        )
        for level in found
    ] == levels


@pytest.mark.parametrize(
    ("family", "title", "function", "track", "date", "precise_to"),
    [
        ("it-consultant", "IT Consultant", "", "", "Last updated: 3/2007", "2007-03"),
        ("it-manager", "IT Manager", "", "", "", ""),
        ("project-coordinator", "Project Coordinator", "", "", "", ""),
        (
            "infrastructure-professional",
            "Infrastructure – Professional",
            "Information Technology",
            "Professional",
            DATED,
            "2019-07",
        ),
        (
            "infrastructure-management",
            "Infrastructure – Management",
            "Information Technology",
            "Management",
            DATED,
            "2019-07",
        ),
        ("class-specification", "", "", "", "", ""),
    ],
)
def test_only_harvard_states_function_and_track_and_only_three_ladders_a_date(
    family, title, function, track, date, precise_to
):
    edition = Edition.objects.get(family__slug=family)

    assert (edition.title, edition.function_text, edition.track_text, edition.stated_date, edition.source_date) == (
        title,
        function,
        track,
        date,
        precise_to,
    )


def test_functions_and_tracks_that_we_assigned_stand_on_the_family():
    assert list(JobFamily.objects.values_list("slug", "function__name", "track").order_by("slug")) == [
        ("class-specification", "Information Technology", ""),
        ("infrastructure-management", "Information Technology", "management"),
        ("infrastructure-professional", "Information Technology", "professional"),
        ("it-consultant", "Information Technology", "professional"),
        ("it-manager", "Information Technology", "management"),
        ("project-coordinator", "Information Technology", "professional"),
    ]


@pytest.mark.parametrize(
    ("organization", "grades"),
    [
        ("mit", ["Admin Level 2", "Admin Level 3", "Admin Level 4", "Admin Level 5"]),
        ("harvard", ["56", "57", "58", "59", "60"]),
        ("district", []),
    ],
)
def test_an_organizations_grades_from_the_lowest_up(organization, grades):
    found = Grade.objects.filter(organization__slug=organization).order_by("order")

    assert list(found.values_list("name", flat=True)) == grades


@pytest.mark.parametrize(
    ("dimension", "labels"),
    [
        (
            "position-summary",
            {"District": "General Statement", "Harvard": "Job Summary", "MIT": "Position Overview Statement"},
        ),
        (
            "essential-duties",
            {
                "District": "Essential Job Functions",
                "Harvard": "Typical Core Duties",
                "MIT": "Principal Duties and Responsibilities",
            },
        ),
        ("other-duties", {"District": "Other Job Functions"}),
        (
            "minimum-qualifications",
            {
                "District": "Minimum Qualification Requirements",
                "Harvard": "Basic Qualifications",
                "MIT": "Qualifications",
            },
        ),
        ("additional-qualifications", {"Harvard": "Additional Qualifications and Skills"}),
        ("desirable-qualifications", {"District": "Desirable Knowledge, Skills and Abilities"}),
        ("substitution", {"District": "Substitution"}),
        ("promotional-eligibility", {"District": "Promotional Requirement"}),
        ("promotion-criteria", {"MIT": "Promotion Criteria"}),
        ("working-conditions", {"District": "Environmental Conditions", "Harvard": "Working Conditions"}),
    ],
)
def test_each_document_keeps_its_own_label_for_a_dimension_that_they_share(dimension, labels):
    rows = Row.objects.filter(dimension__slug=dimension)

    assert dict(rows.values_list("edition__family__organization__name", "label")) == labels


def test_the_missing_heading_of_harvards_management_levels_is_noted():
    row = Row.objects.get(edition__family__slug="infrastructure-management", label="Typical Core Duties")

    assert row.note == (
        "The document lacks the heading “Typical Core Duties” for IT Infrastructure Mgt III, IV and V: "
        "there the duties follow the Job Summary at once. IT Infrastructure Mgt VI has it."
    )
    said = (
        Statement.objects.filter(row=row, place=1).order_by("level__rank").values_list("level__short_title", flat=True)
    )
    assert list(said) == ["III", "IV", "V", "VI"]


def test_an_empty_cell_of_the_document_stays_empty():
    row = Row.objects.get(edition__family__slug="infrastructure-professional", label="Physical Requirements")

    assert (row.statements.count(), row.note) == (0, "The document has this heading with no text under it.")


@pytest.mark.parametrize("slip", ["overr", "followthrough", "webposted", "partners/stakeholder?"])
def test_the_authors_own_slips_stay(slip):
    assert Statement.objects.filter(text__contains=slip).exists()
