"""Reads an Excel workbook as a person sees it: shown numbers, merged cells, nothing that is hidden or struck.

Its XML is read by lxml and not through openpyxl, which makes an object of each place that a merged cell spans, keeps
either a formula or its value, and knows no escaped signs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from website.files import number_formats
from website.files.blocks import Aside, Cell, Document, Note, Table, Unreadable, as_lines
from website.files.excel_strings import Rich, rich, unescaped
from website.files.grid import Laid, grid
from website.files.limits import MOST_CELLS, MOST_SHEETS, check_cell, checked, one_ending
from website.files.xml import Element, local, parsed, related, relations, value

MAIN = re.compile(rb'PartName="/?([^"]+)"[^>]*spreadsheetml\.(?:sheet|template)\.main|'
                  rb'spreadsheetml\.(?:sheet|template)\.main\+xml"[^>]*PartName="/?([^"]+)"')  # fmt: skip
COORDINATE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.IGNORECASE)
MOST_HIDDEN = 50
"""Columns of a hidden sheet that keep their places."""
BESIDE = (
    ("comments", "comment", "comment"),
    ("threadedComment", "threadedComment", "comment"),
    ("drawing", "txBody", "text box"),
)
"""What stands on a sheet but in no cell: the kind of the part, its element, and what it is."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Look:
    """How cells of one style look: the format of numbers, and whether they are struck."""

    code: str = ""
    is_struck: bool = False


@dataclass
class Book:
    """What the sheets of a workbook share."""

    parts: dict[str, bytes]
    strings: list[Rich] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    is_1904: bool = False
    asides: list[Aside] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hidden: dict[str, list[list[str]]] = field(default_factory=dict)


def read_excel(parts: dict[str, bytes]) -> Document:
    """Return what the parts of a workbook say. Raises Unreadable, naming sheet, row and column."""
    main = _main(parts)
    book = Book(parts)
    for path in relations(parts, main, "sharedStrings"):
        book.strings = [rich(item) for item in parsed(parts[path], path) if local(item) == "si"]
    for path in relations(parts, main, "styles"):
        book.looks = _looks(parsed(parts[path], path))
    root = parsed(parts[main], main)
    book.is_1904 = any(value(each, "date1904") in ("1", "true") for each in root if local(each) == "workbookPr")
    tables = [table for table in _sheets(book, root, main) if table.rows]
    if not tables and not book.asides:
        raise Unreadable("The workbook has no visible sheet with text.")
    return Document("xlsx", tuple(tables), tuple(book.asides), tuple(book.notes), hidden=book.hidden)


def _main(parts: dict[str, bytes]) -> str:
    found = MAIN.search(parts.get("[Content_Types].xml", b""))
    name = ((found[1] or found[2]).decode(errors="replace") if found else "") or "xl/workbook.xml"
    if not parts.get(name):
        raise Unreadable("The workbook is broken: Excel's own parts of it cannot be read. Save it anew.")
    return name


def _looks(styles: Element) -> list[Look]:
    codes = dict(number_formats.BUILT_IN)
    fonts: list[bool] = []
    looks: list[Look] = []
    for group in styles:
        if local(group) == "numFmts":
            codes |= {_number(each, "numFmtId"): value(each, "formatCode") for each in group}
        elif local(group) == "fonts":
            fonts = [any(_is_on(mark) for mark in font if local(mark) == "strike") for font in group]
        elif local(group) == "cellXfs":
            for form in group:
                font = _number(form, "fontId")
                is_struck = fonts[font] if font < len(fonts) else False
                looks.append(Look(codes.get(_number(form, "numFmtId"), ""), is_struck))
    return looks


def _is_on(mark: Element) -> bool:
    return value(mark, "val") not in ("0", "false")


