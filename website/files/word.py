"""Reads a Word document as a person sees it: headings, items, tables with their spans, nothing hidden or deleted.

Its XML is read by lxml and not through python-docx, which makes an object of each column that a cell spans and knows
no content controls, text boxes or tracked changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from website.files.blocks import Aside, Block, Cell, Document, Line, Note, Paragraph, Table, Unreadable
from website.files.grid import Laid, grid
from website.files.limits import MOST_CELLS, check_cell, check_paragraphs, checked, one_ending
from website.files.word_runs import Piece, Reader
from website.files.word_styles import depth_of, is_on, outline, read_styles, styles_sign
from website.files.xml import Element, local, parsed, relations, value

MAIN = re.compile(rb'PartName="/?([^"]+)"[^>]*wordprocessingml\.(?:document|template)\.main|'
                  rb'wordprocessingml\.(?:document|template)\.main\+xml"[^>]*PartName="/?([^"]+)"')  # fmt: skip
BESIDE = {"header": "head of the page", "footer": "foot of the page", "footnotes": "footnote", "endnotes": "endnote",
          "comments": "comment"}  # fmt: skip
MOST_SPAN = 1_000


def read_word(parts: dict[str, bytes], *, is_accepted: bool = True) -> Document:
    """Return what the parts of a document say, its tracked changes accepted or rejected. Raises Unreadable."""
    found = MAIN.search(parts.get("[Content_Types].xml", b""))
    main = ((found[1] or found[2]).decode(errors="replace") if found else "") or "word/document.xml"
    if not parts.get(main):
        raise Unreadable("The document is broken: Word's own parts of it cannot be read. Save it anew.")
    root = parsed(parts[main], main)
    page = Page(Reader(read_styles(parts, main), is_accepted))
    for body in root:
        if local(body) == "body":
            page.blocks.extend(page.read(body))
    page.tell_changes()
    for kind, reason in BESIDE.items():
        for path in relations(parts, main, kind):
            page.set_aside(parsed(parts[path], path), reason)
    return Document("docx", tuple(page.blocks), tuple(page.asides), tuple(page.notes), hidden=page.hidden)


@dataclass
class Page:
    """The document while it is read: what it says so far, and where the reader stands."""

    reader: Reader
    blocks: list[Block] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hidden: dict[str, list[list[str]]] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0
    changed: list[str] = field(default_factory=list)

    def read(self, element: Element, *, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks of the body, of a text box or of a cell that only lays out the page."""
        for child in element:
            name = local(child)
            if name == "p":
                yield from self._paragraphs(child)
            elif name == "tbl":
                yield from self._table(child, depth)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                yield from self.read(child, depth=depth)
            elif name == "AlternateContent":
                for kind in [each for each in child if local(each) == "Choice"][:1] or list(child)[:1]:
                    yield from self.read(kind, depth=depth)

    def tell_changes(self) -> None:
        if self.changed:
            side = "accepted" if self.reader.is_accepted else "rejected"
            for place in dict.fromkeys(self.changed):
                self.notes.append(Note(place, f"a tracked change: read as if it were {side}"))

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraphs(self, paragraph: Element) -> Iterator[Block]:
        self.paragraphs += 1
        check_paragraphs(self.paragraphs)
        place = f"paragraph {self.paragraphs}"
        properties, style = self._properties(paragraph)
        pieces = self._pieces(paragraph, style, place)
        text = "".join(piece.text for piece in pieces if not piece.reason)
        level, sign = self._level(properties, style), self._sign(properties, style)
        is_bold = all(piece.is_bold for piece in pieces if piece.text.strip() and not piece.reason)
        for number, line in enumerate(one_ending(text).split("\n"), start=1):
            if line.strip():
                where = place if number == 1 else f"{place}, line {number}"
                depth = depth_of(properties)
                words = _spaced(line)
                yield Paragraph(words, where, level, sign if number == 1 else "", depth, is_bold, number == 1)
        for box in (piece.box for piece in pieces if piece.box is not None and not piece.reason):
            yield from self.read(box)

    def _pieces(self, paragraph: Element, style: str, place: str) -> list[Piece]:
        """Return the pieces of a paragraph; those that are not seen are set aside."""
        changes = self.reader.changes
        pieces = self.reader.pieces(paragraph, style)
        if self.reader.changes > changes:
            self.changed.append(place)
        apart: dict[str, str] = {}
        for piece in pieces:
            if piece.reason:
                words = piece.text
                if piece.box is not None:
                    words = " ".join(_plain(piece.box))
                apart[piece.reason] = apart.get(piece.reason, "") + words
        for reason, words in apart.items():
            if words.strip():
                self.asides.append(Aside(place, " ".join(words.split()), reason))
                if reason == "hidden text":
                    self.hidden.setdefault(self.reader.styles.name(style), []).append([words])
        text = "".join(piece.text for piece in pieces if not piece.reason)
        check_cell(text, place)
        checked(text)
        return pieces

    def _properties(self, paragraph: Element) -> tuple[Element | None, str]:
        for part in paragraph:
            if local(part) == "pPr":
                named = [value(each, "val") for each in part if local(each) == "pStyle"]
                return part, named[0] if named else self.reader.styles.default
        return None, self.reader.styles.default

    def _level(self, properties: Element | None, style: str) -> int:
        return (outline(properties) if properties is not None else 0) or self.reader.styles.level(style)

    def _sign(self, properties: Element | None, style: str) -> str:
        said = styles_sign(properties, self.reader.styles) if properties is not None else None
        if said is None:
            found = self.reader.styles.says(style, "sign")
            said = str(found) if found else ""
        return said

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        rows = list(_rows(table))
        if depth < 5 and (len(rows) == 1 or all(len(list(_cells(row))) <= 1 for row in rows)) and _has_table(table):
            for row in rows:  # a table that only lays out the page
                for cell in _cells(row):
                    yield from self.read(cell, depth=depth + 1)
            return
        self.tables += 1
        place = f"table {self.tables}"
        laid = list(self._laid(rows, place))
        if made := grid(laid, place) if laid else ():
            yield Table(made, place)

    def _laid(self, rows: list[Element], place: str) -> Iterator[Laid]:
        open_cells: dict[int, int] = {}
        """By column, the place among `made` of the cell that a merged one goes on from."""
        number = 0
        made: list[Laid] = []
        for row in rows:
            why = self._why_gone(row)
            if why:
                words = " ".join(" ".join(_plain(row)).split())
                self.asides += [Aside(f"{place}, row {number + 1}", words, why)] if words else []
                continue
            number += 1
            column = 0
            for at, cell in enumerate(_cells(row), start=1):
                span, merge = _spans(cell)
                if merge == "continue" and column in open_cells:
                    above = made[open_cells[column]]
                    made[open_cells[column]] = replace(above, down=number - above.row)
                else:
                    said = self._cell(cell, f"{place}, row {number}, column {at}")
                    open_cells[column] = len(made)
                    made.append(Laid(said, number - 1, column, 1, span))
                column += span
                if len(made) > MOST_CELLS:
                    raise Unreadable(f"T{place[1:]}: more than {MOST_CELLS:,} cells are too many.")
        yield from made

    def _why_gone(self, row: Element) -> str:
        for part in row:
            if local(part) == "trPr":
                for mark in part:
                    if local(mark) in ("del", "ins"):
                        self.changed.append(f"table {self.tables}")
                    if local(mark) == ("del" if self.reader.is_accepted else "ins"):
                        return "row of a tracked change"
                    if local(mark) == "hidden" and is_on(mark):
                        return "hidden row"
        return ""

    def _cell(self, cell: Element, place: str) -> Cell:
        lines: list[Line] = []
        has_table = False
        for block in self._cell_blocks(cell, place):
            if isinstance(block, Table):
                has_table = True
                for inner in block.rows:
                    words = "\t".join(each.words for each in inner if each.words and not each.is_copy)
                    lines += [Line(words)] if words else []
            else:
                lines.append(Line(block.text, block.sign, block.depth))
        while lines and not lines[-1].text:
            lines.pop()
        while lines and not lines[0].text:
            lines.pop(0)
        check_cell("".join(line.text for line in lines), place)
        return Cell(tuple(lines), place, has_table=has_table)

    def _cell_blocks(self, cell: Element, place: str) -> Iterator[Block]:
        """Yield the blocks of a cell, an empty line for an empty paragraph."""
        asides, changed = len(self.asides), len(self.changed)
        before = self.paragraphs, self.tables
        for child in _unwrapped(cell):
            if local(child) == "p":
                found = list(self._paragraphs(child))
                yield from found or [Paragraph("", place)]
            elif local(child) == "tbl":
                for row in _rows(child):
                    inner = [Cell(tuple(Line(words) for words in _plain(each))) for each in _cells(row)]
                    yield Table((tuple(inner),), place)
        self.paragraphs, self.tables = before
        for number in range(asides, len(self.asides)):
            self.asides[number] = Aside(place, self.asides[number].text, self.asides[number].reason)
        self.changed[changed:] = [place] * (len(self.changed) > changed)

    # --- beside the page ---------------------------------------------------------------------------------------------

    def set_aside(self, root: Element, reason: str) -> None:
        """Set aside the words of a head, foot, note or comment, a paragraph each."""
        for words in _plain(root):
            if words.strip():
                self.asides.append(Aside(f"{reason}", " ".join(words.split()), reason))


