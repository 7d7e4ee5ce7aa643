"""What one edition writes otherwise than another: words to the letter, statements by their keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladders.engine.grid import Line
from ladders.engine.redline import redlined, redlined_lines
from ladders.engine.redline.statements import Elsewhere, changed_rows, longest_rise

SIGNS = {"kept": "", "gone": "-", "come": "+"}
texts = st.text(alphabet="aAb ,.\n'é", max_size=60)


def shown(runs):
    """Return runs as text: "Leads -[a team]+[two teams]."."""
    return "".join(f"{SIGNS[run.kind]}[{run.text}]" if SIGNS[run.kind] else run.text for run in runs)


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("Leads a team.", "Leads a team.", "Leads a team."),
        ("Leads a team.", "Leads a large team.", "Leads a +[large ]team."),
        ("Leads a team", "Leads a team;", "Leads a team+[;]"),
        ("Leads a team.", "leads a team.", "-[Leads]+[leads] a team."),
        ("Leads a  team.", "Leads a team.", "Leads a-[  ]+[ ]team."),
        ("Sorts letters.", "Decides alone.", "-[Sorts letters.]+[Decides alone.]"),
        ("", "Decides.", "+[Decides.]"),
        ("Decides.", "", "-[Decides.]"),
        ("", "", ""),
        ("We plan, build and run it.", "We plan, test and keep it.", "We plan, -[build]+[test] and -[run]+[keep] it."),
    ],
)
def test_two_texts_stand_as_one(before, after, runs):
    assert shown(redlined(before, after)) == runs


@pytest.mark.parametrize("tell", [redlined, redlined_lines])
@given(before=texts, after=texts)
def test_without_what_came_it_is_the_text_before_and_without_what_went_the_one_after(tell, before, after):
    runs = tell(before, after)

    assert "".join(run.text for run in runs if run.kind != "come") == before
    assert "".join(run.text for run in runs if run.kind != "gone") == after


@given(text=texts)
def test_the_same_text_has_no_change(text):
    assert {run.kind for run in redlined(text, text)} <= {"kept"}


def test_lines_are_matched_before_words():
    assert shown(redlined_lines("A b.\nC d.", "A b.\nNew.\nC d.")) == "A b.\n+[New.\n]C d."


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [([], []), ([1], [0]), ([1, 2, 3], [0, 1, 2]), ([3, 1, 2], [1, 2]), ([1, 4, 2, 3], [0, 2, 3])],
)
def test_the_longest_rise_keeps_most(numbers, kept):
    assert sorted(longest_rise(numbers)) == kept


# --- statements ------------------------------------------------------------------------------------------------------

LABELS = {"duties": "Duties", "skills": "Skills"}
SORTS, FILES, ASKS = (
    Line("Sorts all the letters.", key="1"),
    Line("Files what was decided.", key="2"),
    Line("Asks.", key="3"),
)


def changes(before, after, elsewhere=None):
    """Return what became of the statements of the duties: types, runs, notes."""
    rows = changed_rows(before, after, LABELS, elsewhere or Elsewhere())
    return {row.label: [(*change.types, shown(change.runs), *change.notes) for change in row.changes] for row in rows}


def test_the_same_key_is_the_same_statement_whatever_it_says():
    after = Line("Decides alone.", key="1")

    found = changes({"duties": [SORTS, FILES]}, {"duties": [after, FILES]})["Duties"]

    assert ["-[Sorts all the letters.]+[Decides alone.]" in change for change in found] == [True, False]


def test_a_comma_and_a_capital_are_changes_of_a_redline():
    after = [Line("Sorts all the letters;", key="1"), FILES]

    assert changes({"duties": [SORTS, FILES]}, {"duties": after}) == {
        "Duties": [
            ("reworded", "Sorts all the letters-[.]+[;]", "spelling, case or punctuation alone"),
            ("unchanged", "Files what was decided."),
        ]
    }


def test_a_statement_that_changed_its_place_in_the_row_is_moved():
    assert changes({"duties": [SORTS, FILES, ASKS]}, {"duties": [ASKS, SORTS, FILES]}) == {
        "Duties": [
            ("moved", "Asks.", "within the row"),
            ("unchanged", "Sorts all the letters."),
            ("unchanged", "Files what was decided."),
        ]
    }


def test_a_statement_that_changed_its_row_stands_in_both():
    assert changes({"duties": [SORTS, FILES]}, {"duties": [SORTS], "skills": [FILES]}) == {
        "Duties": [("unchanged", "Sorts all the letters."), ("moved", "-[Files what was decided.]", "to Skills")],
        "Skills": [("moved", "Files what was decided.", "from Duties")],
    }


def test_a_statement_that_went_to_another_level_says_where():
    elsewhere = Elsewhere(after={"2": ("Clerk II", "Files what is decided.")})

    assert changes({"duties": [SORTS, FILES]}, {"duties": [SORTS]}, elsewhere)["Duties"][1] == (
        "moved",
        "-[Files what was decided.]",
        "to Clerk II",
    )


def test_a_statement_that_came_from_another_level_says_from_where_and_what_it_said_there():
    elsewhere = Elsewhere(before={"2": ("Clerk II", "Files what is decided.")})

    assert changes({"duties": [SORTS]}, {"duties": [SORTS, FILES]}, elsewhere)["Duties"][1] == (
        "moved",
        "reworded",
        "Files what -[is]+[was] decided.",
        "from Clerk II",
    )


def test_new_and_gone_statements_stand_as_a_whole():
    assert changes({"duties": [SORTS]}, {"duties": []}) == {"Duties": [("dropped", "-[Sorts all the letters.]")]}
    assert changes({}, {"duties": [SORTS]}) == {"Duties": [("new", "+[Sorts all the letters.]")]}


def test_a_new_paragraph_is_a_change():
    after = Line(FILES.text, begins_paragraph=True, key="2")

    assert changes({"duties": [SORTS, FILES]}, {"duties": [SORTS, after]})["Duties"][1] == (
        "reworded",
        "Files what was decided.",
        "set in other paragraphs",
    )


def test_an_empty_cell_on_both_sides_has_no_row():
    assert changes({"duties": [], "skills": [SORTS]}, {"duties": [], "skills": [SORTS]}) == {
        "Skills": [("unchanged", "Sorts all the letters.")]
    }
