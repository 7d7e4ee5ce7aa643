"""The list of all levels, the pages of the organizations, and the list of source documents."""

import pytest
from django.urls import reverse

from tests.markup import read, rows

pytestmark = pytest.mark.usefixtures("documents", "db")

LEVELS = reverse("jobfamilies:levels")
SOURCES = reverse("jobfamilies:sources")
UNSTATED = "Not stated"
PROFESSIONAL = ["Exempt", "Infrastructure – Professional", "Harvard"]
MANAGEMENT = ["Exempt", "Infrastructure – Management", "Harvard"]
CONSULTANT = [UNSTATED, "IT Consultant", "MIT"]


def titles(response):
    return [row.record.title for row in response.context["table"].rows]


# --- levels ----------------------------------------------------------------------------------------------------------


def test_every_level_stands_with_its_code_grade_and_exemption(client):
    assert [row[:6] for row in rows(client.get(LEVELS))] == [
        ["Title not stated in the source", UNSTATED, UNSTATED, UNSTATED, "Class specification", "District"],
        ["IT Infrastructure Mgt III", "I0957M", "57", *MANAGEMENT],
        ["IT Infrastructure Mgt IV", "I0958M", "58", *MANAGEMENT],
        ["IT Infrastructure Mgt V", "I0959M", "59", *MANAGEMENT],
        ["IT Infrastructure Mgt VI", "I0960M", "60", *MANAGEMENT],
        ["IT Infrastructure Professional II", "I0956P", "56", *PROFESSIONAL],
        ["IT Infrastructure Professional III", "I0957P", "57", *PROFESSIONAL],
        ["IT Infrastructure Professional IV", "I0958P", "58", *PROFESSIONAL],
        ["IT Infrastructure Professional V", "I0959P", "59", *PROFESSIONAL],
        ["IT Infrastructure Professional VI", "I0960P", "60", *PROFESSIONAL],
        ["IT Consultant I", UNSTATED, "Not stated (“may be Support or Admin”)", *CONSULTANT],
        ["IT Consultant II", UNSTATED, "Admin Level 2", *CONSULTANT],
        ["IT Consultant III", UNSTATED, "Admin Level 3", *CONSULTANT],
        ["Senior IT Consultant", UNSTATED, "Admin Level 4", *CONSULTANT],
        ["IT Manager", UNSTATED, "Admin level 4", UNSTATED, "IT Manager", "MIT"],
        ["Senior IT Manager", UNSTATED, "Admin level 5", UNSTATED, "IT Manager", "MIT"],
        ["Project Coordinator I", UNSTATED, "Admin Level 2", UNSTATED, "Project Coordinator", "MIT"],
        ["Project Coordinator II", UNSTATED, "Admin Level 3", UNSTATED, "Project Coordinator", "MIT"],
    ]


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ({"q": "I0960P"}, ["IT Infrastructure Professional VI"]),
        ({"q": "senior mit"}, ["Senior IT Consultant", "Senior IT Manager"]),
        ({"q": "specification"}, [""]),
        ({"grade": "harvard:57"}, ["IT Infrastructure Mgt III", "IT Infrastructure Professional III"]),
        ({"grade": "mit:admin-level-4"}, ["Senior IT Consultant", "IT Manager"]),
        ({"exemption": "none", "org": "district"}, [""]),
        ({"exemption": "exempt", "org": ["mit", "district"]}, []),
        ({"exemption": "exempt", "q": "VI"}, ["IT Infrastructure Mgt VI", "IT Infrastructure Professional VI"]),
        ({"track": "none"}, [""]),
        ({"function": "none"}, []),
    ],
)
def test_filters_and_search_narrow_the_levels(client, choices, found):
    assert titles(client.get(LEVELS, choices)) == found


def test_levels_sort_by_grade_within_their_organization_and_the_ungraded_come_last(client):
    found = rows(client.get(LEVELS, {"sort": "grade"}))

    assert [(row[5], row[2].lower()) for row in found] == [
        ("District", "not stated"),
        *(("Harvard", grade) for grade in "56 57 57 58 58 59 59 60 60".split()),
        *(("MIT", f"admin level {number}") for number in (2, 2, 3, 3, 4, 4, 5)),
        ("MIT", "not stated (“may be support or admin”)"),
    ]


def test_every_level_links_to_its_page_and_its_ladder(client):
    page = read(client.get(LEVELS, {"q": "I0960M"}))

    assert [(link.text, link["href"]) for link in page.find("table.listing tbody a")][:2] == [
        (
            "IT Infrastructure Mgt VI",
            "/harvard/infrastructure-management/levels/it-infrastructure-mgt-vi/",
        ),
        ("Infrastructure – Management", "/harvard/infrastructure-management/"),
    ]


# --- organizations ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "title", "families", "facts"),
    [
        (
            "/mit/",
            "MIT",
            ["it-consultant", "it-manager", "project-coordinator"],
            [
                "Admin Level 2, Admin Level 3, Admin Level 4, Admin Level 5",
                "IT Consultant job family, IT Manager job family, Project Coordinator job family",
            ],
        ),
        (
            "/harvard/",
            "Harvard",
            ["infrastructure-management", "infrastructure-professional"],
            ["56, 57, 58, 59, 60", "IT Infrastructure job families"],
        ),
        ("/district/", "District", ["class-specification"], ["Not stated in the source", "Class specification"]),
    ],
)
def test_an_organization_has_its_families_grades_and_documents(client, address, title, families, facts):
    response = client.get(address)
    page = read(response)

    assert page.texts("h1") == [title]
    assert page.texts("title") == [f"{title} · Career Ladders"]
    assert page.texts("nav.crumbs li") == ["Catalogue", title]
    assert [row.record.family.slug for row in response.context["table"].rows] == families
    assert page.texts("dl.organization-facts dd") == facts


def test_an_organizations_documents_are_linked(client):
    page = read(client.get("/harvard/"))

    assert [link["href"] for link in page.find("dl.organization-facts a")] == [
        "/sources/harvard/harvard-it-infrastructure/"
    ]


def test_an_organization_that_does_not_exist_is_no_page(client):
    assert client.get("/yale/").status_code == 404


# --- source documents ------------------------------------------------------------------------------------------------


def test_every_document_stands_with_the_levels_transcribed_from_it(client):
    assert rows(client.get(SOURCES)) == [
        ["Class specification", "District", "1"],
        ["IT Infrastructure job families", "Harvard", "9"],
        ["IT Consultant job family", "MIT", "4"],
        ["IT Manager job family", "MIT", "2"],
        ["Project Coordinator job family", "MIT", "2"],
    ]


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ({"org": "mit", "q": "manager"}, ["IT Manager job family"]),
        ({"q": "harvard"}, ["IT Infrastructure job families"]),
        ({"q": "nothing such"}, []),
    ],
)
def test_filters_and_search_narrow_the_documents(client, choices, found):
    assert titles(client.get(SOURCES, choices)) == found
