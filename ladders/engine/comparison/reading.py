"""The statements of two sides, read once: what each is about, what it asks, and the marks that break ties."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

from ladders.engine.cues import Cue, find
from ladders.engine.cues.quantities import LISTED
from ladders.engine.cues.words import Word, words
from ladders.engine.grid import Line

from .likeness import Features, features
from .matching import mark
from .relations import Statement

Cells = Mapping[str, Iterable[Line | str]]
"""One side: for each dimension its statements, as lines of a grid or as bare texts."""
KEPT = 2_000
"""Texts whose reading is kept: a level is compared with the one below and the one above, again and again."""

Told = tuple[tuple[str, ...], Features, tuple[Cue, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A statement with what comparing it needs: what its words say, its features, its cues, its mark."""

    statement: Statement
    said: tuple[str, ...]
    features: Features
    cues: tuple[Cue, ...]
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
    return Reading(statement, *_told(statement.text), mark(statement.dimension, statement.text, occurrence))


@lru_cache(maxsize=KEPT)
def _told(text: str) -> Told:
    """Return what a text tells wherever it stands: what its words say, its features and its cues."""
    found = words(text)
    return _said(text, found), features(found), find(text, found)


def _said(text: str, found: Sequence[Word]) -> tuple[str, ...]:
    """Return the words; the number of a list, signs that are not seen and the form of a character say nothing."""
    listed = LISTED.match(text)
    if not text.isascii():
        found = words("".join(sign for sign in normalize("NFKC", text) if category(sign) != "Cf"))
    spoken = found[1:] if listed and len(found) > 1 and found[0].start < listed.end() else found
    return tuple(word.text for word in spoken) or (text.strip(),)
