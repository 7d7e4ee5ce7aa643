"""The career map's page: pictures, the moves of a level, routes, filters, and what HR is told."""

import re
from urllib.parse import quote

import pytest

from jobfamilies.models import Grade, JobFamily, Level
from ladders.models import GradeEquivalence, RelatedFamilies
from tests.factories import UserFactory
from tests.ladders.map_page import MAP, boxes, part, record, table, words

pytestmark = pytest.mark.usefixtures("documents", "db")

CONSULTANT = "mit/it-consultant/it-consultant-"
COORDINATOR = "mit/project-coordinator/project-coordinator-"
MANAGER = "mit/it-manager/"
PROFESSIONAL = "harvard/infrastructure-professional/it-infrastructure-professional-"
DISTRICT = "district/class-specification/class-specification"
DERIVED = "Derived: not stated; the target’s requirements apply"


def quoted(value):
    return quote(value, safe="/")


def test_every_level_and_both_classes_outside_stand_once_in_the_pictures(client):
    shown = boxes(client.get(MAP).text)

    assert (len(shown), len(set(shown))) == (20, 20)
    assert {"district/it-support-analyst-ii", "district/systems-support-specialist-ii"} <= set(shown)


def test_each_organization_has_a_band_of_its_own(client):
    assert re.findall(r'<h2 id="map-\w+-name">(.*?)</h2>', client.get(MAP).text) == ["District", "Harvard", "MIT"]


def test_the_table_says_what_the_pictures_show(client):
    text = client.get(MAP).text
    drawn = re.findall(r'<g class="edge [^"]*" data-from="([^"]+)" data-to="([^"]+)"', text)

    assert sorted(drawn) == sorted(re.findall(r'<tr data-from="([^"]+)" data-to="([^"]+)"', text))
    assert len(drawn) == 21


def test_lateral_moves_are_called_derived(client):
    laterals = [(start, end) for start, end, kind, *_, basis in table(client.get(MAP).text) if basis == DERIVED]

    assert laterals == [
        ("IT Infrastructure Mgt III", "IT Infrastructure Professional III"),
        ("IT Infrastructure Mgt IV", "IT Infrastructure Professional IV"),
        ("IT Infrastructure Mgt V", "IT Infrastructure Professional V"),
        ("IT Infrastructure Mgt VI", "IT Infrastructure Professional VI"),
        ("IT Consultant II", "Project Coordinator I"),
        ("IT Consultant III", "Project Coordinator II"),
        ("Senior IT Consultant", "IT Manager"),
    ]


def test_the_ways_in_cite_the_district_s_statement(client):
    text = client.get(MAP).text
    ways = [row for row in table(text) if row[2] == "Way in"]

    assert ways == [
        (
            f"{name} outside the catalogue",
            "Title not stated in the source",
            "Way in",
            "not stated",
            "Stated in the text",
        )
        for name in ("IT Support Analyst II", "Systems Support Specialist II")
    ]
    page = "/district/class-specification/editions/1/levels/class-specification/"
    assert text.count(f'<a href="{page}">Stated in the text</a>') == 2
    assert "one year of service with the District as an IT Support Analyst II" in client.get(page).text


def test_a_chosen_level_has_its_moves_in_the_panel_and_marked_in_picture_and_table(client):
    text = client.get(MAP, {"level": f"{CONSULTANT}ii"}).text

    assert words(part(text, r'<aside class="map-panel".*?</aside>')) == (
        "From here IT Consultant II Promotion to IT Consultant III Compare the two"
        f" Same grade, both ways Project Coordinator I Compare the two {DERIVED}"
        " Reached from, promotion IT Consultant I Compare the two"
    )
    assert len(re.findall(r'<g class="edge [\w-]+ hot"', text)) == 3
    assert text.count('class="hot"><th') == 3
    assert re.findall(r'data-level="([^"]+)"[^>]*aria-current="true"', text) == [f"{CONSULTANT}ii"]


def test_a_class_outside_can_be_chosen_too(client):
    text = client.get(MAP, {"level": "district/it-support-analyst-ii"}).text

    assert "From here IT Support Analyst II Way in to Title not stated in the source" in words(text)


