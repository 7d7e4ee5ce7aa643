"""What a file was understood to say: levels, rows, cells of statements, and the doubts, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ladders.engine.grid import Line
from website.files.blocks import Unreadable


class Rejected(Unreadable):
    """The file says no ladder, and nothing of it was kept. Says why, where and what to do in a sentence for people."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was mended or is uncertain: where in the file, and in which row and column of what was found (from 0)."""

    where: str
    words: str
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return f"{self.where[:1].upper()}{self.where[1:]}: {self.words}"

    @property
    def is_mend(self) -> bool:
        """Whether it tells a mend of a scan, as “found” → “mended”."""
        return "” → “" in self.words


@dataclass(frozen=True, slots=True)
class FoundLevel:
    """A column. `key` is empty where the file does not say which level it is."""

    title: str
    grade_text: str = ""
    job_code: str = ""
    exemption: str = ""
    key: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """What else the file states of the level: names as the file has them, and values."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row with a cell per level. `dimension` is a slug, empty where the file does not say which it is."""

    label: str
    cells: tuple[tuple[Line, ...], ...]
    heading: str = ""
    is_prose: bool = False
    dimension: str = ""
    where: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of the file that went nowhere: where they stand, and why, or "" where nobody knows what they are."""

    place: str
    text: str
    reason: str = ""

    def __str__(self) -> str:
        where = f"{self.place} ({self.reason})" if self.reason else self.place
        return f"{where[:1].upper()}{where[1:]}: {self.text}"


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many words a file has, by a count of its own; how many stand in its ladders; how many are left."""

    file: int
    placed: int
    left: int


@dataclass(frozen=True, slots=True)
class Was:
    """What a file of ours said of one statement when it was made: its words as a mark, or "" for none."""

    key: str
    mark: str


@dataclass(frozen=True, slots=True)
class FoundLadder:
    """One ladder of a file. `edition` is organization/family/number where the file is one of ours."""

    name: str
    levels: tuple[FoundLevel, ...]
    rows: tuple[FoundRow, ...]
    doubts: tuple[Doubt, ...] = ()
    edition: str = ""
    before: tuple[tuple[str, str, tuple[Was, ...]], ...] = ()
    """Of a file of ours: (dimension, level key, statements) of each cell when the file was made."""
    beside: dict[str, Any] = field(default_factory=dict, hash=False)
    """Of a ladder document: what travels beside it, unsigned; each app takes over what is its own."""
    sections: dict[str, Any] = field(default_factory=dict, hash=False)
    """Of a ladder document: what its sections say, by their names."""
    withheld: tuple[str, ...] = ()
    """Of a ladder document: the sections of the edition that this copy leaves out."""
    is_listed: bool = False
    """Whether it is a list of jobs that names no family: its levels may be of many."""


@dataclass(frozen=True)
class Found:
    """All that a file was understood to say. `shape` says how, in words for people; `doubts` are of no one ladder."""

    ladders: tuple[FoundLadder, ...]
    leftovers: tuple[Leftover, ...]
    words: WordCount
    shape: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Table:
    """A table of a text that was scanned, before it is understood: heads of levels, and rows of raw text."""

    heads: list[str]
    rows: list["TableRow"]
    name: str = ""
    doubts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class TableRow:
    """A row of raw text: a line of its own for each line or paragraph of a cell, items behind a bullet."""

    label: str
    cells: list[str]
    where: str
    is_after_break: bool = False
    is_stated: bool = False
    """Whether it is a row though it says nothing: a form states it; an empty row of a table is a heading."""
    places: Sequence[str] = ()

    def place(self, column: int) -> str:
        return self.places[column] if column < len(self.places) else f"{self.where}, column {column + 2}"
