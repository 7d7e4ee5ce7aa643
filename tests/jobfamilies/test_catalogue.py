"""The home page with the five documents: every family, how to find one, and the way to compare."""

import pytest
from django.urls import reverse

from tests.markup import read, rows

pytestmark = [pytest.mark.usefixtures("documents", "db"), pytest.mark.engines]

HOME = reverse("jobfamilies:home")
UNSTATED = "Not stated"


def families(response):
    return [row.record.family.slug for row in response.context["table"].rows]


def test_every_family_stands_with_its_levels_and_what_its_document_says(client):
    response = client.get(HOME)

    assert rows(response) == [
        [
            "Class specification (title not stated)Title not stated in the source",
            "District",
            UNSTATED,
            "",
            UNSTATED,
            "Not dated",
            "Ladder",
        ],
        [
            "Infrastructure – ManagementIT Infrastructure Mgt IIIIT Infrastructure Mgt IV"
            "IT Infrastructure Mgt VIT Infrastructure Mgt VI",
            "Harvard",
            "Management",
            "",
            "57–60",
            "Effective/Revision Date: July 2019",
            "Ladder",
        ],
        [
            "Infrastructure – ProfessionalIT Infrastructure Professional IIIT Infrastructure Professional III"
            "IT Infrastructure Professional IVIT Infrastructure Professional VIT Infrastructure Professional VI",
            "Harvard",
            "Professional",
            "",
            "56–60",
            "Effective/Revision Date: July 2019",
            "Ladder",
        ],
        [
            "IT ConsultantIT Consultant IIT Consultant IIIT Consultant IIISenior IT Consultant",
            "MIT",
            "Professional (our classification)",
            "",
            "Admin Level 2–4 1 level not stated",
            "Last updated: 3/2007",
            "Ladder",
        ],
        [
            "IT ManagerIT ManagerSenior IT Manager",
            "MIT",
            "Management (our classification)",
            "",
            "Admin level 4–5",
            "Not dated",
            "Ladder",
        ],
        [
            "Project CoordinatorProject Coordinator IProject Coordinator II",
            "MIT",
            "Professional (our classification)",
            "",
            "Admin Level 2–3",
            "Not dated",
            "Ladder",
        ],
    ]


def test_a_ladder_is_drawn_with_its_grades_in_words(client):
    page = read(client.get(HOME))

    assert [glyph["aria-label"] for glyph in page.find("svg.ladder-glyph")] == [
        "Levels at grades not stated",
        "Levels at grades 57, 58, 59, 60",
        "Levels at grades 56, 57, 58, 59, 60",
        "Levels at grades not stated, Admin Level 2, Admin Level 3, Admin Level 4",
        "Levels at grades Admin level 4, Admin level 5",
        "Levels at grades Admin Level 2, Admin Level 3",
    ]


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ({"org": "mit"}, ["it-consultant", "it-manager", "project-coordinator"]),
        (
            {"org": ["district", "harvard"]},
            ["class-specification", "infrastructure-management", "infrastructure-professional"],
        ),
        ({"track": "management"}, ["infrastructure-management", "it-manager"]),
        ({"track": "none"}, ["class-specification"]),
        ({"track": ["none", "management"], "org": ["district", "mit"]}, ["class-specification", "it-manager"]),
        ({"grade": "harvard:56"}, ["infrastructure-professional"]),
        ({"grade": "mit:admin-level-4"}, ["it-consultant", "it-manager"]),
        ({"grade": "mit:admin-level-4", "track": "management"}, ["it-manager"]),
        ({"function": "none"}, []),
        ({"function": "information-technology", "org": "district"}, ["class-specification"]),
        ({"q": "I0958M"}, ["infrastructure-management"]),
        ({"q": "i0958m"}, ["infrastructure-management"]),
        ({"q": "senior it consultant"}, ["it-consultant"]),
        ({"q": "coordinator"}, ["project-coordinator"]),
        ({"q": "harvard management"}, ["infrastructure-management"]),
        ({"q": "class specification"}, ["class-specification"]),
        ({"q": "astronaut"}, []),
    ],
)
def test_filters_and_search_narrow_it(client, choices, found):
    assert families(client.get(HOME, choices)) == found


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("family", "class-specification"),
        ("-family", "project-coordinator"),
        ("organization", "class-specification"),
        ("-organization", "it-consultant"),
        ("track", "class-specification"),
        ("-track", "infrastructure-professional"),
        ("grades", "infrastructure-professional"),
        ("-grades", "it-manager"),
    ],
)
def test_it_sorts_by_what_families_share(client, sort, first):
    assert families(client.get(HOME, {"sort": sort}))[0] == first


def test_grades_are_offered_under_their_organizations(client):
    page = read(client.get(HOME))

    assert [(group["label"], group.text) for group in page.find("select[name=grade] optgroup")] == [
        ("Harvard", "56 57 58 59 60"),
        ("MIT", "Admin Level 2 Admin Level 3 Admin Level 4 Admin Level 5"),
    ]


def test_the_organizations_are_named_and_linked(client):
    page = read(client.get(HOME))

    assert [(link.text, link["href"]) for link in page.find("div.start-find p.quiet a")] == [
        ("District", "/district/"),
        ("Harvard", "/harvard/"),
        ("MIT", "/mit/"),
    ]


def test_two_levels_are_chosen_where_the_catalogue_begins(client):
    page = read(client.get(HOME))

    form = page.find("form.compare-start")[0]
    assert form["action"] == reverse("ladders:compare")
    assert form.texts("label") == ["Level now", "With"]
    assert [field["name"] for field in form.find("input[type=search]")] == ["level-1-words", "level-2-words"]


def test_every_link_of_the_catalogue_leads_to_a_page(client):
    links = {link["href"] for link in read(client.get(HOME)).find("table.listing tbody a")}

    assert len(links) == 6 + 18
    assert {client.get(link).status_code for link in links} == {200}


def test_the_page_has_a_title_and_one_address(client):
    page = read(client.get(HOME, {"org": "mit"}))

    assert page.texts("title") == ["Job families · Career Ladders"]
    assert [link["href"] for link in page.find("link[rel=canonical]")] == ["http://testserver/"]