def _spaced(line: str) -> str:
    """Return a line with single spaces; tabs stay, since they may part a label from its words."""
    return "\t".join(" ".join(part.split()) for part in line.strip().split("\t"))


def _unwrapped(element: Element) -> Iterator[Element]:
    """Yield the children of an element, those inside of content controls and tracked insertions too."""
    for child in element:
        if local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _unwrapped(child)
        else:
            yield child


def _rows(table: Element) -> Iterator[Element]:
    return (each for each in _unwrapped(table) if local(each) == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (each for each in _unwrapped(row) if local(each) == "tc")


def _has_table(table: Element) -> bool:
    return any(local(each) == "tbl" for each in table.iter() if each is not table)


def _spans(cell: Element) -> tuple[int, str]:
    """Return how many columns a cell spans, and whether it is merged down: "", "restart" or "continue"."""
    span, merge = 1, ""
    for part in cell:
        if local(part) == "tcPr":
            for mark in part:
                if local(mark) == "gridSpan":
                    said = value(mark, "val")
                    span = min(int(said), MOST_SPAN) if said.isdigit() and len(said) < 10 else 1
                elif local(mark) == "vMerge":
                    merge = "restart" if value(mark, "val") == "restart" else "continue"
    return max(span, 1), merge


def _plain(element: Element) -> list[str]:
    """Return the words of each paragraph of an element, all of them."""
    found = []
    for paragraph in element.iter():
        if local(paragraph) == "p":
            signs = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
            found.append("".join(
                (each.text or "") if local(each) in ("t", "delText") else signs.get(local(each), "")
                for each in paragraph.iter() if not any(local(up) == "Fallback" for up in each.iterancestors())
            ))  # fmt: skip
    return found
