"""Tables as files: CSV and Excel, in which text stays text and nothing is cut without a word."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from website.printable import printable

Value = str | int | float | bool | date | None
Style = Literal["plain", "bold", "title", "head", "source-head", "source", "ours", "empty", "group"]

MOST_CHARACTERS = 32_767  # of one cell of Excel, in UTF-16 units
LONGEST_NAME = 31  # of a sheet
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would run; OWASP, CSV Injection."""
PAPERS = {"A3": 8, "A4": 9}


@dataclass(frozen=True)
class Cell:
    """A value with a look: text quoted from a source stands in the serif face, as on the pages."""

    value: Value
    style: Style = "plain"


@dataclass(frozen=True)
class Sheet:
    """One sheet. The first `heads` rows and `stubs` columns stay in sight and are repeated on every printed page.

    `widths` are those of the columns, in characters; `header` and `foot` are printed on every page.
    """

    name: str
    rows: Iterable[Sequence[Value | Cell]]
    heads: int = 1
    stubs: int = 0
    widths: Sequence[float] = ()
    paper: Literal["A3", "A4"] = "A4"
    landscape: bool = True
    header: str = ""
    foot: str = ""
    is_hidden: bool = False


# --- CSV -------------------------------------------------------------------------------------------------------------


def csv_lines(rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Yield the rows as CSV (RFC 4180) in UTF-8, the first behind the mark by which Excel knows it.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; so does one that begins with an
    apostrophe, so that `from_csv` finds every text again.
    """
    yield "\ufeff".encode()
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow([_csv_value(value) for value in row])
        yield line.getvalue().encode()


def _csv_value(value: Value) -> Value:
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, date) else value
    text = printable(value)
    return f"'{text}" if text.lstrip(" \n").startswith((*FORMULA, "'")) else text


def from_csv(text: str) -> str:
    """Return the text that `csv_lines` wrote as this value."""
    return text[1:] if text.startswith("'") else text


# --- Excel -----------------------------------------------------------------------------------------------------------


def workbook(sheets: Sequence[Sheet], *, title: str, at: datetime) -> bytes:
    """Return an Excel file of the sheets, made at the moment."""
    book = Workbook(write_only=True)
    book.properties.title = printable(title)
    book.properties.creator = "Career Ladders"
    book.properties.created = book.properties.modified = at.astimezone(UTC).replace(tzinfo=None)
    taken: set[str] = set()
    for sheet in sheets:
        _write(book, sheet, sheet_name(sheet.name, taken))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel takes and no sheet has yet, and add it to those taken."""
    name = " ".join(re.sub(r"[\\/*?:\[\]]", " ", printable(wanted)).split()).strip("'")[:LONGEST_NAME] or "Sheet"
    number = 1
    while (found := name if number == 1 else f"{name[: LONGEST_NAME - 4]} {number}").lower() in taken:
        number += 1
    taken.add(found.lower())
    return found


def excel_text(text: str) -> str:
    """Return the text as a cell can hold it; what is cut says how much and stands in the CSV in full."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", printable(text))  # Excel reads _x0041_ as an A
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    said = f" … (cut: the text has {len(text)} characters, more than a cell of Excel holds)"
    return units[: 2 * (MOST_CHARACTERS - len(said))].decode("utf-16-le", errors="ignore") + said


def from_excel(value: object) -> str:
    """Return the text that `excel_text` wrote as this value; "" for an empty cell."""
    return "" if value is None else str(value).replace("_x005F_", "_")


def _write(book: Workbook, sheet: Sheet, name: str) -> None:
    made = book.create_sheet(name)
    made.sheet_state = "hidden" if sheet.is_hidden else "visible"
    made.freeze_panes = f"{get_column_letter(sheet.stubs + 1)}{sheet.heads + 1}"
    _set_up_printing(made, sheet)
    for index, width in enumerate(sheet.widths, start=1):
        made.column_dimensions[get_column_letter(index)].width = width
    blanks = {style: _blank(made, style) for style in LOOKS}
    for row in sheet.rows:
        made.append(_filled(row, blanks))


def _set_up_printing(made: Any, sheet: Sheet) -> None:
    made.page_setup.paperSize = PAPERS[sheet.paper]
    made.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.print_title_rows = f"1:{sheet.heads}" if sheet.heads else None
    made.print_title_cols = f"A:{get_column_letter(sheet.stubs)}" if sheet.stubs else None
    for side in ("left", "right", "top", "bottom"):
        setattr(made.page_margins, side, 0.5)  # inches
    made.oddHeader.left.text = _margin_text(sheet.header) or None
    made.oddFooter.left.text = _margin_text(sheet.foot) or None
    made.oddFooter.right.text = "&P / &N"


def _margin_text(text: str) -> str:
    """Return text for the head or foot of printed pages, where & begins a code and 255 characters are the most."""
    return printable(text)[:200].replace("&", "&&").replace("\n", " ")


# --- how cells look --------------------------------------------------------------------------------------------------

SERIF, SANS = "Source Serif 4", "Schibsted Grotesk"
INK, QUIET, GROUND = "14201C", "44524C", "F3F6F4"
HAIR = Border(bottom=Side("thin", "D5DDD8"))
RULE = Border(bottom=Side("medium", INK))
LOOKS: dict[Style, tuple[Font, Border | None, PatternFill | None]] = {
    "plain": (Font(SANS, 9, color=INK), HAIR, None),
    "bold": (Font(SANS, 9, bold=True, color=INK), HAIR, None),
    "title": (Font(SANS, 14, bold=True, color=INK), None, None),
    "head": (Font(SANS, 9, bold=True, color=INK), RULE, None),
    "source-head": (Font(SERIF, 10, bold=True, color=INK), RULE, None),
    "source": (Font(SERIF, 9, color=INK), HAIR, None),
    "ours": (Font(SANS, 9, color=QUIET), HAIR, None),
    "empty": (Font(SANS, 9, color=QUIET), HAIR, PatternFill("lightUp", fgColor="D5DDD8")),
    "group": (Font(SANS, 11, bold=True, color=INK), Border(bottom=Side("thin", INK)), None),
}
WRAPPED = Alignment(vertical="top", wrap_text=True)
RUNNING_ON = Alignment(vertical="bottom")  # over the empty cells beside it


def _blank(made: Any, style: Style) -> Any:
    blank = WriteOnlyCell(made)
    font, border, fill = LOOKS[style]
    blank.font, blank.alignment = font, RUNNING_ON if style in ("title", "group") else WRAPPED
    if border:
        blank.border = border
    if fill:
        blank.fill = fill
    return blank


def _filled(row: Sequence[Value | Cell], blanks: dict[Style, Any]) -> Iterator[Any]:
    """Yield the row's cells: one object for each style over and over, as each is written when the next is asked."""
    for each in row:
        value, style = (each.value, each.style) if isinstance(each, Cell) else (each, "plain")
        blank = blanks[style]
        blank.value = excel_text(value) if isinstance(value, str) else value
        if isinstance(value, str):
            blank.data_type = "s"  # or "=1+1" would be a formula
        yield blank
