"""Where a position goes when its level retires. Knows no Django.

A position belongs to the stable key of the level that its ruling names. New editions never reclassify it: only a
successor that an edition gave to a retired level, for all its positions or for one by its own decision, leads on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

Place = tuple[int, UUID]
"""A level through all editions: the primary key of its family, and its stable key."""
Moment = tuple[date, int]
"""When an edition took effect, and its number: of two on one day the higher number counts."""


@dataclass(frozen=True)
class Successor:
    """That an edition gave a retired level a successor; `position` is the one it is for, None for all of them."""

    at: Moment
    retired: Place
    successor: Place
    position: int | None
    source: int
    """The primary key of the row that says so."""


def path_of(start: Place, since: Moment, position: int, successors: Iterable[Successor]) -> list[Successor]:
    """Return the successors that lead on from a level, first to last; empty where it did not retire.

    `since` is when the edition took effect that the position was judged by: what editions before it said does not
    count. Each successor is followed once, so that a circle ends.
    """
    left = sorted((each for each in successors if each.position in (None, position)), key=lambda each: each.at)
    place, path = start, list[Successor]()
    while found := _next(place, since, [each for each in left if each not in path], is_first=not path):
        path.append(found)
        place, since = found.successor, found.at
    return path


def _next(place: Place, since: Moment, left: list[Successor], *, is_first: bool) -> Successor | None:
    """Return the earliest successor of the place from then on; the decision for the position itself goes first."""

    def comes_after(each: Successor) -> bool:
        # The cited edition itself still has the level. Another family's edition of the same day may take over.
        return each.at > since if is_first else each.at[0] >= since[0]

    fitting = [each for each in left if each.retired == place and comes_after(each)]
    return min(fitting, key=lambda each: (each.at, each.position is None), default=None)
