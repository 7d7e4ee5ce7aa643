"""Reads a table of a Word document: in the layout of our download by its keys, any other as levels and rows."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn

from ladders.engine.importing import limits, our_layout
from ladders.engine.importing.found import FoundLadder, Rejected, Table, TableRow
from ladders.engine.importing.understanding import understand
from website.files.sent_json import read_json

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

KEYS_STYLE = "Keys of this file"
"""The style of the hidden paragraphs that hold the keys, as JSON."""

Grid = list[tuple[int, list[str]]]


def read_word(content: bytes) -> FoundLadder:
    """Return the ladder of a document whose parts were checked. Raises Rejected, naming table, row and column."""
    try:
        document = Document(BytesIO(content))
        tables = [list(_rows(table, number)) for number, table in enumerate(document.tables, start=1)]
    except Rejected:
        raise
    except Exception as broken:  # python-docx raises whatever a part makes it stumble over
        raise Rejected("The document is broken: Word's own parts of it cannot be read.") from broken
    _check_changes(document)
    number, rows = _ladder_table(tables)
    if keys := _keys(document):
        return our_layout.read_grid(
            rows, keys, name=_title(document), place=lambda row, column: f"table {number}, row {row}, column {column}"
        )
    return understand(_table(number, rows, _title(document)))


def _check_changes(document: "WordDocument") -> None:
    for number, paragraph in enumerate(document.element.body.iter(qn("w:p")), start=1):
        if any(True for _ in paragraph.iter(qn("w:ins"), qn("w:del"))):
            raise Rejected(f"Paragraph {number}: a tracked change. Accept or reject all changes and save the file.")


def _ladder_table(tables: list[Grid]) -> tuple[int, Grid]:
    """Return the first table with levels, with those that go on from it after a page, and its number."""
    for index, rows in enumerate(tables):
        if rows and len(rows) > 1 and len(rows[0][1]) > 1:
            whole = list(rows)
            for further in tables[index + 1 :]:
                if further and len(further[0][1]) == len(rows[0][1]):
                    begins = 1 if further[0][1] == rows[0][1] else 0
                    whole += [(len(whole) + place, cells) for place, (_, cells) in enumerate(further[begins:], 1)]
            return index + 1, whole
    raise Rejected("The document has no table with levels: none has two columns and two rows.")


def _rows(table: Any, number: int) -> Iterator[tuple[int, list[str]]]:
    if len(table.rows) > limits.MOST_ROWS or len(table.columns) > limits.MOST_LEVELS + 1:
        raise Rejected(f"Table {number}: {len(table.rows)} rows and {len(table.columns)} columns are too many.")
    for place, row in enumerate(table.rows, start=1):
        seen: list[Any] = []
        texts = []
        for column, cell in enumerate(row.cells, start=1):
            where = f"Table {number}, row {place}, column {column}"
            texts.append("" if cell._tc in seen else _text(cell, where))
            seen.append(cell._tc)
        yield place, texts


def _text(cell: Any, where: str) -> str:
    if cell.tables:
        raise Rejected(f"{where}: a table inside the table.")
    lines = []
    for paragraph in cell.paragraphs:
        words = "".join(_signs(paragraph._p))
        lines.append(f"• {words.strip()}" if words.strip() and _is_item(paragraph) and words[0] != "•" else words)
    text = "\n".join(lines).strip("\n ")
    limits.check_cell(text, where)
    return limits.checked(text)


def _signs(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif element.getparent().tag == qn("w:r"):
            yield " " if element.tag == qn("w:tab") else "\n"


def _is_item(paragraph: Any) -> bool:
    properties = paragraph._p.pPr
    return (properties is not None and properties.numPr is not None) or paragraph.style.name.startswith("List")


def _title(document: "WordDocument") -> str:
    return next((" ".join(each.text.split()) for each in document.paragraphs if each.text.strip()), "")[:200]


def _keys(document: "WordDocument") -> our_layout.Keys | None:
    """Return the keys that our download hides at the end of the document; None where they are not there."""
    hidden = "".join(each.text for each in document.paragraphs if each.style and each.style.name == KEYS_STYLE)
    if not hidden:
        return None
    try:
        return our_layout.read_keys(read_json(hidden))
    except (ValueError, TypeError, LookupError) as broken:
        raise Rejected("The hidden keys at the end of the document are damaged. Download it anew.") from broken


def _table(number: int, rows: Grid, name: str) -> Table:
    heads = rows[0][1][1:]
    made = [
        TableRow(cells[0], [*cells[1:], *[""] * len(heads)][: len(heads)], f"table {number}, row {place}")
        for place, cells in rows[1:]
    ]
    return Table(heads, made, name=name)
