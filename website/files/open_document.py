"""Reads OpenDocument files of LibreOffice and others: texts (ODT) and sheets (ODS)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from website.files.blocks import Aside, Block, Cell, Document, Line, Note, Paragraph, Table, Unreadable
from website.files.excel import column_name
from website.files.grid import Laid, grid
from website.files.limits import MOST_CELLS, check_cell, check_paragraphs, checked
from website.files.xml import Element, local, parsed, value

SPACES = {"tab": "\t", "line-break": "\n", "s": " "}
MOST_REPEATED = 1_000
ASIDE = {
    "hidden-text": "hidden text",
    "hidden-paragraph": "hidden text",
    "annotation": "comment",
    "note": "footnote",
    "tracked-changes": "deleted by a tracked change",
}
SKIPPED = frozenset("forms sequence-decls soft-page-break bookmark change change-start change-end database-ranges "
                    "named-expressions calculation-settings".split())  # fmt: skip


def read_open_document(parts: dict[str, bytes], kind: str) -> Document:
    """Return what the parts of a text or of a workbook of sheets say. Raises Unreadable."""
    if not parts.get("content.xml"):
        raise Unreadable("The file is broken: it has no content. Save it anew.")
    root = parsed(parts["content.xml"], "content.xml")
    page = Page()
    for part in ("styles.xml", "content.xml"):
        if parts.get(part):
            page.learn(root if part == "content.xml" else parsed(parts[part], part))
    bodies = [body for part in root if local(part) == "body" for body in part]
    for body in bodies:
        page.blocks += page.sheets(body) if kind == "ods" else page.read(body, "", 0)
    if not page.blocks and not page.asides:
        raise Unreadable("The file has no text.")
    return Document(kind, tuple(page.blocks), tuple(page.asides), tuple(page.notes), hidden=page.hidden)


@dataclass(frozen=True, slots=True)
class Style:
    """What an automatic or named style says."""

    based_on: str = ""
    is_hidden: bool = False
    is_struck: bool = False
    is_bold: bool = False


@dataclass
class Page:
    """The file while it is read."""

    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hidden: dict[str, list[list[str]]] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0
    place: str = ""
    boxes: list[Element] = field(default_factory=list)

    def learn(self, root: Element) -> None:
        """Learn what styles hide, strike or make bold, and which lists have numbers."""
        for each in root.iter():
            if local(each) == "style" and value(each, "name"):
                marks = [part for part in each if local(part) in ("text-properties", "table-properties")]
                self.styles[value(each, "name")] = Style(
                    value(each, "parent-style-name"),
                    any(value(mark, "display") in ("none", "false") for mark in marks),
                    any(value(mark, "text-line-through-style") not in ("", "none") for mark in marks),
                    any(value(mark, "font-weight") == "bold" for mark in marks),
                )
            elif local(each) == "list-style":
                first = next((local(part) for part in each), "")
                self.lists[value(each, "name")] = "1." if first == "list-level-style-number" else "•"

    def says(self, name: str, what: str) -> bool:
        for _ in range(20):
            style = self.styles.get(name)
            if style is None:
                return False
            if getattr(style, what):
                return True
            name = style.based_on
        return False

    # --- texts -------------------------------------------------------------------------------------------------------

    def read(self, element: Element, sign: str, depth: int) -> Iterator[Block]:
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child, sign, depth)
                sign = ""
            elif name == "list":
                mark = self.lists.get(value(child, "style-name"), sign or "•")
                for item in child:
                    yield from self.read(item, mark if local(item) == "list-item" else "", depth + 1)
            elif name == "table":
                yield from self._table(child)
            elif name in ASIDE:
                self._set_aside(child, ASIDE[name])
            elif name not in SKIPPED and name:
                yield from self.read(child, sign, depth)

    def _paragraph(self, element: Element, sign: str, depth: int) -> Iterator[Block]:
        self.paragraphs += 1
        check_paragraphs(self.paragraphs)
        inside = self.place
        place = inside or f"paragraph {self.paragraphs}"
        style = value(element, "style-name")
        level = 0
        if local(element) == "h":
            said = value(element, "outline-level")
            level = int(said) if said in tuple("123456789") else 1
        elif style == "Title" or self.styles.get(style, Style()).based_on == "Title":
            level = 1
        self.place = place
        bold: list[bool] = []
        text = "".join(self._words(element, style, bold))
        self.place = inside
        check_cell(text, place)
        for number, line in enumerate(checked(text).split("\n"), start=1):
            if words := "\t".join(" ".join(part.split()) for part in line.strip().split("\t")):
                where = place if number == 1 or inside else f"{place}, line {number}"
                first = sign if number == 1 else ""
                yield Paragraph(words, where, level, first, max(depth - 1, 0), all(bold) and bool(bold), number == 1)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.read(box, "", 0)

    def _words(self, element: Element, style: str, bold: list[bool]) -> Iterator[str]:
        """Yield the words that are seen; those that are not are set aside."""
        reason = "hidden text" if self.says(style, "is_hidden") else ""
        reason = reason or ("struck through" if self.says(style, "is_struck") else "")
        if reason:
            self._set_aside(element, reason)
            return
        is_bold = self.says(style, "is_bold")
        yield from _marked(element.text, is_bold, bold)
        for child in element:
            name = local(child)
            if name in ASIDE:
                self._set_aside(child, ASIDE[name])
            elif name in SPACES:
                yield SPACES[name]
            elif name in ("text-box", "frame"):
                self.boxes += [child]
            elif name and name not in SKIPPED:
                yield from self._words(child, value(child, "style-name") or style, bold)
            yield from _marked(child.tail, is_bold, bold)

    def _set_aside(self, element: Element, reason: str) -> None:
        words = " ".join(" ".join(part for part in element.itertext()).split())
        if words:
            self.asides.append(Aside(self.place or f"paragraph {self.paragraphs + 1}", words, reason))

    # --- tables ------------------------------------------------------------------------------------------------------

    def sheets(self, body: Element) -> Iterator[Table]:
        for sheet in body:
            if local(sheet) != "table":
                continue
            name = value(sheet, "name")
            place = f"sheet {name}"
            if self.says(value(sheet, "style-name"), "is_hidden"):
                self.place = place
                self.hidden[name] = []
                self._set_aside(sheet, "hidden sheet")
                self.place = ""
            elif laid := list(self._laid(sheet, place, is_sheet=True)):
                yield Table(grid(laid, place), place, name)

    def _table(self, table: Element) -> Iterator[Table]:
        outer = self.place
        self.tables += not outer
        place = outer or f"table {self.tables}"
        before = self.paragraphs
        laid = list(self._laid(table, place, is_sheet=False))
        self.paragraphs, self.place = before, outer
        if laid:
            yield Table(grid(laid, place), place)

    def _laid(self, table: Element, place: str, *, is_sheet: bool) -> Iterator[Laid]:
        """Yield the cells; of a sheet only those that say something, and an empty one for rows left free."""
        number, count, is_gap = 0, 0, False
        for row in _rows(table):
            cells = list(self._row(row, f"{place}, row {number + 1}", number, is_sheet=is_sheet))
            count += len(cells)
            if count > MOST_CELLS:
                raise Unreadable(f"{place[:1].upper()}{place[1:]}: more than {MOST_CELLS:,} cells are too many.")
            if is_sheet and not cells and not is_gap and count:
                cells = [Laid(Cell(), number, 0)]
                is_gap = True
            elif cells:
                is_gap = False
            yield from cells
            number += _times(row, "number-rows-repeated")

    def _row(self, row: Element, place: str, number: int, *, is_sheet: bool) -> Iterator[Laid]:
        is_hidden = value(row, "visibility") in ("collapse", "filter")
        column = 0
        for cell in row:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            repeated = _times(cell, "number-columns-repeated")
            where = f"{place}, column {column_name(column + 1) if is_sheet else column + 1}"
            said = self._cell(cell, where) if len(cell) else Cell()
            if said.words and is_hidden:
                self.asides.append(Aside(where, said.words, "hidden row"))
            elif said.words or (not is_sheet and local(cell) == "table-cell"):
                down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
                for copy in range(min(repeated, MOST_REPEATED)):
                    yield Laid(said, number, column + copy, down, across)
            column += repeated

    def _cell(self, cell: Element, place: str) -> Cell:
        outer, self.place = self.place, place
        lines: list[Line] = []
        has_table = False
        for block in self.read(cell, "", 0):
            if isinstance(block, Table):
                has_table = True
                lines += [Line("\t".join(each.words for each in row if each.words)) for row in block.rows]
            else:
                lines.append(Line(block.text, block.sign, block.depth))
        self.place = outer
        if value(cell, "formula") and lines:
            self.notes.append(Note(place, f"a formula: its value “{lines[0].text[:60]}” is taken"))
        check_cell("".join(line.text for line in lines), place)
        return Cell(tuple(lines), place, has_table=has_table)


def _marked(words: str | None, is_bold: bool, bold: list[bool]) -> Iterator[str]:
    if words:
        if words.strip():
            bold.append(is_bold)
        yield words.replace("\n", " ")


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(child)


def _times(element: Element, name: str) -> int:
    said = value(element, name)
    return max(int(said), 1) if said.isascii() and said.isdigit() and len(said) < 8 else 1
