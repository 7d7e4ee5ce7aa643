"""One dimension across families: organization by organization its ladders side by side, their levels by grade."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jobfamilies.models import Edition, Grade, Level, Organization
from ladders.engine.grid import Cell, Column, Line
from ladders.engine.side_by_side.grades import by_grade
from ladders.models import Dimension, Row, Statement

ABREAST = 4
"""Ladders that one table sets side by side; more stand in the next table below."""


@dataclass(frozen=True)
class Entry:
    """A level and what it says in the dimension."""

    level: Level
    cell: Cell


@dataclass(frozen=True)
class BandRow:
    """A grade, or None for levels whose grade is not stated, with what each ladder (by its row) has there."""

    grade: Grade | None
    cells: tuple[tuple[Row, tuple[Entry, ...]], ...]


@dataclass(frozen=True)
class BandTable:
    """A few ladders of one organization, each by its row of the dimension."""

    columns: tuple[Row, ...]
    rows: tuple[BandRow, ...]


@dataclass(frozen=True)
class Band:
    """An organization: the ladders that state the dimension, and those that do not."""

    organization: Organization
    tables: tuple[BandTable, ...]
    silent: tuple[Edition, ...]


def read_bands(dimension: Dimension, stating: Sequence[Edition], silent: Sequence[Edition]) -> list[Band]:
    """Return the bands of these editions, which come with their family, in three queries.

    The editions stand in the order of their organizations. Bands of organizations without a stating edition come last.
    """
    ladders = list(_ladders(dimension, stating))
    said = [
        Band(organization, tuple(_tables(list(members))), tuple(_of(organization, silent)))
        for organization, members in groupby(ladders, key=lambda ladder: ladder[0].edition.family.organization)
    ]
    shown = {band.organization for band in said}
    return said + [
        Band(organization, (), tuple(members))
        for organization, members in groupby(silent, key=lambda edition: edition.family.organization)
        if organization not in shown
    ]


def _of(organization: Organization, editions: Sequence[Edition]) -> Iterator[Edition]:
    yield from (edition for edition in editions if edition.family.organization_id == organization.pk)


def _ladders(dimension: Dimension, editions: Sequence[Edition]) -> Iterator[tuple[Row, list[Entry]]]:
    """Yield each edition's row with its levels from the lowest up."""
    by_key = {edition.pk: edition for edition in editions}
    rows = {row.edition_id: row for row in Row.objects.filter(edition__in=by_key, dimension=dimension)}
    entries = _entries(by_key, _lines(dimension, by_key))
    for key, edition in by_key.items():
        rows[key].edition = edition
        yield rows[key], entries.get(key, [])


def _entries(editions: Mapping[int, Edition], lines: Mapping[int, list[Line]]) -> dict[int, list[Entry]]:
    """Return the levels of each edition by its id, given what each level says by its own."""
    entries: dict[int, list[Entry]] = {}
    for level in Level.objects.filter(edition__in=editions).select_related("grade").order_by("rank"):
        level.edition = editions[level.edition_id]
        entries.setdefault(level.edition_id, []).append(Entry(level, _cell(level, lines.get(level.pk, []))))
    return entries


def _lines(dimension: Dimension, editions: Mapping[int, Edition]) -> dict[int, list[Line]]:
    """Return what each level says in the dimension, by its id."""
    lines: dict[int, list[Line]] = {}
    said = Statement.objects.filter(edition__in=editions, row__dimension=dimension).order_by("place")
    for level, text, begins_paragraph in said.values_list("level_id", "text", "begins_paragraph"):
        lines.setdefault(level, []).append(Line(text, begins_paragraph))
    return lines


def _cell(level: Level, lines: Sequence[Line]) -> Cell:
    column = Column(level.rank, level.slug, level.name, level.short_name, level.edition.wording.not_stated)
    return Cell(column, level.path.replace("/", "-"), tuple(lines))


def _tables(ladders: Sequence[tuple[Row, list[Entry]]]) -> Iterator[BandTable]:
    """Yield the ladders of one organization, a few abreast."""
    for start in range(0, len(ladders), ABREAST):
        columns, entries = zip(*ladders[start : start + ABREAST], strict=True)
        grades = {entry.level.grade for ladder in entries for entry in ladder if entry.level.grade}
        by_order: dict[int | None, Grade] = {grade.order: grade for grade in grades}
        placed = [[(_order(entry.level), entry) for entry in ladder] for ladder in entries]
        rows = (
            BandRow(by_order.get(line.grade), tuple(zip(columns, line.cells, strict=True)))
            for line in by_grade(placed)
        )
        yield BandTable(columns, tuple(rows))


def _order(level: Level) -> int | None:
    return level.grade.order if level.grade else None
