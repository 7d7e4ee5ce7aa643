"""Single jobs become the levels of families, and headings mean the same in all files."""

import pytest

from ladders.engine.grid import Line
from ladders.engine.importing.fitting import Vocabulary
from ladders.engine.importing.found import Found, FoundLadder, FoundLevel, FoundRow, WordCount
from ladders.engine.importing.many.meanings import FACT, facts_meant, headings, meant
from ladders.engine.importing.many.series import numbered, proposals

KNOWN = [Vocabulary("duties", "Duties"), Vocabulary("supervision-received", "Supervision received")]


def found(*titles, rows=("Duties",), facts=(), is_listed=False):
    levels = tuple(FoundLevel(title, facts=tuple(facts)) for title in titles)
    said = tuple(FoundRow(row, tuple((Line(f"{title}: {row}"),) for title in titles)) for row in rows)
    ladder = FoundLadder("", levels, said, is_listed=is_listed)
    return Found((ladder,), (), WordCount(0, 0, 0))


def families(*files):
    made = proposals(enumerate(files, start=1))
    return {each.name: [level.title for level in each.ladder.levels] for each in made}


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Clerk II", ("Clerk", 2)),
        ("Clerk 12", ("Clerk", 12)),
        ("Clerk, Level III", ("Clerk", 3)),
        ("CLERK IV", ("CLERK", 4)),
        ("Clerk", ("Clerk", 0)),
        ("Vitamin C", ("Vitamin C", 0)),
        ("II", ("II", 0)),
    ],
)
def test_the_number_at_the_end_of_a_title_is_told_from_it(title, stem):
    assert numbered(title) == stem


def test_class_specifications_of_a_series_are_one_family_in_the_order_of_their_numbers():
    assert families(found("Clerk III"), found("Clerk I"), found("CLERK II"), found("Typist")) == {
        "Clerk": ["Clerk I", "CLERK II", "Clerk III"],
        "Typist": ["Typist"],
    }


def test_a_word_before_a_title_tells_a_level_only_where_the_rest_is_a_series():
    assert families(found("Senior Clerk"), found("Clerk II"), found("Clerk I"), found("Senior Center Aide")) == {
        "Clerk": ["Clerk I", "Clerk II", "Senior Clerk"],
        "Senior Center Aide": ["Senior Center Aide"],
    }


def test_a_list_of_jobs_is_parted_into_families_and_a_whole_ladder_is_not():
    listed = found("Clerk I", "Typist", "Clerk II", is_listed=True)
    whole = found("Analyst", "Manager")

    assert families(listed, whole) == {
        "": ["Analyst", "Manager"],
        "Clerk": ["Clerk I", "Clerk II"],
        "Typist": ["Typist"],
    }


def test_rows_of_a_series_stand_together_by_their_labels():
    (proposal,) = proposals([(1, found("Clerk I")), (2, found("Clerk II", rows=("Duties", "Purpose")))])

    assert [(row.label, [[line.text for line in cell] for cell in row.cells]) for row in proposal.ladder.rows] == [
        ("Duties", [["Clerk I: Duties"], ["Clerk II: Duties"]]),
        ("Purpose", [[], ["Clerk II: Purpose"]]),
    ]


def test_headings_are_known_by_names_by_catalogues_and_by_what_was_said_before_else_they_are_asked():
    rows = ("Duties", "Supervision Received", "Number of Projects", "Colour")
    said = headings(
        proposals([(1, found("Clerk I", rows=rows, facts=[("Bargaining Unit", "7"), ("Job Function", "IT")]))]),
        KNOWN,
        {"bargaining unit": "own:union"},
        {"colour": "duties"},
    )

    assert {heading.name: heading.meaning for heading in said} == {
        "number of projects": "",
        "duties": "duties",
        "colour": "duties",
        "supervision received": "supervision-received",
        "fact:bargaining unit": "own:union",
        "fact:job function": "function",
    }


def test_two_headings_of_one_dimension_are_one_row_and_nothing_is_lost():
    (proposal,) = proposals([(1, found("Clerk I", rows=("Duties", "Tasks", "Notes", "Hue"), facts=[("Union", "7")]))])

    said = meant(proposal.ladder, {"duties": "duties", "tasks": "duties", "notes": "left out"})

    assert [(row.label, [line.text for line in row.cells[0]]) for row in said.ladder.rows] == [
        ("Duties", ["Clerk I: Duties", "Clerk I: Tasks"]),
        ("Hue", ["Clerk I: Hue"]),
    ]
    assert said.open == ("Hue",)
    assert [str(left) for left in said.leftovers] == [
        "A heading (put together with Duties): Tasks",
        "Notes, Clerk I (left out by you): Clerk I: Notes",
        "Clerk I (no fact of ours has that name): Union: 7",
    ]


def test_two_facts_of_one_meaning_are_both_said():
    level = FoundLevel("Clerk", facts=(("Union", "7"), ("Unit", "9"), ("Old", "x")))
    meanings = {f"{FACT}union": "own:union", f"{FACT}unit": "own:union", f"{FACT}old": "left out"}

    assert facts_meant(level, meanings) == {"union": "7, 9"}
