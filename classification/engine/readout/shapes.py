"""What the page of a reading is made of, as plain data."""

from dataclasses import dataclass

from .marks import Segment


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence by its number. `left_out` says why it counts nothing; `dimensions` are its rows: (number, label)."""

    number: int
    segments: tuple[Segment, ...]
    left_out: str = ""
    is_unread: bool = False
    dimensions: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    sentences: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class LevelOf:
    """What a level says of a dimension, and how much of the evidence speaks for it: in words, and out of 100."""

    title: str
    said: str
    share: int
    is_most: bool
    statements: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    number: int
    label: str
    sentences: tuple[Numbered, ...]
    levels: tuple[LevelOf, ...]
    has_telling: bool


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A family in the ranking; the words that speak for it, and for it against the next one."""

    key: str
    speaks_for: tuple[str, ...]
    against_next: tuple[str, ...]
    is_chosen: bool
    other_track: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act of a supervisor in words, the words that say it, and the number of their sentence."""

    name: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class ReadOut:
    """The whole page of one reading against one ladder. `verdict` is a set such as "II or III", or empty.

    `is_none` says that no family fits; the nearest are listed, and none is chosen.
    """

    sections: tuple[Section, ...]
    counted: int
    left_out: tuple[tuple[str, tuple[int, ...]], ...]
    unread: tuple[Numbered, ...]
    band: str
    doubts: tuple[str, ...]
    families: tuple[FamilyLine, ...]
    track: str
    acts: tuple[ActLine, ...]
    asked: tuple[ActLine, ...]
    denied: tuple[ActLine, ...]
    chosen: str
    verdict: str
    reason: str
    dimensions: tuple[Dimension, ...]
    is_none: bool = False
