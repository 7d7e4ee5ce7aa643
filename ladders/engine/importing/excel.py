"""Reads an Excel sheet: in the layout of our download by its keys, any other as a table of levels and rows."""

import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ladders.engine.importing import limits, our_layout
from ladders.engine.importing.found import FoundLadder, Rejected, Table, TableRow
from ladders.engine.importing.understanding import understand

GRID = "Grid"
MOST_CELLS = 60_000

Grid = list[tuple[int, list[str]]]


def read_excel(content: bytes) -> FoundLadder:
    """Return the ladder of a workbook whose parts were checked. Raises Rejected, naming sheet, row and column."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), keep_links=False)
    except Exception as broken:  # openpyxl raises whatever a part makes it stumble over
        raise Rejected("The workbook is broken: Excel's own parts of it cannot be read.") from broken
    names = [sheet.title for sheet in book.worksheets]
    if our_layout.KEYS in names and GRID in names:
        keys = our_layout.read_keys(book[our_layout.KEYS].values)
        rows = _cells(book[GRID])
        heads = next((index for index, (_, cells) in enumerate(rows) if len(list(filter(None, cells))) > 1), None)
        if heads is None:
            raise Rejected(f"Sheet {GRID}: no row names levels.")
        return our_layout.read_grid(
            rows[heads:], keys, name=rows[0][1][0] if rows else "", place=lambda row, column: _place(GRID, row, column)
        )
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and (rows := _cells(sheet)):
            return understand(_table(sheet.title, rows))
    raise Rejected("The workbook has no visible sheet with text.")


def _place(sheet: str, row: int, column: int) -> str:
    return f"sheet {sheet}, row {row}, column {get_column_letter(column)}"


def _cells(sheet: Any) -> Grid:
    """Return the rows that hold anything, each with its number. Raises Rejected for a formula."""
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise Rejected(f"Sheet {sheet.title}: {sheet.max_row:,} rows and {sheet.max_column} columns are too many.")
    rows: Grid = []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        texts = [_text(sheet.title, cell) for cell in row]
        if any(texts):
            rows.append((number, texts))
    return rows


def _text(sheet: str, cell: Any) -> str:
    if cell.value is None:
        return ""
    where = _place(sheet, cell.row, cell.column)
    if cell.data_type == "f":
        raise Rejected(f"{where[:1].upper()}{where[1:]}: a formula. Put its value there as text.")
    if cell.data_type == "e":
        raise Rejected(f"{where[:1].upper()}{where[1:]}: the error {cell.value}.")
    text = str(cell.value).replace("_x005F_", "_").replace("\r\n", "\n").replace("\r", "\n")
    limits.check_cell(text, where)
    return limits.checked(text).strip(" ")


def _table(sheet: str, rows: Grid) -> Table:
    start = next((index for index, (_, cells) in enumerate(rows) if sum(map(bool, cells)) > 1), None)
    if start is None:
        raise Rejected(f"Sheet {sheet}: a table without levels: no row has text in more than one column.")
    label = next(index for index, text in enumerate(rows[start][1]) if text)
    heads = rows[start][1][label + 1 :] if label or rows[start][1][0] else rows[start][1][1:]
    if not rows[start][1][0]:
        label, heads = 0, rows[start][1][1:]
    while heads and not heads[-1]:
        heads = heads[:-1]
    made = [_row(sheet, number, cells, label, len(heads)) for number, cells in rows[start + 1 :]]
    return Table(heads, made, name=" ".join(" ".join(cells).strip() for _, cells in rows[:start]))


def _row(sheet: str, number: int, cells: Sequence[str], label: int, width: int) -> TableRow:
    beyond = [index for index, text in enumerate(cells) if text and index > label + width]
    if beyond:
        raise Rejected(f"S{_place(sheet, number, beyond[0] + 1)[1:]}: text in a column that names no level.")
    texts = [*cells[label + 1 :], *[""] * width][:width]
    places = [_place(sheet, number, column) for column in range(label + 2, label + 2 + width)]
    return TableRow(cells[label], texts, f"sheet {sheet}, row {number}", places=places)
