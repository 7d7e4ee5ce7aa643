"""Routes sentences to the dimensions of a ladder by the words its own statements use."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from .ladders import Ladder
from .terms import damped, terms_of

ALIKE = 0.08
"""A sentence belongs to the dimension it is likest from this cosine on; below, it was not understood."""
LABEL = 2
"""The name of a row counts as much as so many mentions."""

Vector = Mapping[str, float]


class Routes:
    """The rows of one ladder as vectors."""

    def __init__(self, ladder: Ladder) -> None:
        profiles = {row.dimension: _profile(row.label, row.cells) for row in ladder.rows}
        held = Counter(term for profile in profiles.values() for term in profile)
        self.rarity = {term: log((len(profiles) + 1) / count) for term, count in held.items()}
        self.rows = {dimension: self.vector(profile) for dimension, profile in profiles.items()}

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """Return terms by weight, of length 1; those that the ladder never uses count nothing."""
        weights = {
            term: damped(count) * self.rarity[term] for term, count in sorted(counts.items()) if term in self.rarity
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1
        return {term: weight / length for term, weight in weights.items()}

    def route(self, sentences: Sequence[str]) -> dict[str, list[int]]:
        """Return for each dimension the numbers of its sentences; one that is like no row goes nowhere."""
        found = defaultdict(list)
        for number, sentence in enumerate(sentences):
            vector = self.vector(terms_of([sentence]))
            likest = max(((cosine(vector, row), name) for name, row in self.rows.items()), default=(0.0, ""))
            if likest[0] >= ALIKE:
                found[likest[1]].append(number)
        return found


def _profile(label: str, cells: Iterable[Iterable[str]]) -> Counter[str]:
    found = terms_of(statement for cell in cells for statement in cell)
    for term in terms_of([label]):
        found[term] += LABEL
    return found


def cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)
