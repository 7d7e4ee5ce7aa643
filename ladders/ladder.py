"""An edition's whole ladder as its pages need it: five queries, whatever its size."""

from dataclasses import dataclass
from functools import cached_property

from jobfamilies.engine.scale import rungs
from jobfamilies.models import Edition, Grade, Level, SourceDocument
from ladders.engine.grid import Cell, Column, Grid, GridRow, Group, Line, RowFacts, build
from ladders.models import Row, Statement
from website.glyph import Rung

CRITERIA = "promotion-criteria"


@dataclass(frozen=True)
class Rank:
    """One level in its ladder: what every row says of it, its neighbours and its place on the grade scale."""

    level: Level
    column: Column
    sections: tuple[tuple[Group, GridRow, Cell], ...]
    glyph: list[Rung]
    standing: str
    below: Level | None
    above: Level | None


@dataclass(frozen=True)
class Ladder:
    """An edition, its levels from the lowest up, and its grid."""

    edition: Edition
    levels: list[Level]
    scale: list[int]
    grid: Grid

    @cached_property
    def ranks(self) -> list[Rank]:
        return [self._rank(index, level) for index, level in enumerate(self.levels)]

    def _rank(self, index: int, level: Level) -> Rank:
        neighbours = [None, *self.levels, None]
        return Rank(
            level=level,
            column=self.grid.columns[index],
            sections=tuple((group, row, row.cells[index]) for group in self.grid.groups for row in group.rows),
            glyph=rungs(self.scale, [each.grade_id for each in self.levels], index),
            standing=f"Level {index + 1} of {len(self.levels)}",
            below=neighbours[index],
            above=neighbours[index + 2],
        )

    @property
    def documents(self) -> list[SourceDocument]:
        """The source documents that the levels are transcribed from, each once."""
        return list(dict.fromkeys(level.source_document for level in self.levels if level.source_document))

    def rank_of(self, slug: str) -> Rank | None:
        """Return the level with that slug in its ladder, or None."""
        return next((rank for rank in self.ranks if rank.level.slug == slug), None)

    def criteria(self, level: Level | None) -> tuple[Line, ...]:
        """Return the stated criteria for promotion into the level; none where it or they are missing."""
        rank = self.rank_of(level.slug) if level else None
        stated = [cell.lines for _, row, cell in rank.sections if row.dimension == CRITERIA] if rank else []
        return stated[0] if stated else ()


def read_ladder(edition: Edition, *, with_keys: bool = False) -> Ladder:
    """Read the levels, rows, statements and grade scale of an edition that came with its family.

    The keys of the statements only where they are asked for: pages show none.
    """
    lines = (KEYED if with_keys else STATEMENTS).filter(edition=edition)
    levels = list(LEVELS.filter(edition=edition))
    for level in levels:
        level.edition = edition
    return Ladder(
        edition=edition,
        levels=levels,
        scale=list(SCALE.filter(organization=edition.family.organization_id)),
        grid=build(
            [(level.pk, _column(number, level)) for number, level in enumerate(levels, start=1)],
            [_row_facts(*row) for row in ROWS.filter(edition=edition)],
            ((level, row, Line(text, begins, *map(str, key))) for level, row, text, begins, *key in lines),
        ),
    )


# Made once: putting these queries together takes longer than asking them.
LEVELS = Level.objects.select_related("source_document__organization").defer("source_document__text").order_by("rank")
SCALE = Grade.objects.order_by("order").values_list("pk", flat=True)
ROWS = Row.objects.order_by("place").values_list(
    "pk", "dimension__slug", "label", "heading", "style", "note", "dimension__kind"
)
STATEMENTS = Statement.objects.order_by("place").values_list("level_id", "row_id", "text", "begins_paragraph")
KEYED = Statement.objects.order_by("place").values_list("level_id", "row_id", "text", "begins_paragraph", "key")


def _column(number: int, level: Level) -> Column:
    return Column(number, level.slug, level.name, level.short_name, level.edition.wording.not_stated)


def _row_facts(pk: int, dimension: str, label: str, heading: str, style: str, note: str, kind: str) -> RowFacts:
    return RowFacts(pk, dimension, label, heading, style == Row.Style.PROSE, note, kind)
