"""The promotion brief as a Word document."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Pt, RGBColor

from ladders.briefs.brief import Asked, Brief, Section
from ladders.briefs.files.wording import (
    HEDGES_SAY,
    TESTS_SAY,
    apart_says,
    became,
    context_says,
    not_required,
    provenance,
    title,
)
from ladders.side_by_side.words import words_of
from website.passages import Passage
from website.printable import printable


def brief_docx(brief: Brief, beside: Sequence[Passage], at: datetime) -> bytes:
    """Return the brief as a Word document with room for evidence under each test."""
    document = Document()
    document.core_properties.title = title(brief)
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = at.replace(tzinfo=None)
    document.sections[0].footer.paragraphs[0].text = printable(provenance(brief, at))
    document.add_heading(printable(title(brief)), 0)
    _facts(document, brief)
    if said := apart_says(brief):
        document.add_paragraph(printable(said))
    document.add_heading("1. The tests", 1)
    document.add_paragraph(TESTS_SAY)
    for test in brief.tests:
        _tests(document, brief, test)
    for passage in beside:
        _passage(document, passage)
    document.add_heading("2. What the job asks once held", 1)
    document.add_paragraph(f"{context_says(brief)} {HEDGES_SAY if brief.has_hedges else ''}".strip())
    for section in brief.context:
        _context(document, brief, section)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _facts(document: Any, brief: Brief) -> None:
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    rows = [("", (brief.lower.name, brief.upper.name)), *brief.facts]
    for index, (label, values) in enumerate(rows):
        cells = table.rows[0].cells if index == 0 else table.add_row().cells
        for cell, text in zip(cells, (label, *values), strict=True):
            cell.text = printable(text or (brief.not_stated if label else ""))


def _tests(document: Any, brief: Brief, test: Section) -> None:
    document.add_heading(printable(test.label), 2)
    if not test.asked:
        document.add_paragraph(f"{test.label} {brief.not_stated.lower()}")
    for asked in test.asked:
        _statement(document, asked, "List Number")
        room = document.add_table(rows=1, cols=1, style="Table Grid").rows[0]
        room.height = Pt(72)
        room.cells[0].text = "Evidence: "


def _passage(document: Any, passage: Passage) -> None:
    document.add_heading(printable(passage.heading), 1)
    for section in passage.sections:
        if section.name:
            document.add_heading(printable(section.name), 2)
        for item in section.items:
            document.add_paragraph(printable(item), style="List Bullet")
        for said in section.said:
            document.add_paragraph(printable(said))
    for said in passage.said:
        document.add_paragraph(printable(said))


def _context(document: Any, brief: Brief, section: Section) -> None:
    document.add_heading(printable(section.label), 2)
    if not section.asked:
        document.add_paragraph(printable(f"{brief.upper.name} states no {section.label.lower()}"))
    for asked in section.asked:
        _statement(document, asked, "List Bullet")
        said = "; ".join([*became(brief, asked.relation), *map(str, asked.relation.reasons)])
        _quiet(document, printable(said))
    for text in section.dropped:
        document.add_paragraph(printable(text), style="List Bullet")
        _quiet(document, words_of(brief)["dropped"])


def _statement(document: Any, asked: Asked, style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    for part in asked.parts:
        paragraph.add_run(printable(part.text)).underline = part.is_hedge
    if note := not_required(asked.parts):
        paragraph.add_run(f" ({note})").italic = True


def _quiet(document: Any, text: str) -> None:
    run = document.add_paragraph(style="List Continue").add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x44, 0x52, 0x4C)
