"""A ladder as an Excel file: a sheet that prints as the grid's page does, its facts, its statements, its keys.

The grid sheet can be read back: a cell holds a statement per line as `ladders.engine.cells.typed` writes them, those
of a list each behind BULLET; the hidden sheet "Keys" says what stands in which cell, and of which edition it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from openpyxl.utils import get_column_letter

from jobfamilies.models import Level
from ladders.downloads import facts
from ladders.downloads.long_form import COLUMNS, long_form
from ladders.engine import cells
from ladders.engine.grid import Cell as GridCell
from ladders.engine.grid import GridRow, Line
from ladders.engine.importing.our_layout import BULLET, KEYS, mark
from ladders.ladder import Ladder
from website.spreadsheets import Cell, Sheet, Style, workbook

HEADS = 3  # the title, the titles of the levels, their grades and codes
LABELS, ACROSS = 22.0, 200.0
"""Widths in characters: of the first column, and of all that an A3 sheet holds."""


def grid_workbook(ladder: Ladder, at: datetime) -> bytes:
    """Return the Excel file. Needs a ladder read with its keys."""
    edition = ladder.edition
    head = f"{edition.family.organization.name}, {edition.name}, edition {edition.number}"
    width = max((ACROSS - LABELS) / max(len(ladder.levels), 1), 26.0)
    foot = facts.foot(ladder, at)
    about = ([Cell(fact.name, "head"), Cell(fact.words or "None", _voice(fact))] for fact in facts.of_file(ladder, at))
    sheets = [
        Sheet("Grid", _grid(ladder, head), HEADS, stubs=1, widths=[LABELS, *[width] * len(ladder.levels)], paper="A3"),
        Sheet("Facts", about, heads=0, widths=(22, 90), landscape=False),
        Sheet("Statements", _statements(ladder, at), widths=_widths()),
        Sheet(KEYS, keys(ladder), widths=(12, 8, 8, 70, 20), is_hidden=True),
    ]
    return workbook(
        [replace(sheet, header=head, foot=foot) for sheet in sheets],
        title=f"{head}: ladder",
        at=at,
    )


def _voice(fact: facts.Fact) -> Style:
    return "source" if fact.voice == "source" else "plain"


def _grid(ladder: Ladder, head: str) -> Iterator[list[Cell]]:
    yield [Cell(head, "title")]
    yield [
        Cell("Dimension", "head"),
        *(Cell(level.name, "source-head" if level.title else "head") for level in ladder.levels),
    ]
    yield [Cell("Grade, job code", "ours"), *(Cell(_grade_and_code(level), "ours") for level in ladder.levels)]
    for row in rows_of(ladder):
        if isinstance(row, str):
            yield [Cell(row, "group")]
        else:
            label = f"{row.label}\n{row.note}" if row.note else row.label
            yield [Cell(label, "bold"), *(_cell(cell, row) for cell in row.cells)]


def rows_of(ladder: Ladder) -> Iterator[str | GridRow]:
    """Yield what stands below the heads, a sheet row each: the name of a group where there are several, and rows."""
    for group in ladder.grid.groups:
        if len(ladder.grid.groups) > 1:
            yield group.name
        yield from group.rows


def _grade_and_code(level: Level) -> str:
    return ", ".join([facts.grade(level) or ungraded(level), level.job_code or "Job code not stated"])


def ungraded(level: Level) -> str:
    """Return that a level has no grade, as its employer or its document is spoken of."""
    return "Not graded" if level.edition.wording.is_own else "Grade not stated"


def _cell(cell: GridCell, row: GridRow) -> Cell:
    return (
        Cell(typed(cell.lines, is_prose=row.is_prose), "source")
        if cell.lines
        else Cell(cell.column.not_stated, "empty")
    )


def typed(lines: Sequence[Line], *, is_prose: bool) -> str:
    """Return the statements of a cell, each on a line of its own whatever white space it holds."""
    bullet = "" if is_prose else BULLET
    flat = [Line(bullet + " ".join(line.text.split()), line.begins_paragraph, line.key) for line in lines]
    return cells.typed(flat)


def _statements(ladder: Ladder, at: datetime) -> Iterator[list[Cell]]:
    for number, row in enumerate(long_form(ladder, at)):
        yield [
            Cell(value, "head" if number == 0 else "source" if name == "text" else "plain")
            for name, value in zip(COLUMNS, row, strict=True)
        ]


def _widths() -> list[float]:
    wide = {
        "text": 80.0,
        "label": 26.0,
        "level": 26.0,
        "family": 22.0,
        "key": 38.0,
        "dimension": 22.0,
        "made_at": 26.0,
    }
    return [wide.get(name, 14.0) for name in COLUMNS]


def keys(ladder: Ladder, heads: int = HEADS) -> Iterator[list[str | int]]:
    """Yield (what, cell, line in that cell from 1, key, mark): the edition, levels, rows, statements.

    The mark is of the words that stand there: what has another when the file is read again was changed. Of the first
    `heads` rows the last but one names the levels.
    """
    edition = ladder.edition
    yield ["what", "cell", "line", "key", "mark"]
    yield ["edition", "A1", 1, "/".join(map(str, edition.natural_key())), ""]
    yield ["digest", "A1", 1, edition.publication.digest if edition.is_published else "", ""]
    for column, level in enumerate(ladder.levels, start=2):
        yield ["level", f"{get_column_letter(column)}{heads - 1}", 1, str(level.key), mark(level.name)]
    for place, row in enumerate(rows_of(ladder), start=heads + 1):
        if not isinstance(row, str):
            yield ["row", f"A{place}", 1, row.dimension, mark(row.label)]
            for column, cell in enumerate(row.cells, start=2):
                for number, line in enumerate(cell.lines, start=1):
                    coordinate = f"{get_column_letter(column)}{place}"
                    yield ["statement", coordinate, number, line.key, mark(line.text)]