def _number(element: Element, name: str) -> int:
    said = value(element, name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 0


def _sheets(book: Book, root: Element, main: str) -> Iterator[Table]:
    links = related(book.parts, main)
    sheets = [each for group in root if local(group) == "sheets" for each in group]
    if len(sheets) > MOST_SHEETS:
        raise Unreadable(f"The workbook has {len(sheets)} sheets; at most {MOST_SHEETS} are read.")
    for sheet in sheets:
        name = unescaped(value(sheet, "name"))
        kind, path = links.get(value(sheet, "id"), ("", ""))
        if kind == "worksheet" and book.parts.get(path):
            made = Sheet(book, name, parsed(book.parts[path], path))
            if value(sheet, "state") in ("hidden", "veryHidden"):
                made.hide()
            else:
                yield Table(made.grid(), f"sheet {name}", name)
            made.read_beside(path)


def column_name(number: int) -> str:
    """Return the letters of a column, given from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _coordinate(said: str) -> tuple[int, int] | None:
    """Return row and column of a reference, from 1."""
    found = COORDINATE.fullmatch(said)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return min(int(found[2]), LAST_ROW), min(column, LAST_COLUMN)


class Sheet:
    """One sheet: its cells in their order, the merged ranges, and what is hidden of it."""

    def __init__(self, book: Book, name: str, root: Element) -> None:
        self.book, self.name = book, name
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self.cells: dict[tuple[int, int], str] = {}
        for part in root:
            if local(part) == "cols":
                self._columns(part)
            elif local(part) == "mergeCells":
                self._ranges(part)
            elif local(part) == "sheetData":
                self._rows(part)

    def place(self, row: int, column: int) -> str:
        return f"sheet {self.name}, row {row}, column {column_name(column)}"

    def _columns(self, part: Element) -> None:
        for each in part:
            if value(each, "hidden") in ("1", "true") or value(each, "width") == "0":
                self.hidden_columns.append((_number(each, "min"), _number(each, "max")))

    def _ranges(self, part: Element) -> None:
        for each in part:
            begins, _, ends = value(each, "ref").partition(":")
            first, last = _coordinate(begins), _coordinate(ends or begins)
            if first and last:
                self.merged[first] = (last[0] - first[0] + 1, last[1] - first[1] + 1)

    def _rows(self, part: Element) -> None:
        above = 0
        for row in part:
            above = min(_number(row, "r") or above + 1, LAST_ROW)
            if value(row, "hidden") in ("1", "true") or value(row, "ht") == "0":
                self.hidden_rows.add(above)
            left = 0
            for cell in row:
                if local(cell) != "c":
                    continue
                at = _coordinate(value(cell, "r"))
                left = at[1] if at else left + 1
                if said := self._said(cell, above, left):
                    self.cells[above, left] = said
                    if len(self.cells) > MOST_CELLS:
                        raise Unreadable(f"Sheet {self.name}: more than {MOST_CELLS:,} cells with text are too many.")

    def _said(self, cell: Element, row: int, column: int) -> str:
        """Return what a cell shows; what is struck of it is set aside."""
        style = _number(cell, "s")
        look = self.book.looks[style] if style < len(self.book.looks) else Look()
        stands, struck = self._value(cell, look, row, column)
        if look.is_struck:
            stands, struck = "", stands + struck
        place = self.place(row, column)
        if struck.strip():
            self.book.asides.append(Aside(place, " ".join(struck.split()), "struck through"))
        check_cell(stands, place)
        return checked(one_ending(stands)).strip()

    def _value(self, cell: Element, look: Look, row: int, column: int) -> Rich:
        kind, said, is_formula = value(cell, "t"), None, False
        for part in cell:
            if local(part) == "v":
                said = part.text
            elif local(part) == "is":
                return rich(part)
            elif local(part) == "f":
                is_formula = True
        if is_formula:
            what = (
                f"a formula: its value “{(said or '')[:60]}” is taken" if said else "a formula without a value: empty"
            )
            self.book.notes.append(Note(self.place(row, column), what))
        if said is None:
            return "", ""
        return self._typed(kind, said, look)

    def _typed(self, kind: str, said: str, look: Look) -> Rich:
        if kind == "s":
            place = int(said) if said.strip().isdigit() and len(said) < 9 else -1
            return self.book.strings[place] if 0 <= place < len(self.book.strings) else ("", "")
        if kind in ("str", "e"):
            return unescaped(said), ""
        if kind == "b":
            return ("TRUE" if said.strip() == "1" else "FALSE"), ""
        if kind == "d":
            return said.partition("T")[0] if said.endswith("T00:00:00") else said, ""
        try:
            return number_formats.shown(float(said), look.code, is_1904=self.book.is_1904), ""
        except (ValueError, OverflowError, ArithmeticError):
            return said, ""

    # --- what is seen, and what is not -------------------------------------------------------------------------------

    def _why_hidden(self, row: int, column: int) -> str:
        if row in self.hidden_rows:
            return "hidden row"
        return "hidden column" if any(first <= column <= last for first, last in self.hidden_columns) else ""

    def hide(self) -> None:
        """Set the whole sheet aside."""
        rows: dict[int, list[str]] = {}
        for (row, column), said in self.cells.items():
            filled = rows.setdefault(row, [])
            filled += [""] * (min(column, MOST_HIDDEN) - 1 - len(filled))
            filled.append(said)
            self.book.asides.append(Aside(self.place(row, column), " ".join(said.split()), "hidden sheet"))
        width = max(map(len, rows.values()), default=0)
        self.book.hidden[self.name] = [row + [""] * (width - len(row)) for row in rows.values()]

    def grid(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the sheet's cells as a person sees them; an empty row stands where some are left free."""
        laid: list[Laid] = []
        above = 0
        for (row, column), said in self.cells.items():
            if why := self._why_hidden(row, column):
                self.book.asides.append(Aside(self.place(row, column), " ".join(said.split()), why))
                continue
            if (
                above
                and row > above + 1
                and any(r not in self.hidden_rows for r in range(above + 1, min(row, above + 99)))
            ):
                laid.append(Laid(Cell(), above + 1, column))
            above = row
            down, across = self.merged.get((row, column), (1, 1))
            laid.append(Laid(Cell(as_lines(said), self.place(row, column)), row, column, down, across))
        return grid(laid, f"sheet {self.name}") if laid else ()

    def read_beside(self, path: str) -> None:
        """Set aside what stands on the sheet but in no cell: comments and text boxes."""
        for kind, element, reason in BESIDE:
            for part in relations(self.book.parts, path, kind):
                for each in parsed(self.book.parts[part], part).iter():
                    if local(each) == element:
                        words = " ".join("".join(_texts(each)).split())
                        at = _coordinate(value(each, "ref")) if reason == "comment" else None
                        place = self.place(*at) if at else f"sheet {self.name}"
                        if words:
                            self.book.asides.append(Aside(place, unescaped(words), reason))


def _texts(element: Element) -> Iterator[str]:
    for each in element.iter():
        if local(each) in ("t", "text") and each.text:
            yield each.text
        elif local(each) in ("p", "br"):
            yield " "