@pytest.mark.parametrize(
    ("start", "end", "said", "steps"),
    [
        (
            f"{COORDINATOR}i",
            f"{MANAGER}senior-it-manager",
            "5 steps from Project Coordinator I to Senior IT Manager, in 2 ways.",
            [5, 5],
        ),
        (f"{CONSULTANT}i", f"{CONSULTANT}ii", "1 step from IT Consultant I to IT Consultant II.", [1]),
        (
            "district/it-support-analyst-ii",
            DISTRICT,
            "1 step from IT Support Analyst II to Title not stated in the source.",
            [1],
        ),
        (
            f"{CONSULTANT}ii",
            f"{CONSULTANT}i",
            "No way known from IT Consultant II to IT Consultant I."
            " That none is known here does not mean that nobody ever went it.",
            [],
        ),
        (
            f"{CONSULTANT}ii",
            f"{PROFESSIONAL}vi",
            "No way known from IT Consultant II to IT Infrastructure Professional VI. They belong to two"
            " organizations, whose grades are not equal unless HR has recorded so."
            " That none is known here does not mean that nobody ever went it.",
            [],
        ),
        (f"{CONSULTANT}i", f"{CONSULTANT}i", "You are there already: both ends are IT Consultant I .", []),
    ],
)
def test_the_way_from_one_level_to_another(client, start, end, said, steps):
    answer = part(client.get(MAP, {"from": start, "to": end}).text, r'<div class="routes".*?</div>')

    assert words(part(answer, r"<p>.*?</p>")).replace(" .", ".").replace(" ,", ",") == said.replace(" .", ".")
    assert [way.count("<li>") for way in re.findall(r"<ol.*?</ol>", answer, re.DOTALL)] == steps


def test_each_step_links_the_comparison_of_its_levels(client):
    text = client.get(MAP, {"from": f"{CONSULTANT}ii", "to": f"{MANAGER}it-manager"}).text

    assert re.findall(r'<a href="(/compare/[^"]+)"', part(text, r'<div class="routes".*?</div>')) == [
        f"/compare/?level={start}&amp;level={end}"
        for start, end in (
            (f"{CONSULTANT}ii", f"{CONSULTANT}iii"),
            (f"{CONSULTANT}iii", "mit/it-consultant/senior-it-consultant"),
            ("mit/it-consultant/senior-it-consultant", f"{MANAGER}it-manager"),
        )
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"level": "no/such/level"}, ["There is no level “no/such/level” on the map."]),
        ({"level": "<b>\0"}, ["There is no level “<b>” on the map."]),
        ({"from": "9" * 300}, [f"There is no level “{'9' * 200}” on the map."]),
        ({"org": ["mit", "nobody"]}, ["There is no organization “nobody” on the map."]),
        ({"function": "sales"}, ["There is no function “sales” on the map."]),
        ({"to": f"{CONSULTANT}i"}, ["Choose both ends to see the way between them."]),
        ({"level": f"/{CONSULTANT}i/"}, []),
        ({"level": "", "from": "", "to": "", "function": ""}, []),
    ],
    ids=["level", "signs", "long", "organization", "function", "one end", "slashes", "empty"],
)
def test_what_does_not_exist_is_left_out_and_said(client, query, said):
    address = "/map/?" + "&".join(
        f"{name}={quoted(value)}"
        for name, values in query.items()
        for value in ([values] if isinstance(values, str) else values)
    )

    response = client.get(address)

    assert response.status_code == 200
    assert [words(each) for each in re.findall(r'<p class="notice" role="status">.*?</p>', response.text)] == said


def test_filters_narrow_pictures_and_table(client):
    text = client.get(MAP, {"org": "harvard"}).text

    assert {level.split("/")[0] for level in boxes(text)} == {"harvard"}
    assert {row[0].split(" ")[1] for row in table(text)} == {"Infrastructure"}
    assert client.get(MAP, {"org": "mit", "function": "information-technology"}).text.count('class="node') == 8


