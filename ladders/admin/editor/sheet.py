"""A draft as a sheet to write on: every cell with its text, what is published there, what is remarked and found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from uuid import UUID

from jobfamilies.models import Comment, Edition, Level
from ladders.engine import cells
from ladders.engine.checks import Finding
from ladders.engine.grid import UNHEADED, Line
from ladders.models import CellChange, Row, Statement, StatementQuerySet

Place = tuple[UUID, str]
"""A cell by what stays from edition to edition: the level's key and the slug of the row's dimension."""


@dataclass(frozen=True)
class Conflict:
    """A text that was not saved, and why."""

    typed: str
    reasons: list[str]
    is_stale: bool = False


@dataclass(frozen=True)
class EditorCell:
    """One cell. `published` is None where the edition in force has no such level or row."""

    level: Level
    row: Row
    lines: list[Line]
    published: list[Line] | None
    has_history: bool
    comments: list[Comment]
    findings: list[Finding]
    conflict: Conflict | None

    @property
    def anchor(self) -> str:
        return f"cell-{self.level.key}-{self.row.dimension.slug}"

    @property
    def name(self) -> str:
        """What names the cell in forms and addresses: the keys of its level and row."""
        return f"{self.level.pk}-{self.row.pk}"

    @cached_property
    def stored(self) -> str:
        return cells.typed(self.lines)

    @property
    def text(self) -> str:
        return self.conflict.typed if self.conflict else self.stored

    @cached_property
    def version(self) -> str:
        return cells.version(self.lines)

    @cached_property
    def published_text(self) -> str:
        return cells.typed(self.published or [])

    @property
    def is_changed(self) -> bool:
        return self.stored != self.published_text

    @property
    def rows(self) -> int:
        """How many lines the text area begins with, where the browser cannot fit it to its text."""
        return max(2, sum(1 + len(line) // 45 for line in self.text.split("\n")))


@dataclass(frozen=True)
class SheetRow:
    """One row with a cell per level."""

    row: Row
    cells: list[EditorCell]
    is_first: bool
    is_last: bool

    @property
    def has_change(self) -> bool:
        return any(cell.is_changed or cell.conflict for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """The whole page: rows under their headings, and what the edition in force is."""

    edition: Edition
    current: Edition | None
    levels: list[Level]
    groups: list[tuple[str, list[SheetRow]]]
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def cells(self) -> list[EditorCell]:
        return [cell for _, rows in self.groups for row in rows for cell in row.cells]

    @property
    def versions(self) -> str:
        """The version of every cell in one field, since a form may have a thousand fields at most."""
        return " ".join(f"{cell.name}:{cell.version}" for cell in self.cells)

    @property
    def changed_count(self) -> int:
        return sum(cell.is_changed for cell in self.cells)

    @property
    def row_count(self) -> int:
        return sum(len(rows) for _, rows in self.groups)

    @property
    def conflicts(self) -> list[EditorCell]:
        return [cell for cell in self.cells if cell.conflict]


def read_sheet(
    edition: Edition, *, findings: Iterable[Finding] = (), conflicts: Mapping[str, Conflict] | None = None
) -> Sheet:
    """Return the sheet of an edition, with what was not saved of its cells, by their names."""
    found = list(findings)
    levels = list(edition.levels.order_by("rank"))
    rows = list(edition.rows.select_related("dimension").order_by("place"))
    in_force = Edition.objects.in_force().filter(family=edition.family_id).exclude(pk=edition.pk)
    said, _ = _texts(Statement.objects.filter(edition=edition))
    # Whatever took effect has statements, so they tell of their edition too, in one query.
    published, number = _texts(Statement.objects.filter(edition__in=in_force))
    current = Edition(family=edition.family, number=number) if number else None
    known = _places(published)
    history = _changed_places(edition)
    remarks = _by_place((each.level_key, each.dimension, each) for each in _comments(edition))
    notes = _by_place((each.level_key, each.dimension or "", each) for each in found)

    def cell(level: Level, row: Row) -> EditorCell:
        place = (level.key, row.dimension.slug)
        return EditorCell(
            level=level,
            row=row,
            lines=said.get(place, []),
            published=published.get(place, []) if level.key in known[0] and place[1] in known[1] else None,
            has_history=place in history,
            comments=remarks[place],
            findings=notes[place],
            conflict=(conflicts or {}).get(f"{level.pk}-{row.pk}"),
        )

    sheet_rows = [
        SheetRow(row, [cell(level, row) for level in levels], is_first=row == rows[0], is_last=row == rows[-1])
        for row in rows
    ]
    groups = [
        (heading or UNHEADED, list(some)) for heading, some in groupby(sheet_rows, lambda each: each.row.heading)
    ]
    return Sheet(edition, current, levels, groups, found)


def _texts(statements: StatementQuerySet) -> tuple[dict[Place, list[Line]], int | None]:
    """Return the lines of every cell that one edition's statements fill, and the edition's number."""
    texts: dict[Place, list[Line]] = defaultdict(list)
    number = None
    columns = ("level__key", "row__dimension__slug", "text", "begins_paragraph", "key", "edition__number")
    for level, dimension, text, begins_paragraph, key, number in statements.order_by("place").values_list(*columns):  # noqa: B007
        texts[level, dimension].append(Line(text, begins_paragraph, str(key)))
    return texts, number


def _places(texts: Mapping[Place, list[Line]]) -> tuple[set[UUID], set[str]]:
    return {level for level, _ in texts}, {dimension for _, dimension in texts}


def _changed_places(edition: Edition) -> set[Place]:
    """Return the cells whose last change can be undone."""
    changes = CellChange.objects.filter(edition=edition, kind=CellChange.Kind.TEXT, level_key__isnull=False)
    return set(changes.order_by().values_list("level_key", "dimension").distinct())  # type: ignore[arg-type]


def _comments(edition: Edition) -> Iterable[Comment]:
    placed = edition.comments.unresolved().filter(level_key__isnull=False).exclude(dimension="")
    return placed.with_replies()


def _by_place(things: Iterable[tuple[object, str, object]]) -> defaultdict[tuple[object, str], list]:  # type: ignore[type-arg]
    places: defaultdict[tuple[object, str], list] = defaultdict(list)  # type: ignore[type-arg]
    for level, dimension, thing in things:
        places[UUID(str(level)) if level else None, dimension].append(thing)
    return places
