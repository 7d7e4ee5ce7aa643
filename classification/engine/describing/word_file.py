"""Reads a Word document as text: a line for each paragraph, a row of a table in one line, headings marked."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from ladders.engine.importing.found import Rejected

HEADING = "\v"
"""Marks a line that the document styles as a heading; no text that was checked has this sign."""


def text_of_word(content: bytes) -> str:
    """Return the words of a document whose parts were checked. Raises Rejected where Word's own parts are broken.

    Tracked changes are read as if they were accepted; footnotes and the heads of pages are left out.
    """
    try:
        return "\n".join(lines(Document(BytesIO(content))))
    except Exception as broken:  # python-docx raises whatever a part makes it stumble over
        raise Rejected("The document is broken: Word's own parts of it cannot be read.") from broken


def lines(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from rows(block)
        elif isinstance(block, Paragraph):
            yield line_of(block)


def rows(table: Table) -> Iterator[str]:
    """Yield the rows of a table, their cells with tabs between; a cell that spans several columns once."""
    for row in table.rows:
        cells = {id(cell._tc): " ".join(words(each) for each in cell.paragraphs) for cell in row.cells}
        yield "\t".join(text.strip() for text in cells.values() if text.strip())


def line_of(paragraph: Paragraph) -> str:
    text = words(paragraph)
    is_heading = str(getattr(paragraph.style, "name", "")).startswith(("Heading", "Title"))
    return f"{HEADING}{text}" if is_heading and text.strip() else text


def words(paragraph: Paragraph) -> str:
    """Return the text of a paragraph, inserted words too; a break within it is a space."""
    signs = paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen"))
    kinds = {qn("w:t"): "", qn("w:noBreakHyphen"): "-"}
    return "".join(sign.text or "" if sign.tag == qn("w:t") else kinds.get(sign.tag, " ") for sign in signs)
