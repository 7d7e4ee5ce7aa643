"""Reads an HTML page as a browser shows it, without running or fetching anything: also what Word and Excel save."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from website.files.blocks import Aside, Block, Cell, Document, Line, Paragraph, Table, Unreadable
from website.files.grid import Laid, grid
from website.files.limits import MOST_CELLS, check_cell, check_paragraphs
from website.files.xml import Element

SKIPPED = frozenset("script style template noscript head svg math iframe object title meta link datalist "
                    "textarea select button input".split())  # fmt: skip
BLOCKS = frozenset("address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption "
                   "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre "
                   "search section summary table tbody td tfoot th thead tr ul".split())  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
STRUCK = re.compile(r"text-decoration[^;]*:[^;]*line-through", re.IGNORECASE)
LIST_OF_WORD = re.compile(r"mso-list\s*:\s*(?!ignore|none)\S+\s+level(\d)", re.IGNORECASE)
SIGN_OF_WORD = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
BOLD = ("b", "strong", "u")
MOST_SPAN = 1_000


@dataclass(frozen=True, slots=True)
class Mode:
    """What holds for the words inside an element."""

    reason: str = ""
    sign: str = ""
    depth: int = 0
    level: int = 0
    is_bold: bool = False
    is_pre: bool = False


@dataclass
class Text:
    """A paragraph while its words are collected."""

    words: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)


def read_page(text: str) -> Document:
    """Return what a page says. Raises Unreadable, naming the place."""
    root = root_of(text)
    page = Page()
    title = next((" ".join((each.text_content() or "").split()) for each in root.iter("title")), "")
    blocks = tuple(page.read(root))
    return Document("html", blocks, tuple(page.asides), title=title)


def root_of(text: str) -> Element:
    """Return the root of a page. Raises Unreadable where it has no text, or one too deep to be text."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except Exception as broken:  # libxml2 raises whatever it stumbles over
        raise Unreadable("The page has no text.") from broken
    if any("depth" in str(error.message).lower() for error in parser.error_log):
        raise Unreadable("The page has elements in elements too deep; no page of text needs that.")
    return root


@dataclass
class Page:
    """The page while it is read."""

    asides: list[Aside] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    text: Text = field(default_factory=Text)
    inside: str = ""
    """The place of the table's cell that is being read, or ""."""

    def read(self, root: Element) -> Iterator[Block]:
        yield from self._blocks(root, Mode())
        yield from self._end(Mode())

    def _blocks(self, element: Element, mode: Mode) -> Iterator[Block]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in SKIPPED or not tag:
            return
        inner = _mode(element, tag, mode)
        if inner.reason and not mode.reason:
            self._set_aside(element, inner.reason)
        elif SIGN_OF_WORD.search(element.get("style", "")):
            sign = " ".join(element.text_content().split())
            self.text.signs.append(sign)
            if any(letter.isalnum() for letter in sign):
                place = self.inside or f"paragraph {self.paragraphs + 1}"
                self.asides.append(Aside(place, sign, "signs of a list"))
        elif tag in ("br", "table"):
            yield from self._end(mode)
            yield from self._table(element, inner) if tag == "table" else ()
        elif tag in BLOCKS:
            yield from self._end(mode)
            yield from self._inside(element, inner)
            yield from self._end(inner)
        else:
            yield from self._inside(element, inner)

    def _inside(self, element: Element, mode: Mode) -> Iterator[Block]:
        self._take(element.text, mode)
        for child in element:
            yield from self._blocks(child, mode)
            self._take(child.tail, mode)

    def _take(self, words: str | None, mode: Mode) -> None:
        if words:
            self.text.words.append(words if mode.is_pre else words.replace("\n", " "))
            if words.strip():
                self.text.bold.append(mode.is_bold)

    def _end(self, mode: Mode) -> Iterator[Paragraph]:
        """Yield the paragraph that ends here, a line of preformatted text each."""
        text, self.text = self.text, Text()
        for line in "".join(text.words).replace("\xa0", " ").split("\n"):
            if words := " ".join(line.split()):
                self.paragraphs += 1
                check_paragraphs(self.paragraphs)
                place = self.inside or f"paragraph {self.paragraphs}"
                check_cell(words, place)
                sign = text.signs[0] if text.signs else mode.sign
                yield Paragraph(words, place, mode.level, sign, mode.depth, all(text.bold), True)

    def _set_aside(self, element: Element, reason: str) -> None:
        words = " ".join(_seen(element).split())
        if words:
            place = self.inside or f"paragraph {self.paragraphs + 1}"
            self.asides.append(Aside(place, words, reason))

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, table: Element, mode: Mode) -> Iterator[Block]:
        rows = list(_rows(table))
        is_layout = any(_tables_in(cell) for row in rows for cell in _cells(row)) and (
            len(rows) == 1 or max((len(list(_cells(row))) for row in rows), default=0) <= 1 or not self._is_grid(rows)
        )
        if is_layout and not self.inside:
            for row in rows:  # a table that only lays out the page
                for cell in _cells(row):
                    yield from self._blocks_of_cell(cell, mode)
            return
        caption = next((" ".join(each.text_content().split()) for each in table if each.tag == "caption"), "")
        if caption:
            self.paragraphs += 1
            yield Paragraph(caption, f"paragraph {self.paragraphs}", 6)
        outer = self.inside
        self.tables += not outer
        place = outer or f"table {self.tables}"
        laid = list(self._laid(rows, place, mode))
        if made := grid(laid, place) if laid else ():
            yield Table(_without_letters(made, self.asides), place, caption)

    def _is_grid(self, rows: list[Element]) -> bool:
        """Whether the rows that hold no table are most: a table of data with tables inside."""
        plain = sum(not any(_tables_in(cell) for cell in _cells(row)) for row in rows)
        return 2 * plain > len(rows)

    def _blocks_of_cell(self, cell: Element, mode: Mode) -> Iterator[Block]:
        yield from self._inside(cell, mode)
        yield from self._end(mode)

    def _laid(self, rows: list[Element], place: str, mode: Mode) -> Iterator[Laid]:
        taken: dict[int, int] = {}
        """By column, the first row (from 0) that a cell above leaves free."""
        count = 0
        for number, row in enumerate(rows):
            if why := _mode(row, "tr", mode).reason:
                self._set_aside(row, why)
                continue
            column = 0
            for at, cell in enumerate(_cells(row), start=1):
                while taken.get(column, 0) > number:
                    column += 1
                across, down = _span(cell, "colspan"), _span(cell, "rowspan") or len(rows)
                where = f"{place}, row {number + 1}, column {at}"
                inner = _mode(cell, "td", mode)
                if inner.reason:
                    self._set_aside(cell, inner.reason)
                    continue
                yield Laid(self._cell(cell, where, inner), number, column, down, across or 1)
                for each in range(column, column + min(across or 1, MOST_SPAN)):
                    taken[each] = number + down
                column += across or 1
                count += 1
                if count > MOST_CELLS:
                    raise Unreadable(f"T{place[1:]}: more than {MOST_CELLS:,} cells are too many.")

    def _cell(self, cell: Element, place: str, mode: Mode) -> Cell:
        outer, self.inside, before = self.inside, place, self.paragraphs
        lines: list[Line] = []
        has_table = False
        for block in self._blocks_of_cell(cell, mode):
            if isinstance(block, Table):
                has_table = True
                for row in block.rows:
                    words = "\t".join(each.words for each in row if each.words and not each.is_copy)
                    lines += [Line(words)] if words else []
            else:
                lines.append(Line(block.text, block.sign, block.depth))
        self.inside, self.paragraphs = outer, before
        check_cell("".join(line.text for line in lines), place)
        return Cell(tuple(lines), place, is_head=cell.tag == "th", has_table=has_table)


