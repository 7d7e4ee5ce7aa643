"""Reads tables that stand in text: CSV in any separator, and what Excel and Google Sheets put on the clipboard."""

import csv
import re
from collections import Counter
from io import StringIO

from website.files.blocks import Cell, Table, as_lines
from website.files.limits import check_cell

SEPARATORS = ("\t", ";", ",", "|")
Row = tuple[int, list[str]]
"""(number of the line on which the row begins, texts of its cells)"""
QUOTED = re.compile(r'(?:^|\t)"(?:[^"]|"")*\n(?:[^"]|"")*"(?=\t|\n|$)')
FEWEST_ALIKE = 0.8
"""The share of rows that must be as wide as the widest for a text to be a table of commas."""


def rows_of(text: str, separator: str) -> list[Row]:
    """Return the rows of a text; a quoted cell may have lines, and a quote within a cell is a sign like any other."""
    rows: list[Row] = []
    number, lines = 1, text.split("\n")
    while number <= len(lines):
        cells, used = _row(lines, number - 1, separator)
        rows.append((number, cells))
        number += used
    return rows


def _row(lines: list[str], start: int, separator: str) -> tuple[list[str], int]:
    """Return the cells of the row that begins on a line, and how many lines it takes."""
    cells: list[str] = []
    rest, used = lines[start], 1
    while True:
        lead = rest.lstrip(" ")
        if lead.startswith('"') and (found := _quoted(lead, lines, start + used, separator)):
            cell, rest, more = found
            used += more
            cells.append(cell)
            if rest == "":
                return cells, used
            rest = rest[1:]
        else:
            cell, found_separator, rest = rest.partition(separator)
            cells.append(cell)
            if not found_separator:
                return cells, used


def _quoted(text: str, lines: list[str], following: int, separator: str) -> tuple[str, str, int] | None:
    """Return a quoted cell, what follows it on its last line, and the lines it takes beyond; None where none ends."""
    said, more = text[1:], 0
    while True:
        place = 0
        while (place := said.find('"', place)) >= 0:
            if said[place + 1 : place + 2] == '"':
                place += 2
                continue
            after = said[place + 1 :].lstrip(" ")
            if after == "" or after.startswith(separator):
                return said[:place].replace('""', '"'), after, more
            return None
        if following + more >= len(lines) or more > 500:
            return None
        said, more = f"{said}\n{lines[following + more]}", more + 1


def separator_of(text: str, *, is_stated: bool = True) -> str:
    """Return what separates the cells of a text that is a table and nothing else, or "".

    Where nothing states that it is one, commas make a table only of three rows and columns or more, all as wide.
    """
    best = ""
    most = 0.0
    for separator in SEPARATORS:
        try:
            rows = [
                row for row in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True) if any(row)
            ]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows)
        width, times = max(widths.items(), key=lambda each: (each[1], each[0]), default=(1, 0))
        share = times / len(rows) if rows else 0
        is_prose = separator == "," and not is_stated and (len(rows) < 3 or width < 3 or share < 1)
        if width > 1 and len(rows) > 1 and not is_prose and share >= FEWEST_ALIKE and share * min(width, 6) > most:
            best, most = separator, share * min(width, 6)
    return best


def table_of(rows: list[Row], place: str = "", *, by_line: bool = True) -> Table:
    """Return rows as a table, all as wide as the widest."""
    width = max((len(cells) for _, cells in rows), default=0)
    made = []
    is_after_gap = True
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            if not is_after_gap:
                made.append((Cell(),) * width)
            is_after_gap = True
            continue
        is_after_gap = False
        named = f"line {number}" if by_line else f"row {number}"
        line = [_cell(text, f"{named}, column {column}") for column, text in enumerate(cells, start=1)]
        made.append((*line, *(Cell(place=f"{named}, column {column}") for column in range(len(line) + 1, width + 1))))
    return Table(tuple(made), place)


def _cell(text: str, place: str) -> Cell:
    check_cell(text, place)
    return Cell(as_lines(text.strip()), place)
