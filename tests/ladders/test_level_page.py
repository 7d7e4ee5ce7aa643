"""One level as a job specification, with the five documents."""

from collections import Counter

import pytest

from jobfamilies.models import Level
from ladders.models import Statement
from tests.markup import read

pytestmark = pytest.mark.usefixtures("documents", "db")

UNSTATED = "Not stated"
OURS = "Information Technology (our classification)"
CONSULTANT_I = "/mit/it-consultant/levels/it-consultant-i/"
CONSULTANT_III = "/mit/it-consultant/levels/it-consultant-iii/"
SENIOR = "/mit/it-consultant/levels/senior-it-consultant/"
PROFESSIONAL_VI = "/harvard/infrastructure-professional/levels/it-infrastructure-professional-vi/"
MANAGEMENT_IV = "/harvard/infrastructure-management/levels/it-infrastructure-mgt-iv/"
DISTRICT = "/district/class-specification/levels/class-specification/"


@pytest.mark.parametrize(
    ("address", "facts"),
    [
        (
            CONSULTANT_I,
            {
                "Organization": "MIT",
                "Job function": OURS,
                "Job family": "IT Consultant",
                "Track": "Professional (our classification)",
                "Job code": UNSTATED,
                "Grade": "Not stated (“may be Support or Admin”)",
                "Exemption": UNSTATED,
                "Last updated": "3/2007",
            },
        ),
        (
            PROFESSIONAL_VI,
            {
                "Organization": "Harvard",
                "Job function": "Information Technology",
                "Job family": "Infrastructure – Professional",
                "Track": "Professional",
                "Job code": "I0960P",
                "Grade": "60",
                "Exemption": "Exempt",
                "Effective/Revision Date": "July 2019",
            },
        ),
        (
            DISTRICT,
            {
                "Organization": "District",
                "Job function": OURS,
                "Job family": "Class specification",
                "Track": UNSTATED,
                "Job code": UNSTATED,
                "Grade": UNSTATED,
                "Exemption": UNSTATED,
                "Date": UNSTATED,
            },
        ),
    ],
)
def test_a_level_states_its_facts_and_marks_what_is_ours(client, address, facts):
    page = read(client.get(address))

    assert dict(zip(page.texts("dl.spec-facts dt"), page.texts("dl.spec-facts dd"), strict=True)) == facts


@pytest.mark.parametrize(
    ("address", "heading", "title"),
    [
        (
            CONSULTANT_I,
            "IT Consultant I",
            "IT Consultant I, MIT: job specification · Career Ladders",
        ),
        (
            DISTRICT,
            "Title not stated in the source",
            "Title not stated in the source, District: job specification · Career Ladders",
        ),
    ],
)
def test_a_level_is_called_as_its_document_calls_it(client, address, heading, title):
    page = read(client.get(address))

    assert (page.texts("h1"), page.texts("title")) == ([heading], [title])
    assert page.texts("nav.crumbs li")[-1] == heading
    assert [link["href"] for link in page.find("link[rel=canonical]")] == [f"http://testserver{address}"]


@pytest.mark.parametrize("address", [CONSULTANT_I, CONSULTANT_III, PROFESSIONAL_VI, MANAGEMENT_IV, DISTRICT])
def test_every_row_is_a_section_with_the_level_s_words(client, address):
    level = Level.objects.get(slug=address.split("/")[-2])
    rows = list(level.edition.rows.order_by("place").select_related("dimension"))

    page = read(client.get(address))

    sections = page.find("article.spec section[id]")
    assert [section["id"] for section in sections] == [row.dimension.slug for row in rows]
    assert [section.texts("h2 a") for section in sections] == [[row.label] for row in rows]
    assert [words(section) for section in sections] == [
        " ".join(Statement.objects.filter(level=level, row=row).order_by("place").values_list("text", flat=True))
        or "Not stated in the source"
        for row in rows
    ]
    assert [name for name, times in Counter(each["id"] for each in page.find("[id]")).items() if times > 1] == []


def words(section):
    return " ".join(section.texts("li") or section.texts("div.source p") or section.texts("p.not-stated"))


def test_the_headings_of_the_document_stand_once_above_their_sections(client):
    page = read(client.get(CONSULTANT_I))

    assert page.texts("h2.spec-group") == ["JOB IMPACT", "QUALIFICATIONS/ TECHNICAL SKILLS"]


