"""Routes sentences to the dimensions of a ladder by the words its own statements use."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from .passages import Passage, terms_of_all
from .terms import damped, terms_of

ALIKE = 0.08
"""A sentence belongs to the dimension it is likest from this cosine on; below, it was not understood."""
LABEL = 2
"""The name of a row counts as much as so many mentions."""
SHARED = 6
"""So many of the words that a sentence has in common with a row are shown."""

BY_SECTION: dict[str, tuple[str, ...]] = {
    "qualifications": ("qualif", "knowledge", "certificates", "substitution"),
    "supervision": ("supervision",),
    "conditions": ("physical", "conditions"),
}
"""What the dimensions of a section are called: its heading decides before words do. Duties may be of any other."""

Vector = Mapping[str, float]
Cells = Sequence[Sequence[Passage]]


class Routes:
    """The rows of one ladder as vectors, and their cells."""

    def __init__(self, rows: Iterable[tuple[str, str, Cells]]) -> None:
        counts = {dimension: (label, [terms_of_all(cell) for cell in cells]) for dimension, label, cells in rows}
        profiles = {dimension: _profile(label, cells) for dimension, (label, cells) in counts.items()}
        held = Counter(term for profile in profiles.values() for term in profile)
        self.rarity = {term: log((len(profiles) + 1) / count) for term, count in held.items()}
        self.rows = {dimension: self.vector(profile) for dimension, profile in profiles.items()}
        self.cells = {dimension: [self.vector(cell) for cell in cells] for dimension, (_, cells) in counts.items()}

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """Return terms by weight, of length 1; those that the ladder never uses count nothing."""
        weights = {
            term: damped(count) * self.rarity[term] for term, count in sorted(counts.items()) if term in self.rarity
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1
        return {term: weight / length for term, weight in weights.items()}

    def route(self, sentences: Sequence[Passage]) -> dict[str, list[int]]:
        """Return for each dimension the numbers of its sentences; one that is like no row goes nowhere."""
        found = defaultdict(list)
        for number, sentence in enumerate(sentences):
            vector = self.vector(sentence.terms)
            rows = self._rows_of(sentence.section)
            likest = max(((cosine(vector, row), name) for name, row in rows.items()), default=(0.0, ""))
            if likest[0] >= ALIKE:
                found[likest[1]].append(number)
        return found

    def _rows_of(self, section: str) -> Mapping[str, Vector]:
        """Return the rows that a sentence of a section may belong to; all of them where the ladder has no such row."""
        names = BY_SECTION.get(section)
        if names:
            wanted = {each: row for each, row in self.rows.items() if any(name in each for name in names)}
            return wanted or self.rows
        if section == "duties":
            closed = [name for section in ("qualifications", "conditions") for name in BY_SECTION[section]]
            return {each: row for each, row in self.rows.items() if not any(name in each for name in closed)}
        return self.rows

    def shared(self, dimension: str, counts: Mapping[str, int]) -> frozenset[str]:
        """Return the stems that terms have in common with a row, of those that count most; a pair gives its two."""
        row = self.rows[dimension]
        weights = sorted((-weight * row[term], term) for term, weight in self.vector(counts).items() if term in row)
        return frozenset(stem for weight, term in weights[:SHARED] if weight < 0 for stem in term.split(" "))


def _profile(label: str, cells: Iterable[Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for cell in cells:
        found.update(cell)
    for term in terms_of([label]):
        found[term] += LABEL
    return found


def cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)
