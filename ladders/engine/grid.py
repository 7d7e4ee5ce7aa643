"""A ladder as a grid: levels as columns, rows grouped under the document's headings, cells of statements.

Plain data in, frozen dataclasses out; pages, exports and the comparison share it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

UNHEADED = "The role"
"""What we call the rows that stand before a document's first heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a cell."""

    text: str
    begins_paragraph: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One level: `number` counts the columns from 1, `slug` names it in anchors.

    `not_stated` is what a page says where the level states nothing.
    """

    number: int
    slug: str
    title: str
    short_title: str
    not_stated: str = "Not stated in the source"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one level says in one row; empty where the source says nothing."""

    column: Column
    anchor: str
    lines: tuple[Line, ...] = ()

    @property
    def paragraphs(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of running text, a tuple per paragraph."""
        found: list[list[Line]] = []
        for line in self.lines:
            if line.begins_paragraph or not found:
                found.append([])
            found[-1].append(line)
        return tuple(tuple(paragraph) for paragraph in found)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A dimension as the edition uses it, with a cell per column."""

    dimension: str
    label: str
    is_prose: bool
    note: str
    cells: tuple[Cell, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading of the document. `heading` is empty for rows that stand under none."""

    number: int
    heading: str
    rows: tuple[GridRow, ...]

    @property
    def name(self) -> str:
        return self.heading or UNHEADED


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole ladder."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[GridRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class RowFacts:
    """A row as it is stored, without its cells."""

    pk: int
    dimension: str
    label: str
    heading: str = ""
    is_prose: bool = False
    note: str = ""
    kind: str = ""


def build(
    levels: Sequence[tuple[int, Column]], rows: Sequence[RowFacts], lines: Iterable[tuple[int, int, Line]]
) -> Grid:
    """Return the grid of levels (their id and column) and rows, both in order.

    `lines` are (level id, row id, line) in the order of their place within a cell. Rows of one heading that do not
    stand together make two groups, as in the document.
    """
    cells: dict[tuple[int, int], list[Line]] = {}
    for level, row, line in lines:
        cells.setdefault((level, row), []).append(line)
    by_heading = groupby(rows, key=lambda row: row.heading)
    return Grid(
        columns=tuple(column for _, column in levels),
        groups=tuple(
            Group(number, heading, tuple(_row(row, levels, cells) for row in members))
            for number, (heading, members) in enumerate(by_heading, start=1)
        ),
    )


def group_names(groups: Sequence[Group]) -> list[str]:
    """Return the name of each group; of those whose heading recurs, with the row that it begins with."""
    times = Counter(group.name for group in groups)
    return [f"{group.name}: {group.rows[0].label}" if times[group.name] > 1 else group.name for group in groups]


def _row(row: RowFacts, levels: Sequence[tuple[int, Column]], cells: dict[tuple[int, int], list[Line]]) -> GridRow:
    return GridRow(
        dimension=row.dimension,
        label=row.label,
        is_prose=row.is_prose,
        note=row.note,
        cells=tuple(
            Cell(column, f"{column.slug}--{row.dimension}", tuple(cells.get((level, row.pk), ())))
            for level, column in levels
        ),
        kind=row.kind,
    )


def chosen(asked: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return (the known values that were asked for, in their order; the asked ones that do not exist).

    Nothing valid asked for means everything.
    """
    wanted = [value for value in known if value in asked]
    unknown = [value for value in dict.fromkeys(asked) if value not in known]
    return wanted or list(known), unknown
