"""Levels of several families aligned by grade: plain data in, plain data out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Alignment = Literal["grade", "place"]
"""How levels of two ladders stand beside each other: at equal grades, or by their place in the ladder."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GradeRow(Generic[T]):
    """What each family has at one grade of one organization; `grade` is None where the source states none."""

    grade: int | None
    cells: tuple[tuple[T, ...], ...]


def by_grade(families: Sequence[Sequence[tuple[int | None, T]]]) -> list[GradeRow[T]]:
    """Return a row for each grade that any of the families has, lowest first, then one for levels without a grade.

    Each family is its levels from the lowest up, as (place of the grade on the organization's scale, level). All must
    be of one organization: grades of different ones have no common order.
    """
    grades = {grade for family in families for grade, _ in family}
    ordered = sorted(grades, key=lambda grade: (grade is None, grade or 0))
    return [
        GradeRow(grade, tuple(tuple(level for at, level in family if at == grade) for family in families))
        for grade in ordered
    ]
