"""Levels of several families at equal grades."""

import pytest

from ladders.engine.side_by_side.grades import GradeRow, by_grade


@pytest.mark.parametrize(
    ("families", "rows"),
    [
        ([], []),
        ([[], []], []),
        ([[(1, "a")], [(1, "b")]], [GradeRow(1, (("a",), ("b",)))]),
        ([[(2, "a")], [(1, "b")]], [GradeRow(1, ((), ("b",))), GradeRow(2, (("a",), ()))]),
        ([[(1, "a"), (1, "b")], [(1, "c")]], [GradeRow(1, (("a", "b"), ("c",)))]),
        ([[(None, "a"), (0, "b")], [(None, "c")]], [GradeRow(0, (("b",), ())), GradeRow(None, (("a",), ("c",)))]),
    ],
    ids=[
        "no families",
        "no levels",
        "one grade",
        "no equal grade",
        "two levels of a family at one grade",
        "levels without a grade stand last",
    ],
)
def test_levels_stand_at_their_grades_lowest_first(families, rows):
    assert by_grade(families) == rows
