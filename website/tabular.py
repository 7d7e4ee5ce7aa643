"""Reads a table that somebody sends: a CSV file or one sheet of Excel, as plain text, or says where it cannot."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from openpyxl.utils import get_column_letter

from website.files.blocks import Unreadable as Unread
from website.files.keeping import opened
from website.printable import no_sign_of_text
from website.spreadsheets import from_csv, from_excel

MOST_BYTES = 1_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100
ERRORS = frozenset("#REF! #NAME? #VALUE! #DIV/0! #N/A #NUM! #NULL!".split())


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
    rows = list(_csv_rows(content) if ending == "csv" else _excel_rows(name, content))
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
        if no_sign_of_text(value):
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


def _excel_rows(name: str, content: bytes) -> Iterator[Placed]:
    try:
        ((document, _),) = opened(content, name)
    except Unread as why:
        raise Unreadable(str(why)) from why
    tables = list(document.tables)
    if len(tables) > 1:
        raise Unreadable(f"The file has {len(tables)} sheets. Leave the one that is to be read.")
    if formula := next((note for note in document.notes if "formula" in note.text), None):
        raise Unreadable(f"{_placed(formula.place)}: a formula stands here. Write the text.")
    for number, row in enumerate(tables[0].rows if tables else (), start=1):
        _counted(number)
        if len(row) > MOST_COLUMNS:
            raise Unreadable(f"Row {number} has more than {MOST_COLUMNS} columns.")
        if wrong := next((cell for cell in row if cell.text in ERRORS), None):
            raise Unreadable(f"{_placed(wrong.place)}: an error stands here. Write the text.")
        place = next((cell.place.rpartition(", column")[0] for cell in row if cell.place), "")
        yield _placed(place), [from_excel(cell.text).strip() for cell in row]


def _placed(place: str) -> str:
    """Return a place of the reader as this module says it: “Sheet “Grades”, row 3”."""
    return re.sub(r"^sheet (.*), row ", r"Sheet “\1”, row ", place)
