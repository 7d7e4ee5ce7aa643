"""Reads plain text: lines as paragraphs, and the tables that tabs make among them."""

import re
from collections.abc import Iterator

from website.files.blocks import Block, Document, Paragraph
from website.files.delimited import Row, rows_of, separator_of, table_of
from website.files.limits import check_cell, check_paragraphs

ITEM = re.compile(
    r"^[ \t]*([•·▪◦●○■□➢✓oO§–—*-]|\(?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])[.)])\t+(?=[^\t\n]+$)", re.MULTILINE
)
"""A line of a list whose sign is parted from its words by a tab, as Word puts it on the clipboard."""


def read_delimited(text: str) -> Document:
    """Return the table of a text that is one and nothing else: CSV, or tab-separated."""
    separator = separator_of(text)
    if not separator:
        first = next((line for line in text.split("\n") if line.strip()), "")
        separator = max(",;\t|", key=first.count)
    table = table_of(rows_of(text, separator), "table 1", by_line=False)
    return Document("csv", (table,), text=text)


def read_text(text: str) -> Document:
    """Return the lines of a text as paragraphs; lines with tabs that stand together are a table."""
    return Document("txt", tuple(_blocks(rows_of(ITEM.sub(r"\1 ", text), "\t"))), text=text)


def _blocks(rows: list[Row]) -> Iterator[Block]:
    table: list[Row] = []
    is_apart = True
    tables = 0
    for place, (number, cells) in enumerate(rows):
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            is_apart = True
            if table and not _goes_on(rows[place + 1 :]):
                tables += 1
                yield from _ended(table, tables)
                table = []
            continue
        if (len(cells) > 1 and (len(filled) > 1 or table)) or (
            table and _goes_on(rows[place + 1 :]) and len(table[0][1]) > 1
        ):
            table.append((number, cells))
        else:
            if table:
                tables += 1
                yield from _ended(table, tables)
                table = []
            yield from _paragraphs(number, cells, is_apart=is_apart)
        is_apart = False
    if table:
        yield from _ended(table, tables + 1)


def _goes_on(rows: list[Row]) -> bool:
    """Whether a table goes on below: the next line that says something has tabs."""
    following = next((cells for _, cells in rows if any(cell.strip() for cell in cells)), [])
    return len(following) > 2


def _ended(table: list[Row], number: int) -> Iterator[Block]:
    """Yield a table of several rows as one, a single line with tabs as a paragraph."""
    if len(table) > 1:
        yield table_of(table, f"table {number}")
    else:
        yield from _paragraphs(*table[0], is_apart=True)


def _paragraphs(number: int, cells: list[str], *, is_apart: bool) -> Iterator[Paragraph]:
    for offset, line in enumerate("\t".join(cells).strip().split("\n")):
        if line.strip():
            check_paragraphs(number)
            check_cell(line, f"line {number + offset}")
            words = re.sub(r"\t+", "\t", re.sub(r"[ \u00a0]{2,}", "  ", line.strip()))
            yield Paragraph(words, f"line {number + offset}", is_apart=is_apart and not offset)
