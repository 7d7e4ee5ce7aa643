"""What an outcome has to agree with: the level that a position has and the one that is chosen. Knows no Django."""

from dataclasses import dataclass

from classification.engine.successors import Place

FIRST, NO_CHANGE, UP, DOWN, ACROSS = "first", "no change", "up", "down", "across"
WITHOUT_LEVEL = ("new class needed", "returned")


@dataclass(frozen=True)
class Rung:
    """Where a level stands: its family and key, its rank in the ladder, its grade's place (None without a grade)."""

    place: Place
    rank: int
    grade: int | None


def fitting(present: Rung | None, chosen: Rung) -> tuple[str, ...]:
    """Return the outcomes that agree with going from the present level to the chosen one.

    Grades decide, and within one ladder the rank where grades do not. Several outcomes fit where neither can tell:
    then whoever rules says which it is.
    """
    if present is None:
        return (FIRST,)
    if present.place == chosen.place:
        return (NO_CHANGE,)
    if graded := _steps(present.grade, chosen.grade):
        return (UP,) if graded > 0 else (DOWN,)
    if present.place[0] == chosen.place[0] and (ranked := chosen.rank - present.rank):
        return (UP,) if ranked > 0 else (DOWN,)
    return (ACROSS,) if graded == 0 else (UP, DOWN, ACROSS)


def _steps(present: int | None, chosen: int | None) -> int | None:
    return None if present is None or chosen is None else chosen - present