def test_running_text_is_shown_in_paragraphs_and_a_list_as_a_list(client):
    page = read(client.get(PROFESSIONAL_VI))

    sections = {section["id"]: section for section in page.find("article.spec section[id]")}
    assert (len(sections["position-summary"].find("li")), len(sections["position-summary"].find("p"))) == (0, 1)
    assert (
        len(sections["essential-duties"].find("li"))
        == Statement.objects.filter(
            level__slug="it-infrastructure-professional-vi", row__dimension__slug="essential-duties"
        ).count()
    )


@pytest.mark.parametrize(
    ("address", "below", "above"),
    [
        (CONSULTANT_I, [], ["IT Consultant II"]),
        (CONSULTANT_III, ["IT Consultant II"], ["Senior IT Consultant"]),
        (SENIOR, ["IT Consultant III"], []),
        (DISTRICT, [], []),
    ],
)
def test_a_level_links_to_the_one_below_and_the_one_above(client, address, below, above):
    page = read(client.get(address))

    assert (page.texts("aside a[rel=prev]"), page.texts("aside a[rel=next]")) == (below, above)
    for link in page.find("aside a.way"):
        assert read(client.get(link["href"])).texts("h1") == [link.text]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (CONSULTANT_I, []),
        (SENIOR, ["This is the top of the ladder."]),
        (DISTRICT, ["This is the top of the ladder.", "This is where the ladder begins."]),
    ],
)
def test_the_ends_of_a_ladder_say_so(client, address, said):
    shown = read(client.get(address)).texts("aside section p.quiet")

    assert [text for text in shown if text.startswith("This is the top") or (said[1:] and "begins" in text)] == said


def test_the_criteria_for_promotion_into_the_next_level_are_quoted(client):
    assert read(client.get(CONSULTANT_I)).texts("ul.crit li") == [
        "Sustained high quality client interaction",
        "Demonstrated ability to learn/apply new technology",
        "Good time management and followthrough",
    ]


def test_where_the_source_states_no_criteria_the_page_says_so(client):
    page = read(client.get(MANAGEMENT_IV))

    assert page.texts("aside p.not-stated") == ["Promotion criteria not stated in the source"]
    assert page.texts("ul.crit") == []


def test_a_note_stands_at_its_row(client):
    page = read(client.get(MANAGEMENT_IV))

    assert [note.split(":")[0] for note in page.texts("article p.row-note")] == [
        "The document lacks the heading “Typical Core Duties” for IT Infrastructure Mgt III, IV and V",
        "The document has this heading with no text under it.",
    ]


@pytest.mark.parametrize(("address", "anchor"), [(CONSULTANT_I, "#l1"), (SENIOR, "#l4"), (DISTRICT, "#l1")])
def test_a_level_leads_to_its_column_of_the_ladder(client, address, anchor):
    link = read(client.get(address)).find("aside div.actions a.button")[0]

    family = "/".join(address.split("/")[:3]) + "/"
    assert link["href"] == f"{family}{anchor}"
    assert len(read(client.get(family)).find(f"th{anchor}")) == 1


def test_the_source_is_named_and_linked(client):
    section = read(client.get(CONSULTANT_I)).find("section.spec-source")[0]

    assert section.texts("p") == [
        "Edition 1. Last updated: 3/2007 in the source; shown here since November 1, 2026. "
        "Transcribed from IT Consultant job family."
    ]
    assert [link["href"] for link in section.find("a")] == ["/sources/mit/mit-it-consultant/"]


@pytest.mark.parametrize(
    "address",
    [
        "/mit/it-consultant/levels/it-consultant-ix/",
        "/mit/it-manager/levels/it-consultant-i/",
        "/mit/it-consultant/levels/",
        "/mit/it-consultant/editions/9/",
        "/mit/it-consultant/editions/0/",
        "/mit/it-consultant/editions/-1/",
        "/mit/it-consultant/editions/99999999999999999999/",
        "/mit/it-consultant/editions/" + "9" * 5000 + "/",
        "/mit/it-consultant/editions/1/levels/it-manager/",
        "/harvard/it-consultant/",
    ],
)
def test_a_level_or_edition_that_does_not_exist_is_no_page(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert read(response).texts("h1") == ["There is no such page"]