def test_a_link_to_a_level_keeps_filters_and_route(client):
    text = client.get(MAP, {"org": "mit", "from": f"{CONSULTANT}i", "to": f"{CONSULTANT}iii"}).text

    assert f'href="?org=mit&amp;from={CONSULTANT}i&amp;to={CONSULTANT}iii&amp;level={CONSULTANT}ii#map-mit"' in text


def test_a_level_that_the_filters_leave_out_still_has_its_panel(client):
    text = client.get(MAP, {"org": "harvard", "level": f"{CONSULTANT}ii"}).text

    assert text.count('<aside class="map-panel"') == 1


@pytest.mark.parametrize(
    ("who", "is_told"), [({"hr_editor": True}, True), ({"hr_approver": True}, True), ({"manager": True}, False)]
)
def test_hr_is_told_where_the_map_ends(client, who, is_told):
    client.force_login(UserFactory(**who))

    text = client.get(MAP).text

    assert ("For HR: where the map ends" in text) is is_told
    if is_told:
        lists = [words(each) for each in re.findall(r"<h3>(?:Dead|Without).*?</ul>", text, re.DOTALL)]
        assert lists == [
            "Dead ends: no move leads on (2) Title not stated in the source district/class-specification"
            " Senior IT Manager mit/it-manager",
            "Without a way in: no move leads there (2) IT Infrastructure Professional II"
            " harvard/infrastructure-professional IT Consultant I mit/it-consultant",
        ]


def test_equal_grades_put_two_organizations_on_one_scale(client):
    mit, harvard = (Grade.objects.get(slug=slug) for slug in ("admin-level-3", "57"))
    GradeEquivalence.objects.create(first=mit, second=harvard)
    RelatedFamilies.objects.create(
        first=JobFamily.objects.get(slug="it-consultant"),
        second=JobFamily.objects.get(slug="infrastructure-professional"),
    )

    text = client.get(MAP, {"from": f"{CONSULTANT}ii", "to": f"{PROFESSIONAL}iv"}).text

    assert re.findall(r'<h2 id="map-\w+-name">(.*?)</h2>', text) == ["District", "Harvard and MIT"]
    assert "On one scale, because HR has recorded which grades are equal." in text
    assert "3 steps from" in words(text)


def test_what_hr_forbids_is_gone_and_what_it_records_is_there(client):
    consultant, coordinator, manager = (
        Level.objects.get(slug=slug) for slug in ("it-consultant-ii", "project-coordinator-i", "senior-it-manager")
    )
    record(consultant, coordinator, both_ways=True, is_forbidden=True)
    record(coordinator, manager, kind="promotion", note="Asked <b>twice</b>.")

    rows = table(client.get(MAP, {"org": "mit"}).text)

    assert [row for row in rows if {"IT Consultant II", "Project Coordinator I"} == set(row[:2])] == []
    assert [row for row in rows if row[-1].startswith("Recorded")] == [
        (
            "Project Coordinator I",
            "Senior IT Manager",
            "Promotion",
            "Admin Level 2 to Admin level 5",
            "Recorded by HR. Asked <b>twice</b>.",
        )
    ]


def test_a_level_page_names_its_other_moves(client):
    text = client.get("/mit/it-consultant/levels/it-consultant-ii/").text

    assert words(part(text, r'<section class="moves-of">.*?</section>')) == (
        f"Other moves Same grade, both ways Project Coordinator I {DERIVED} Compare the two See it on the career map"
    )


def test_a_level_page_quotes_where_a_way_in_is_stated(client):
    text = client.get("/district/class-specification/levels/class-specification/").text

    assert "Way in from IT Support Analyst II Outside the catalogue Stated in the text: “ Possession of" in words(
        part(text, r'<section class="moves-of">.*?</section>')
    )


def test_a_level_page_without_other_moves_says_so_and_an_old_edition_says_nothing(client):
    page = "/mit/it-consultant/levels/it-consultant-i/"
    said = words(part(client.get(page).text, r'<section class="moves-of">.*?</section>'))

    assert said == "Other moves None is known. See it on the career map"
    assert "moves-of" not in client.get("/mit/it-consultant/editions/1/levels/it-consultant-i/").text