def _mode(element: Element, tag: str, mode: Mode) -> Mode:
    """Return what holds inside of an element."""
    style = element.get("style", "")
    reason = mode.reason
    if not reason and (element.get("hidden") is not None or HIDDEN.search(style)):
        reason = "hidden text"
    if not reason and (tag in ("del", "s", "strike") or STRUCK.search(style)):
        reason = "struck through"
    level = int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0 if tag in ("td", "th") else mode.level
    sign, depth = mode.sign, mode.depth
    if tag == "li":
        parent = element.getparent()
        sign = "1." if parent is not None and parent.tag == "ol" else "•"
    elif tag in ("ul", "ol"):
        depth += sign != ""
    elif tag in ("td", "th", "table"):
        sign, depth = "", 0
    elif found := LIST_OF_WORD.search(style):
        sign, depth = "•", int(found[1]) - 1
    is_bold = mode.is_bold or tag in BOLD or "font-weight:bold" in style.replace(" ", "")
    return Mode(reason, sign, depth, level, is_bold, mode.is_pre or tag == "pre")


def _seen(element: Element) -> str:
    """Return all words inside of an element but those of scripts and styles."""
    parts: list[str] = []
    for each in element.iter():
        if isinstance(each.tag, str) and not any(up.tag in SKIPPED for up in (each, *each.iterancestors())):
            parts.append(each.text or "")
        if each is not element:
            parts.append(each.tail or "")
        if isinstance(each.tag, str) and each.tag in BLOCKS:
            parts.append(" ")
    return " ".join(parts)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (each for each in child if each.tag == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (each for each in row if each.tag in ("td", "th"))


def _tables_in(cell: Element) -> bool:
    return next(cell.iter("table"), None) is not None


def _span(cell: Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return min(int(said), MOST_SPAN) if said.isascii() and said.isdigit() and len(said) < 10 else 1


def _without_letters(rows: tuple[tuple[Cell, ...], ...], asides: list[Aside]) -> tuple[tuple[Cell, ...], ...]:
    """Set aside the letters of columns and numbers of rows that Google Sheets writes around a sheet."""
    letters = [cell.words for cell in rows[0][1:]] if rows else []
    numbers = [row[0].words for row in rows[1:]]
    is_lettered = letters and letters == [chr(65 + place) for place in range(len(letters))] and len(letters) < 27
    counted = [said for said in numbers if said]
    if not is_lettered or not counted or not all(said.isdigit() for said in counted):
        return rows
    for cell in (*rows[0], *(row[0] for row in rows[1:])):
        if cell.words and not cell.is_copy:
            asides.append(Aside(cell.place, cell.words, "number or letter of the sheet's frame"))
    return tuple(row[1:] for row in rows[1:])
