"""What was found, gathered where it stands and put in order: the best first."""

from collections.abc import Iterable
from typing import NamedTuple

from ladders.engine.search.ranking import Rank

FIRST = {"title": 0, "code": 0, "definition": 1, "summary": 2, "statement": 2, "label": 3}
"""Kinds of text by what a reader who typed a name looks for first; within a tier the rank decides."""


class Hit(NamedTuple):
    """A text that matches: what it is, where it stands, and how well it matches (more is better)."""

    entry: int
    kind: str
    edition: int | None
    level: int | None
    dimension: int | None
    rank: Rank

    @property
    def place(self) -> tuple[str, int | None]:
        """Where it stands: at a level, else in an edition, else at a dimension."""
        if self.level is not None:
            return "level", self.level
        return ("edition", self.edition) if self.edition is not None else ("dimension", self.dimension)


def gathered(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Return the hits of each place together, the place with the best hit first, and in each the best first.

    Texts that have all of several things come before those that have some; of names, ladders before levels.
    """
    places: dict[tuple[str, int | None], list[Hit]] = {}
    for hit in sorted(hits, key=_order):
        places.setdefault(hit.place, []).append(hit)
    return list(places.values())


def _order(hit: Hit) -> tuple[int, int, bool, int, float, int]:
    groups, typed, density = hit.rank
    return -groups, FIRST[hit.kind], hit.level is not None, -typed, -density, hit.entry
