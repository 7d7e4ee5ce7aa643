"""Reads a table that somebody sends: a CSV file or one sheet of Excel, as plain text, or says where it cannot."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from website.spreadsheets import from_csv, from_excel

MOST_BYTES = 1_000_000
MOST_BYTES_UNPACKED = 20_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100
ACTIVE = re.compile(r"vbaProject|/externalLinks/|/embeddings/|/activeX/", re.IGNORECASE)
"""Parts of an Excel file that run, or that lead out of it."""
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class Unreadable(Exception):
    """The file is no such table; the message is a sentence for people that says where."""


@dataclass(frozen=True)
class Table:
    """A head and rows of texts as wide as it. `places` says of each row where it stands: “Sheet “Grades”, row 3”."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]


def read_table(name: str, content: bytes) -> Table:
    """Return the table of a file; its name ends in .csv or .xlsx. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"The file has {len(content):,} bytes; at most {MOST_BYTES:,} are read.")
    ending = name.lower().rpartition(".")[2]
    if ending not in ("csv", "xlsx"):
        raise Unreadable("Send a file that ends in .csv or .xlsx.")
    rows = list(_csv_rows(content) if ending == "csv" else _excel_rows(content))
    return _table([(place, row) for place, row in rows if any(row)])


Placed = tuple[str, list[str]]


def _table(rows: Sequence[Placed]) -> Table:
    if not rows:
        raise Unreadable("The file is empty.")
    (_, head), *body = rows
    while head and not head[-1]:
        head = head[:-1]
    for place, row in rows:
        _refuse_no_characters(place, row)
    if "" in head or len(set(head)) != len(head):
        raise Unreadable("Each column needs a name of its own in the first row.")
    for place, row in body:
        if any(row[len(head) :]):
            raise Unreadable(f"{place}, column {get_column_letter(len(head) + 1)}: this cell stands under no name.")
    padded = (tuple((row + [""] * len(head))[: len(head)]) for _, row in body)
    return Table(tuple(head), tuple(padded), tuple(place for place, _ in body))


def _refuse_no_characters(place: str, row: Sequence[str]) -> None:
    for number, value in enumerate(row, start=1):
        if NO_CHARACTER.search(value):
            column = get_column_letter(number)
            raise Unreadable(f"{place}, column {column}: the text holds a character that cannot be shown.")


def _counted(number: int) -> None:
    if number > MOST_ROWS + 1:
        raise Unreadable(f"The file has more than {MOST_ROWS:,} rows.")


# --- CSV -------------------------------------------------------------------------------------------------------------


def _csv_rows(content: bytes) -> Iterator[Placed]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(f"Line {line} is not in UTF-8. Save the file as “CSV UTF-8”.") from error
    first = text.partition("\n")[0]
    lines = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        for number, row in enumerate(lines, start=1):
            _counted(number)
            if len(row) > MOST_COLUMNS:
                raise Unreadable(f"Row {number} has more than {MOST_COLUMNS} columns.")
            yield f"Row {number}", [from_csv(value).strip() for value in row]
    except csv.Error as error:
        raise Unreadable(f"Line {lines.line_num} is no CSV: {error}.") from error


# --- Excel -----------------------------------------------------------------------------------------------------------


def _excel_rows(content: bytes) -> Iterator[Placed]:
    _refuse_unsafe(content)
    try:
        # Formulas as they are written, so that they are refused; what they last came to may be wrong.
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if len(sheets) != 1:
            raise Unreadable(f"The file has {len(sheets)} sheets. Leave the one that is to be read.")
        yield from _sheet_rows(sheets[0])
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file makes it stumble over
        raise Unreadable("The file is no Excel sheet that can be read; it may be broken or protected.") from error


def _sheet_rows(sheet: Any) -> Iterator[Placed]:
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        _counted(number)
        place = f"Sheet “{sheet.title}”, row {number}"
        for column, cell in enumerate(row, start=1):
            if cell.data_type in ("f", "e"):
                what = "a formula" if cell.data_type == "f" else "an error"
                raise Unreadable(f"{place}, column {get_column_letter(column)}: {what} stands here. Write the text.")
        yield place, [_text(cell.value) for cell in row]


def _text(value: object) -> str:
    """Return a cell's value as text: Excel keeps whole numbers as 3.0."""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else from_excel(value).strip()  # type: ignore[call-overload]


def _refuse_unsafe(content: bytes) -> None:
    """Refuse what unpacks to more than a table has, what can run, and what is no package at all."""
    try:
        parts = ZipFile(BytesIO(content)).infolist()
    except (BadZipFile, ValueError, OSError) as error:
        raise Unreadable("The file ends in .xlsx and is no Excel file.") from error
    if sum(part.file_size for part in parts) > MOST_BYTES_UNPACKED:
        raise Unreadable(f"The file unpacks to more than {MOST_BYTES_UNPACKED:,} bytes.")
    if any(ACTIVE.search(part.filename) for part in parts):
        raise Unreadable("The file holds macros, embedded files or links to other files. Save it without them.")
