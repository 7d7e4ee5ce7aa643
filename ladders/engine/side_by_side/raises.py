"""The raises between two levels that are to be read first."""

from collections.abc import Sequence
from dataclasses import dataclass

from ladders.engine.comparison import Comparison, Relation, Side

MOST = 5
LONGEST = 90
"""Characters of a statement that are shown, to the end of a word."""


@dataclass(frozen=True, slots=True)
class Raise:
    """A relation that raises something, with what both sides say, cut where it is long."""

    relation: Relation
    lower: str
    upper: str

    @property
    def dimension(self) -> str:
        return self.relation.to_dimension


def first_raises(comparison: Comparison, most: int = MOST) -> tuple[Raise, ...]:
    """Return what is raised: what HR confirmed first, then sure ones, then by the signs in their words."""
    found = [relation for relation in comparison.relations if "raised" in relation.claims]
    ordered = sorted(found, key=_first)
    return tuple(Raise(relation, _short(relation.lower), _short(relation.upper)) for relation in ordered[:most])


def _first(relation: Relation) -> tuple[bool, bool, int]:
    return relation.confirmed is None, relation.certainty != "sure", -len(relation.signs_for)


def _short(sides: Sequence[Side]) -> str:
    text = " ".join(side.statement.text for side in sides)
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(maxsplit=1)[0].rstrip(" ,;:.") + " …"
