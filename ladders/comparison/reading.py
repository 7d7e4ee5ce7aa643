"""The statements of two sides, read once: what each is about, and the marks that break ties."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ladders.cues.words import Word, words
from ladders.grid import Line

from .likeness import Features, features
from .matching import mark
from .relations import Statement

Cells = Mapping[str, Iterable[Line | str]]
"""One side: for each dimension its statements, as lines of a grid or as bare texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A statement with what aligning it needs: its words and what they say, its features, its mark."""

    statement: Statement
    words: list[Word]
    said: tuple[str, ...]
    features: Features
    mark: int

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands among statements of the same words, whatever order they came in."""
        return self.statement.text, self.mark


def read(cells: Cells) -> dict[str, list[Reading]]:
    """Return the readings of one side by dimension, each cell in the order given."""
    return {dimension: _read_cell(dimension, lines) for dimension, lines in cells.items()}


def _read_cell(dimension: str, lines: Iterable[Line | str]) -> list[Reading]:
    seen: Counter[str] = Counter()
    readings = []
    for place, line in enumerate(lines, start=1):
        text, key = (line, "") if isinstance(line, str) else (line.text, line.key)
        seen[text] += 1
        readings.append(_read(Statement(dimension, place, text, key), seen[text]))
    return readings


def _read(statement: Statement, occurrence: int) -> Reading:
    found = words(statement.text)
    said = tuple(word.text for word in found) or (statement.text.strip(),)
    return Reading(statement, found, said, features(found), mark(statement.dimension, statement.text, occurrence))
