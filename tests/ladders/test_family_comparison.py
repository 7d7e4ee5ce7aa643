"""The page that sets two families' ladders side by side at equal grades."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import EditionFactory, GradeFactory, LevelFactory, RowFactory, StatementFactory, publish
from tests.markup import read

CONSULTANT, MANAGER, COORDINATOR = (f"mit/{slug}" for slug in ("it-consultant", "it-manager", "project-coordinator"))
PROFESSIONAL, MANAGEMENT = (f"harvard/infrastructure-{slug}" for slug in ("professional", "management"))
DISTRICT = "district/class-specification"

pytestmark = pytest.mark.usefixtures("documents", "db")


@pytest.fixture
def compare(client):
    """A function that asks for a comparison of families by their paths."""

    def asked(*paths, **choices):
        return client.get(reverse("ladders:compare-families"), {"family": paths, **choices})

    return asked


def matched(response):
    """Return the places as (grade or number, names of the left levels, of the right ones, number of comparisons)."""
    return [
        (
            place.number or (place.grade.name if place.grade else None),
            [level.short_name for level in place.left],
            [level.short_name for level in place.right],
            len(place.pairs),
        )
        for place in response.context["pair"].places
    ]


def ladder(organization, grades, dimensions=1):
    """Publish a ladder with a level at each grade, and return its path."""
    edition = EditionFactory(family__organization=organization, levels=0, rows=0)
    rows = RowFactory.create_batch(dimensions, edition=edition)
    for grade in grades:
        level = LevelFactory(edition=edition, grade=grade, grade_text=grade.name)
        for row in rows:
            StatementFactory(level=level, row=row)
    return publish(edition).family.path


# --- which levels are compared ---------------------------------------------------------------------------------------


def test_levels_match_at_equal_grades_and_the_others_stand_alone(compare):
    assert matched(compare(CONSULTANT, COORDINATOR)) == [
        ("Admin Level 2", ["II"], ["I"], 1),
        ("Admin Level 3", ["III"], ["II"], 1),
        ("Admin Level 4", ["Senior"], [], 0),
        (None, ["I"], [], 0),
    ]


def test_a_level_without_a_counterpart_says_so(compare):
    lines = read(compare(CONSULTANT, COORDINATOR)).find("table.places tbody tr")

    assert [line.texts("td")[-1] for line in lines] == [
        "IT Consultant II and Project Coordinator I",
        "IT Consultant III and Project Coordinator II",
        "Stands alone: no counterpart",
        "Stands apart: without a grade nothing is equal",
    ]


def test_grades_of_different_employers_are_never_equal(compare):
    response = compare(MANAGER, MANAGEMENT)

    assert matched(response) == []
    assert "The grades of different employers are not comparable." in response.text
    (link,) = read(response).find("p.notice a")
    assert link["href"] == f"/compare/families/?family={MANAGER}&family={MANAGEMENT}&align=place"


def test_by_place_only_where_the_reader_asks_for_it(compare):
    response = compare(MANAGER, MANAGEMENT, align="place")

    assert [(number, len(left), len(right), pairs) for number, left, right, pairs in matched(response)] == [
        (1, 1, 1, 1),
        (2, 1, 1, 1),
        (3, 0, 1, 0),
        (4, 0, 1, 0),
    ]
    assert "the grades of different employers are not comparable" in response.text


def test_ladders_without_an_equal_grade_say_so(compare):
    response = compare(MANAGER, COORDINATOR)

    assert [place[3] for place in matched(response)] == [0, 0, 0, 0]
    assert "No level of IT Manager stands at the grade of a level of Project Coordinator." in response.text


def test_levels_without_a_grade_are_not_equal_to_each_other(compare):
    other = EditionFactory(family__organization__slug="acme", published=True)
    same = EditionFactory(family__organization=other.family.organization, published=True)

    assert [place[3] for place in matched(compare(other.family.path, same.family.path))] == [0]


def test_two_levels_at_one_grade_are_each_compared(compare):
    grade = GradeFactory()
    one = ladder(grade.organization, [grade, grade])

    assert [place[3] for place in matched(compare(one, ladder(grade.organization, [grade])))] == [2]


# --- what is said of them --------------------------------------------------------------------------------------------


def test_a_match_says_what_the_comparison_of_its_two_levels_says(client, compare):
    (first, *_) = compare(PROFESSIONAL, MANAGEMENT).context["pair"].pairs

    whole = client.get(reverse("ladders:compare"), {"level": [first.lower.path, first.upper.path]}).context["pair"]

    def said(pair):
        return [
            (relation.types, [[side.statement.text for side in sides] for sides in (relation.lower, relation.upper)])
            for relation in pair.comparison.relations
        ]

    assert said(first) == said(whole)
    assert first.dimensions == whole.dimensions or [one.label for one in first.dimensions] == [
        one.label for one in whole.dimensions
    ]


def test_across_families_nobody_raised_or_dropped_anything(compare):
    marks = set(read(compare(CONSULTANT, COORDINATOR)).texts("table.comparison .mark"))

    assert "Only at IT Consultant II" in marks
    assert [word for word in ("Raised", "Lowered", "New", "Not repeated") if word in marks] == []


def test_every_match_leads_to_the_whole_comparison(compare):
    page = read(compare(CONSULTANT, COORDINATOR))

    assert [link["href"] for link in page.find("section.matched-pair p.small a")] == [
        f"/compare/?level={CONSULTANT}/it-consultant-ii&level={COORDINATOR}/project-coordinator-i",
        f"/compare/?level={CONSULTANT}/it-consultant-iii&level={COORDINATOR}/project-coordinator-ii",
    ]


def test_what_one_ladder_alone_states_is_said(compare):
    pair = compare(COORDINATOR, CONSULTANT).context["pair"]

    assert pair.right_only == ()
    assert pair.left_only == (
        "Budget impact",
        "Resources",
        "Timeline",
        "Complexity",
        "Stakeholders",
        "Number of projects",
        "Percent of effort",
    )


def test_swapping_keeps_the_alignment(compare):
    response = compare(MANAGER, MANAGEMENT, align="place")

    assert response.context["addresses"]["swapped"] == (
        f"/compare/families/?family={MANAGEMENT}&family={MANAGER}&align=place"
    )


# --- bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "kept", "notices"),
    [
        ((), [], []),
        ((CONSULTANT,), [CONSULTANT], []),
        ((CONSULTANT, ""), [CONSULTANT], []),
        ((CONSULTANT, CONSULTANT), [CONSULTANT], ["The same family was asked for twice; it stands here once."]),
        (
            (CONSULTANT, MANAGER, PROFESSIONAL),
            [CONSULTANT, MANAGER],
            ["Two families are compared at a time; the first 2 are kept."],
        ),
        (("no/such", MANAGER), [MANAGER], ["There is no family “no/such” with a ladder in force."]),
        (("\0", "9" * 30), [], [f"There is no family “{'9' * 30}” with a ladder in force."]),
        (("mit/it-consultant/it-consultant-ii", "'\"><b>"), [], [
            "There is no family “mit/it-consultant/it-consultant-ii” with a ladder in force.",
            "There is no family “'\"><b>” with a ladder in force.",
        ]),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_left_out_and_said(compare, asked, kept, notices):
    choice = compare(*asked).context["choice"]

    assert [edition.family.path for edition in choice.editions] == kept
    assert choice.notices == notices


def test_a_hundred_families_are_too_many_and_too_many_to_look_up(compare):
    choice = compare(*(f"no/such-{number}" for number in range(100))).context["choice"]

    assert choice.editions == []
    assert len(choice.notices) == 6


@pytest.mark.parametrize(
    ("align", "by", "notices"),
    [
        ("grade", "grade", []),
        ("place", "place", []),
        ("", "grade", []),
        ("rank", "grade", ["Levels cannot be aligned by “rank”; they are aligned by grade."]),
    ],
)
def test_an_unknown_alignment_is_said(compare, align, by, notices):
    choice = compare(CONSULTANT, COORDINATOR, align=align).context["choice"]

    assert (choice.by, choice.notices) == (by, notices)


def test_a_family_with_only_a_draft_is_not_compared(compare):
    draft = EditionFactory(draft=True).family.path

    assert compare(draft, CONSULTANT).context["choice"].notices == [
        f"There is no family “{draft}” with a ladder in force."
    ]


def test_hostile_text_is_only_text(compare):
    hostile = "<script>alert(1)</script>"
    grade = GradeFactory(name=hostile, slug="hostile")
    paths = []
    for _ in range(2):
        edition = EditionFactory(title=hostile, family__organization=grade.organization, levels=0, rows=0)
        level = LevelFactory(edition=edition, title=hostile, grade=grade, grade_text=hostile)
        StatementFactory(level=level, row=RowFactory(edition=edition, label=hostile), text=hostile)
        paths.append(publish(edition).family.path)

    response = compare(*paths)

    assert len(response.context["pair"].pairs) == 1
    assert "<script>alert" not in response.text


# --- what it costs, and the ways in ----------------------------------------------------------------------------------


def test_as_many_queries_for_one_level_as_for_many_and_at_most_eight(compare):
    grade, *grades = GradeFactory.create_batch(4, organization=GradeFactory().organization)
    counts = []
    for each in ([grade], [grade, *grades]):
        paths = [ladder(grade.organization, each, dimensions=len(each)) for _ in range(2)]
        with CaptureQueriesContext(connection) as queries:
            assert len(compare(*paths).context["pair"].pairs) == len(each)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 8


def test_many_families_are_named_instead_of_chosen_from_a_list(compare, monkeypatch):
    monkeypatch.setattr("ladders.side_by_side.family_choice.MOST_OFFERED", 3)

    fields = read(compare(CONSULTANT)).find("form.family-chooser [name=family]")

    assert [(field.tag, field["value"]) for field in fields] == [("input", CONSULTANT), ("input", "")]


@pytest.mark.parametrize(
    ("address", "words", "leads_to"),
    [
        ("/mit/it-consultant/", "Compare with another family", "/compare/families/?family=mit/it-consultant"),
        ("/compare/", "Compare two families", "/compare/families/"),
    ],
)
def test_the_ways_in(client, address, words, leads_to):
    links = read(client.get(address)).find(".actions a")

    assert [link["href"] for link in links if link.text == words] == [leads_to]
