"""One level's job spec as a Word document."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ladders.downloads import facts
from ladders.downloads.typeset import headed
from ladders.engine.grid import Cell, GridRow
from ladders.ladder import Ladder, Rank
from website.printable import printable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

QUOTED, OURS = "Quotation of the source", "Note of ours"
FACES = {
    "Normal": ("Schibsted Grotesk", 9.5),
    "Title": ("Source Serif 4", 20),
    "Heading 1": ("Source Serif 4", 13),
    "Heading 2": ("Schibsted Grotesk", 10),
    "List Bullet": ("Source Serif 4", 10),
    QUOTED: ("Source Serif 4", 10),
    OURS: ("Schibsted Grotesk", 8.5),
}


def spec_docx(ladder: Ladder, rank: Rank, at: datetime) -> bytes:
    """Return the job spec as a .docx: headings, real lists, facts as a table, where it comes from in the foot."""
    edition, level = ladder.edition, rank.level
    document = empty_document(f"{level.name}, {edition.family.organization.name}: job specification", at)
    document.add_paragraph(printable(level.name), "Title")
    _add_facts(document, facts.of_level(ladder, level))
    if edition.summary:
        document.add_paragraph("Job family summary", "Heading 2")
        document.add_paragraph(printable(edition.summary), QUOTED)
    for heading, row, cell in headed(rank):
        if heading:
            document.add_paragraph(printable(heading), "Heading 1")
        _add_section(document, row, cell)
    document.sections[0].footer.paragraphs[0].text = printable(facts.foot(ladder, at))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def empty_document(title: str, at: datetime) -> "WordDocument":
    """Return a document without text, with the faces of a job spec and its properties."""
    document = Document()
    for name in (QUOTED, OURS):
        document.styles.add_style(name, 1).base_style = document.styles["Normal"]  # 1: of paragraphs
    for name, (face, size) in FACES.items():
        _set_face(document.styles[name], face, size)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    properties = document.core_properties
    properties.title, properties.author, properties.language = printable(title)[:255], "Career Ladders", "en"
    properties.created = properties.modified = at.astimezone(UTC).replace(tzinfo=None)
    properties.comments = ""
    return document


def _set_face(style: "ParagraphStyle", face: str, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme"):
        fonts.attrib.pop(qn(name), None)  # a theme's face would outrank the one that is named
    style.paragraph_format.space_after = Pt(4)


def _add_facts(document: "WordDocument", found: Sequence[facts.Fact]) -> None:
    table = document.add_table(rows=0, cols=2, style="Light List")
    for fact in found:
        name, words = table.add_row().cells
        name.text = printable(fact.name)
        words.paragraphs[0].style = document.styles[QUOTED if fact.voice == "source" and fact.words else OURS]
        words.paragraphs[0].add_run(printable(fact.words) or "Not stated")


def _add_section(document: "WordDocument", row: GridRow, cell: Cell) -> None:
    document.add_paragraph(printable(row.label), "Heading 2")
    if not cell.lines:
        document.add_paragraph(cell.column.not_stated, OURS)
    elif row.is_prose:
        for paragraph in cell.paragraphs:
            document.add_paragraph(printable(" ".join(line.text for line in paragraph)), QUOTED)
    else:
        for line in cell.lines:
            document.add_paragraph(printable(line.text), "List Bullet")
    if row.note:
        document.add_paragraph(printable(row.note), OURS)
