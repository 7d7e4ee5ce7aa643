"""A ladder as a Word document: the grid as one table that can be changed and read back by its hidden keys."""

import json
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from ladders.downloads import facts
from ladders.downloads.grid_sheet import keys, rows_of
from ladders.downloads.word import OURS, QUOTED, empty_document
from ladders.engine import cells
from ladders.engine.grid import Cell, GridRow, Line
from ladders.engine.importing.our_layout import BULLET, KEYS_STYLE
from ladders.ladder import Ladder
from website.printable import printable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell as WordCell
    from docx.table import _Row as WordRow

HEADS = 2  # the titles of the levels, their grades and codes


def grid_docx(ladder: Ladder, at: datetime) -> bytes:
    """Return the .docx: a statement a paragraph, items behind a list sign. Needs a ladder read with its keys."""
    edition = ladder.edition
    name = f"{edition.family.organization.name}, {edition.name}, edition {edition.number}"
    document = empty_document(f"{name}: ladder", at)
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(420), Mm(297)
    document.add_paragraph(printable(name), "Title")
    _add_table(document, ladder)
    page.footer.paragraphs[0].text = printable(facts.foot(ladder, at))
    _hide(document, json.dumps(list(keys(ladder, HEADS)), ensure_ascii=False, separators=(",", ":")))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document: "WordDocument", ladder: Ladder) -> None:
    rows = list(rows_of(ladder))
    table = document.add_table(rows=HEADS + len(rows), cols=1 + len(ladder.levels), style="Table Grid")
    heads, grades, *below = table.rows
    _repeat(heads)
    for cell, words in zip(heads.cells, ["Dimension", *(level.name for level in ladder.levels)], strict=True):
        cell.paragraphs[0].add_run(printable(words)).bold = True
    codes = [", ".join(filter(None, [facts.grade(level), level.job_code])) or "—" for level in ladder.levels]
    for cell, words in zip(grades.cells, ["Grade, job code", *codes], strict=True):
        cell.paragraphs[0].text = printable(words)
        cell.paragraphs[0].style = document.styles[OURS]
    for made, row in zip(below, rows, strict=True):
        _fill(made, row, document)


def _repeat(row: "WordRow") -> None:
    """Repeat the row at the head of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(made: "WordRow", row: str | GridRow, document: "WordDocument") -> None:
    label, *rest = made.cells
    label.paragraphs[0].add_run(printable(row if isinstance(row, str) else row.label)).bold = True
    if isinstance(row, str):
        return
    for cell, said in zip(rest, row.cells, strict=True):
        _say(cell, said, row, document)


def _say(made: "WordCell", cell: Cell, row: GridRow, document: "WordDocument") -> None:
    if not cell.lines:
        made.paragraphs[0].text, made.paragraphs[0].style = cell.column.not_stated, document.styles[OURS]
        return
    bullet = "" if row.is_prose else BULLET
    lines = [Line(bullet + " ".join(line.text.split()), line.begins_paragraph) for line in cell.lines]
    for number, text in enumerate(cells.typed(lines).split("\n")):
        paragraph = made.add_paragraph() if number else made.paragraphs[0]
        paragraph.text, paragraph.style = printable(text), document.styles[QUOTED]


def _hide(document: "WordDocument", words: str) -> None:
    style = document.styles.add_style(KEYS_STYLE, 1)  # 1: of paragraphs
    style.font.hidden = True
    style.font.size = Pt(1)
    run = document.add_paragraph("", KEYS_STYLE).add_run(words)
    run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))
