"""Parts the blocks of a file into tables with what stands over each: a sheet may hold several, a table go on below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ladders.engine.importing import wording
from ladders.engine.importing.shapes import Row, distinct, words_at
from website.files.blocks import Block, Cell, Paragraph, Table

LONGEST_NAME = 12
"""Words of a line over a table that may be its name."""


@dataclass
class Part:
    """A table that begins with its heads, the lines that stand over it, and the heading that it stands under."""

    rows: list[Row]
    place: str
    name: str = ""
    titles: list[Cell] = field(default_factory=list)
    heading: Paragraph | None = None
    feet: list[Cell] = field(default_factory=list)


def parts_of(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield the tables of a file, in their order."""
    heading: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Table):
            for number, part in enumerate(_split(block)):
                part.heading = None if number else heading
                yield part
            heading = None
        elif block.level or (block.is_bold and len(block.text.split()) <= LONGEST_NAME):
            heading = block
        elif heading is None or not heading.level:
            heading = None


def _split(table: Table) -> Iterator[Part]:
    """Yield the tables of one grid: where rows are left free, another may begin."""
    chunks: list[list[Row]] = [[]]
    for row in _without_empty_columns(table.rows):
        if not distinct(row):
            chunks.append([])
        else:
            chunks[-1].append(row)
    made: list[Part] = []
    waiting: list[Cell] = []
    for rows in filter(None, chunks):
        titles, rest = _led(rows)
        if not rest:
            waiting += titles
        elif made and not _begins(rest, made[0].rows):
            made[-1].rows += [*_as_rows(waiting, rows), *rows]
            waiting = []
        else:
            made.append(Part(list(rest), table.place, table.name, [*waiting, *titles]))
            waiting = []
    if made:
        made[-1].feet = waiting
        yield from made


def _without_empty_columns(rows: Sequence[Row]) -> list[Row]:
    width = max(map(len, rows), default=0)
    says = [column for column in range(width) if any(words_at(row, column) for row in rows)]
    return [tuple(row[column] for column in says) for row in rows]


def _as_rows(cells: Sequence[Cell], like: Sequence[Row]) -> list[Row]:
    width = len(like[0])
    return [(cell, *(Cell() for _ in range(width - 1))) for cell in cells]


def _led(rows: Sequence[Row]) -> tuple[list[Cell], Sequence[Row]]:
    """Return the single cells that stand over the heads, and the rows from the heads on."""
    titles: list[Cell] = []
    for number, row in enumerate(rows):
        said = distinct(row)
        if len(said) > 1 or _is_band(row):
            return titles, rows[number:]
        titles += said
    return titles, []


def _is_band(row: Row) -> bool:
    """Whether the only cell of a row spans others but not the first column: it stands over levels."""
    said = distinct(row)
    return len(said) == 1 and not row[0].words and sum(cell.place == said[0].place for cell in row) > 1


def _begins(rows: Sequence[Row], first: Sequence[Row]) -> bool:
    """Whether rows below a free one begin a table of their own: with heads that are like those of the first."""
    head, above = rows[0], first[0]
    if len(rows) < 2:
        return False
    corner = words_at(head, 0)
    said = [cell.words for cell in distinct(head)][0 if not corner else 1 :]
    if [cell.words for cell in head] == [cell.words for cell in above]:
        return True
    if len(said) < 1 or not all(map(wording.is_title, said)):
        return False
    same_corner = corner == words_at(above, 0)
    named = bool(corner) and wording.is_corner(corner, wording.LABELS | wording.LEVELS | wording.CATEGORIES)
    return (same_corner or named) and (not same_corner or bool(corner) or wording.likeness(said) >= 0.5)
