"""Lays cells with spans on a grid, as a person sees them; a span of a million places costs no more than of two."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from website.files.blocks import Cell, Unreadable
from website.files.limits import MOST_CELLS, begun


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell that lies at a row and column (from 0) and covers that many of both."""

    cell: Cell
    row: int
    column: int
    down: int = 1
    across: int = 1


def grid(laid: Iterable[Laid], place: str) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of the grid. Raises Unreadable where it has too many places.

    Columns and rows in which no cell begins say nothing of their own, so spans are counted in those where one does.
    Where cells lie over each other, the first stays.
    """
    cells = list(laid)
    rows = sorted({each.row for each in cells})
    columns = sorted({each.column for each in cells})
    if len(rows) * len(columns) > MOST_CELLS:
        size = f"{len(rows):,} rows and {len(columns):,} columns"
        raise Unreadable(f"{begun(place)}: {size} are too many. Send the part that is meant.")
    made: list[list[Cell | None]] = [[None] * len(columns) for _ in rows]
    for each in cells:
        _lay(each, rows, columns, made)
    return tuple(tuple(cell or Cell() for cell in row) for row in made)


def _lay(each: Laid, rows: Sequence[int], columns: Sequence[int], made: list[list[Cell | None]]) -> None:
    top, left = bisect_left(rows, each.row), bisect_left(columns, each.column)
    below, beyond = bisect_left(rows, each.row + each.down), bisect_left(columns, each.column + each.across)
    copy = replace(each.cell, is_copy=True)
    for row in range(top, below):
        for column in range(left, beyond):
            if made[row][column] is None:
                made[row][column] = each.cell if (row, column) == (top, left) else copy
