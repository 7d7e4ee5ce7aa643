"""What a file says, whatever its format: tables, headings, paragraphs and items, each with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


class Unreadable(ValueError):
    """The file is not read, and nothing of it was kept. Says why, where and what to do in a sentence for people."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell. `sign` is the list sign that the file's format keeps apart from the words, or ""."""

    text: str
    sign: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of a table's grid. A cell that spans several places stands in each, the others being copies of it."""

    lines: tuple[Line, ...] = ()
    place: str = ""
    is_copy: bool = False
    is_head: bool = False
    has_table: bool = False
    """Whether a table stands inside the cell; its words are among the lines."""

    @property
    def text(self) -> str:
        """The words of the cell, a line for each of its lines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> str:
        """The words of the cell in one line."""
        return " ".join(" ".join(line.text for line in self.lines).split())


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, each row as wide as the others. An empty row stands for one or more that the file has."""

    rows: tuple[tuple[Cell, ...], ...]
    place: str = ""
    name: str = ""
    """The name of the sheet, or the caption."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph outside of tables. `level` counts headings from 1; 0 is text; `sign` makes it an item."""

    text: str
    place: str
    level: int = 0
    sign: str = ""
    depth: int = 0
    is_bold: bool = False
    is_apart: bool = True
    """Whether an empty line, or the format, sets it apart from what stands above it."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that a person does not see, or that are no content of the page, and why they are left out."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a person should know of how a place was read."""

    place: str
    text: str


Block = Table | Paragraph


@dataclass(frozen=True, slots=True)
class Document:
    """All that a file says. `kind` is a key of KINDS; `words` are those of the file, counted by another way."""

    kind: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
    notes: tuple[Note, ...] = ()
    title: str = ""
    name: str = ""
    hidden: dict[str, list[list[str]]] = field(default_factory=dict)
    """Rows of hidden sheets by their name, and hidden paragraphs by their style's."""
    data: Any = None
    """What a file of JSON or YAML holds."""
    text: str = ""
    """The text of a file that is text, with the ends of its lines as one sign."""

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))


def as_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that say something; empty ones within it stay as empty lines."""
    return tuple(Line(" ".join(line.split())) for line in text.strip().split("\n")) if text.strip() else ()
