"""The promotion brief as files: a PDF to read, a Word document to write evidence in, a workbook of statement pairs."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.formats import date_format
from docx import Document
from docx.shared import Pt, RGBColor

from ladders.briefs.brief import Asked, Brief, Section
from ladders.briefs.hedges import is_hedged
from ladders.comparison import Relation
from ladders.templatetags.comparisons import change_word
from website.attachments import Format
from website.printable import printable
from website.spreadsheets import Cell, Sheet, workbook
from website.typesetting import pdf

NOT_REQUIRED = "Not required of everyone"
TESTS_SAY = "What the source states as a condition. Nothing else in this document is one."
HEDGES_SAY = "Underlined words say that a statement is not required of everyone."


def title(brief: Brief) -> str:
    return f"Promotion brief: {brief.lower.name} to {brief.upper.name}"


def context_says(brief: Brief) -> str:
    """Return what the second part is, and is not."""
    return (
        f"Context, not a condition: what {brief.upper.name} states of those who hold the job, and what became of it"
        f" since {brief.lower.name}."
    )


def provenance(brief: Brief, at: datetime) -> str:
    """Return the editions that the brief quotes and when it was made."""
    editions = dict.fromkeys(edition_words(level.edition) for level in (brief.lower, brief.upper))
    return f"{'; '.join(editions)}. Made on {date_format(at)}."


def edition_words(edition: Any) -> str:
    since = (
        f"in effect from {date_format(edition.publication.effective_on)}" if edition.is_published else "not published"
    )
    return f"{edition.family.organization}, {edition.name}, edition {edition.number}, {since}"


def became(brief: Brief, relation: Relation) -> list[str]:
    """Return what became of a statement, in the words of the page."""
    return [change_word(kind, brief.is_within) for kind in relation.types]


# --- PDF -------------------------------------------------------------------------------------------------------------


def brief_pdf(brief: Brief, at: datetime) -> bytes:
    """Return the brief as a tagged PDF on A4."""
    return pdf(
        "brief",
        {
            "title": title(brief),
            "levels": [brief.lower.name, brief.upper.name],
            "facts": [[label, *values] for label, values in brief.facts],
            "is_within": brief.is_within,
            "tests_say": TESTS_SAY,
            "context_says": context_says(brief),
            "hedges_say": HEDGES_SAY if brief.has_hedges else "",
            "tests": [_section(brief, each) for each in brief.tests],
            "context": [_section(brief, each) for each in brief.context],
            "foot": provenance(brief, at),
        },
    )


def _section(brief: Brief, section: Section) -> dict[str, Any]:
    return {
        "label": section.label,
        "asked": [
            {
                "parts": [[part.text, part.is_hedge] for part in asked.parts],
                "note": NOT_REQUIRED if asked.is_hedged else "",
                "became": became(brief, asked.relation),
                # The PDF's faces draw no arrow.
                "reasons": [str(reason).replace("→", "»") for reason in asked.relation.reasons],
            }
            for asked in section.asked
        ],
        "dropped": list(section.dropped),
        "dropped_word": change_word("dropped", brief.is_within),
    }


# --- Word ------------------------------------------------------------------------------------------------------------


def brief_docx(brief: Brief, at: datetime) -> bytes:
    """Return the brief as a Word document with room for evidence under each test."""
    document = Document()
    document.core_properties.title = title(brief)
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = at.replace(tzinfo=None)
    document.sections[0].footer.paragraphs[0].text = printable(provenance(brief, at))
    document.add_heading(printable(title(brief)), 0)
    _facts(document, brief)
    document.add_heading("1. The tests", 1)
    document.add_paragraph(TESTS_SAY)
    for test in brief.tests:
        _tests(document, test)
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
            cell.text = printable(text or ("Not stated in the source" if label else ""))


def _tests(document: Any, test: Section) -> None:
    document.add_heading(printable(test.label), 2)
    if not test.asked:
        document.add_paragraph(f"{test.label} not stated in the source")
    for asked in test.asked:
        _statement(document, asked, "List Number")
        room = document.add_table(rows=1, cols=1, style="Table Grid").rows[0]
        room.height = Pt(72)
        room.cells[0].text = "Evidence: "


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
        _quiet(document, change_word("dropped", brief.is_within))


def _statement(document: Any, asked: Asked, style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    for part in asked.parts:
        paragraph.add_run(printable(part.text)).underline = part.is_hedge
    if asked.is_hedged:
        paragraph.add_run(f" ({NOT_REQUIRED.lower()})").italic = True


def _quiet(document: Any, text: str) -> None:
    run = document.add_paragraph(style="List Continue").add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x44, 0x52, 0x4C)


# --- Excel -----------------------------------------------------------------------------------------------------------


def brief_xlsx(brief: Brief, at: datetime) -> bytes:
    """Return the brief as a workbook: the tests with a column for evidence, and one row per statement pair."""
    said = provenance(brief, at)
    sheets = [
        Sheet("Tests", _test_rows(brief), widths=(24, 70, 28, 70), header=title(brief), foot=said),
        Sheet("Statement pairs", _pair_rows(brief), widths=(24, 55, 20, 36, 55, 26), header=title(brief), foot=said),
        Sheet("About", _about_rows(brief, said), widths=(24, 50, 50), header=title(brief), foot=said),
    ]
    return workbook(sheets, title=title(brief), at=at)


def _heads(*names: str) -> list[Cell]:
    return [Cell(name, "head") for name in names]


def _test_rows(brief: Brief) -> Iterator[list[Cell]]:
    yield _heads("Test", f"Stated for {brief.upper.name}", "Note", "Evidence")
    for test in brief.tests:
        for asked in test.asked:
            note = NOT_REQUIRED if asked.is_hedged else ""
            yield [Cell(test.label, "bold"), Cell(asked.text, "source"), Cell(note, "ours"), Cell("")]
        if not test.asked:
            yield [Cell(test.label, "bold"), Cell("Not stated in the source", "empty"), Cell(""), Cell("")]


def _pair_rows(brief: Brief) -> Iterator[list[Cell]]:
    yield _heads("Dimension", brief.lower.name, "Change", "Words that show it", brief.upper.name, "Note")
    for label, relation in brief.relations:
        lower, upper = ["\n".join(side.statement.text for side in sides) for sides in (relation.lower, relation.upper)]
        yield [
            Cell(label, "bold"),
            Cell(lower, "source"),
            Cell(", ".join(became(brief, relation))),
            Cell("\n".join(map(str, relation.reasons)), "ours"),
            Cell(upper, "source"),
            Cell(NOT_REQUIRED if is_hedged(upper) else "", "ours"),
        ]


def _about_rows(brief: Brief, said: str) -> Iterator[list[Cell]]:
    yield _heads("", brief.lower.name, brief.upper.name)
    for label, values in brief.facts:
        yield [Cell(label, "bold"), *(Cell(value or "Not stated in the source") for value in values)]
    yield [Cell("Source", "bold"), Cell(said, "ours")]


FILES: dict[Format, Callable[[Brief, datetime], bytes]] = {"pdf": brief_pdf, "docx": brief_docx, "xlsx": brief_xlsx}
"""How each file is made."""
