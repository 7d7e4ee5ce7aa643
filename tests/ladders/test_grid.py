"""A ladder's rows and levels become a grid, cell by cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladders.engine.grid import Cell, Column, Grid, GridRow, Group, Line, RowFacts, build, chosen

I = Column(1, "clerk-i", "Clerk I", "I")  # noqa: E741 - the numeral
II = Column(2, "clerk-ii", "Clerk II", "II")


def rows_under(*headings):
    """Return a row for each heading, numbered from 1."""
    return [
        RowFacts(number, f"dimension-{number}", f"Row {number}", heading) for number, heading in enumerate(headings, 1)
    ]


def test_every_row_has_a_cell_for_every_level():
    grid = build(
        [(7, I), (8, II)],
        [RowFacts(1, "duties", "Core Duties", "THE JOB", is_prose=True, note="Torn.")],
        [(8, 1, Line("Files.")), (7, 1, Line("Sorts.")), (8, 1, Line("Signs.", begins_paragraph=True))],
    )

    assert grid == Grid(
        columns=(I, II),
        groups=(
            Group(
                1,
                "THE JOB",
                (
                    GridRow(
                        "duties",
                        "Core Duties",
                        is_prose=True,
                        note="Torn.",
                        cells=(
                            Cell(I, "clerk-i--duties", (Line("Sorts."),)),
                            Cell(II, "clerk-ii--duties", (Line("Files."), Line("Signs.", begins_paragraph=True))),
                        ),
                    ),
                ),
            ),
        ),
    )


def test_a_cell_that_says_nothing_is_there_and_empty():
    grid = build([(7, I)], rows_under("", ""), [(7, 2, Line("Files."))])

    assert [cell.lines for row in grid.rows for cell in row.cells] == [(), (Line("Files."),)]


@pytest.mark.parametrize(
    ("headings", "groups"),
    [
        (["", ""], [(1, "The role", [1, 2])]),
        (["", "IMPACT", "IMPACT"], [(1, "The role", [1]), (2, "IMPACT", [2, 3])]),
        (["IMPACT", "SKILLS", "IMPACT"], [(1, "IMPACT", [1]), (2, "SKILLS", [2]), (3, "IMPACT", [3])]),
        (["IMPACT", ""], [(1, "IMPACT", [1]), (2, "The role", [2])]),
        ([], []),
    ],
    ids=[
        "no headings",
        "rows before the first heading",
        "a heading that returns",
        "rows after the last one",
        "no rows",
    ],
)
def test_rows_stand_in_groups_under_the_documents_headings(headings, groups):
    grid = build([(7, I)], rows_under(*headings), [])

    assert [(group.number, group.name, [int(row.label[4:]) for row in group.rows]) for group in grid.groups] == groups
    assert [row.label for row in grid.rows] == [f"Row {number}" for number in range(1, len(headings) + 1)]


def test_a_ladder_without_levels_has_rows_without_cells():
    assert [row.cells for row in build([], rows_under(""), []).rows] == [()]


@pytest.mark.parametrize(
    ("marks", "paragraphs"),
    [
        ([], []),
        ([True], [[0]]),
        ([True, False, True, False], [[0, 1], [2, 3]]),
        ([False, False], [[0, 1]]),
        ([True, True], [[0], [1]]),
    ],
)
def test_running_text_falls_into_paragraphs(marks, paragraphs):
    lines = tuple(Line(str(number), begins_paragraph=mark) for number, mark in enumerate(marks))

    found = Cell(I, "anchor", lines).paragraphs

    assert [[int(line.text) for line in paragraph] for paragraph in found] == paragraphs


@pytest.mark.parametrize(
    ("asked", "wanted", "unknown"),
    [
        ([], ["1", "2", "3"], []),
        (["2"], ["2"], []),
        (["3", "1"], ["1", "3"], []),
        (["2", "2"], ["2"], []),
        (["9"], ["1", "2", "3"], ["9"]),
        (["9", "2", "x", "9"], ["2"], ["9", "x"]),
        (["", "02", "2.0", "٢"], ["1", "2", "3"], ["", "02", "2.0", "٢"]),
    ],
)
def test_what_exists_of_a_choice_is_taken_and_the_rest_is_named(asked, wanted, unknown):
    assert chosen(asked, ["1", "2", "3"]) == (wanted, unknown)


@given(st.lists(st.text("0123x", max_size=2)), st.lists(st.text("0123", min_size=1, max_size=1), unique=True))
def test_nothing_that_was_asked_for_is_lost_or_invented(asked, known):
    wanted, unknown = chosen(asked, known)

    assert set(unknown) == set(asked) - set(known)
    assert wanted == [value for value in known if value in asked] or wanted == known


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 3), st.text(max_size=3).map(Line)),
        max_size=20,
    )
)
def test_every_line_stands_in_its_cell_and_in_its_order(lines):
    columns = [(pk, Column(pk, f"level-{pk}", "", "")) for pk in (1, 2, 3)]

    grid = build(columns, rows_under("", "A", "A"), lines)

    shown = {
        (cell.column.number, row_number): list(cell.lines)
        for row_number, row in enumerate(grid.rows, 1)
        for cell in row.cells
    }
    assert shown == {
        (level, row): [line for *place, line in lines if place == [level, row]]
        for level in (1, 2, 3)
        for row in (1, 2, 3)
    }
