"""Reads a PDF that holds text: its tables by their lines, its headings by their type, its lines as paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from website.files.blocks import Aside, Block, Cell, Document, Paragraph, Table, Unreadable, as_lines
from website.files.limits import check_cell, check_paragraphs, checked

MOST_PAGES = 60
LARGER = 1.15
"""How much larger than most of the text the letters of a heading are."""
SIGN = re.compile(r"^([•▪◦‣·●○■□➢➤–-])\s+(?=\S)")
WORD = re.compile(r"[^\W_]+")
UNMAPPED = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as it is printed on a page."""

    text: str
    page: int
    top: float
    left: float
    bottom: float
    size: float
    is_bold: bool


def read_pdf(content: bytes) -> Document:
    """Return what the text of a PDF says. Raises Unreadable for one without text, and for one that is locked."""
    import pdfplumber  # it takes a while to load
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(BytesIO(content)) as book:
            if len(book.pages) > MOST_PAGES:
                raise Unreadable(f"The PDF has {len(book.pages)} pages; at most {MOST_PAGES} are read. Send a part.")
            pages = [_page(page, number) for number, page in enumerate(book.pages, start=1)]
    except Unreadable:
        raise
    except PDFPasswordIncorrect as locked:
        raise Unreadable("The PDF is locked with a password. Save it without one.") from locked
    except Exception as broken:  # pdfminer raises whatever a PDF makes it stumble over
        raise Unreadable("The PDF is broken: it cannot be read. Print it into a new PDF, and send that.") from broken
    if not any(isinstance(each, Table) or WORD.search(each.text) for page in pages for each in page):
        raise Unreadable("The PDF holds pictures of pages and no text. Have its text recognised, or paste the text.")
    asides: list[Aside] = []
    blocks = tuple(_laid_out(pages, asides))
    return Document("pdf", blocks, tuple(asides))


def _page(page: Any, number: int) -> list[Printed | Table]:
    """Return the lines of a page and its tables, from the top."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    found: list[tuple[float, Printed | Table]] = []
    for place, table in enumerate(tables, start=1):
        where = f"page {number}, table {place}"
        found.append((table.bbox[1], Table(tuple(_rows(table, where)), where)))
    boxes = [table.bbox for table in tables]
    rest = page.filter(lambda each: not _is_inside(each, boxes)) if boxes else page
    for line in rest.extract_text_lines(return_chars=True, strip=True, x_tolerance_ratio=0.3):
        chars = [char for char in line["chars"] if char["text"].strip()]
        if chars:
            sizes = Counter(round(char["size"], 1) for char in chars)
            is_bold = all("bold" in char["fontname"].lower() or "black" in char["fontname"].lower() for char in chars)
            size = sizes.most_common(1)[0][0]
            text = checked(UNMAPPED.sub("•", line["text"]))
            printed = Printed(text, number, line["top"], line["x0"], line["bottom"], size, is_bold)
            found.append((line["top"], printed))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _is_inside(each: Any, boxes: list[tuple[float, float, float, float]]) -> bool:
    x, y = (each["x0"] + each["x1"]) / 2, (each["top"] + each["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _rows(table: Any, place: str) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(table.extract(x_tolerance_ratio=0.3), start=1):
        cells: list[Cell] = []
        for column, text in enumerate(row, start=1):
            where = f"{place}, row {number}, column {column}"
            if text is None and cells:  # the cell to its left spans it
                cells.append(Cell(cells[-1].lines, cells[-1].place, is_copy=True))
                continue
            said = checked(UNMAPPED.sub("•", text or ""))
            check_cell(said, where)
            cells.append(Cell(as_lines(_unwrapped(said)), where))
        yield tuple(cells)


def _unwrapped(text: str) -> str:
    """Return the text of a cell with the lines joined that only the width of the column broke."""
    lines: list[str] = []
    is_list = any(SIGN.match(line) for line in text.split("\n"))
    for line in text.split("\n"):
        is_new = not lines or SIGN.match(line) or re.match(r"\(?\w{1,2}[.)]\s", line)
        ended = lines and lines[-1].rstrip().endswith((".", "!", "?", ":", ";")) and line[:1].isupper()
        if is_new or (ended and not is_list):
            lines.append(line)
        else:
            lines[-1] = f"{lines[-1]} {line}"
    return "\n".join(lines)


def _laid_out(pages: list[list[Printed | Table]], asides: list[Aside]) -> Iterator[Block]:
    lines = [each for page in pages for each in page if isinstance(each, Printed)]
    usual = Counter(line.size for line in lines for _ in line.text).most_common(1)[0][0] if lines else 0
    sizes = sorted({line.size for line in lines if line.size > usual * LARGER}, reverse=True)
    often = _running(pages)
    above: Printed | None = None
    count = 0
    for page in pages:
        for each in page:
            if isinstance(each, Table):
                above = None
                yield each
                continue
            count += 1
            check_paragraphs(count)
            place = f"page {each.page}, line {count}"
            if re.sub(r"\d+", "#", each.text) in often:
                asides.append(Aside(place, each.text, "head or foot of the page"))
                continue
            sign = SIGN.match(each.text)
            level = sizes.index(each.size) + 1 if each.size in sizes and len(each.text.split()) < 15 else 0
            yield Paragraph(each.text[sign.end() :] if sign else each.text, place, min(level, 6),
                            "•" if sign else "", is_bold=each.is_bold, is_apart=_is_apart(above, each))  # fmt: skip
            above = each


def _is_apart(above: Printed | None, line: Printed) -> bool:
    if above is None or above.page != line.page:
        return above is None
    return line.top - above.bottom > 0.6 * (line.bottom - line.top) or above.size != line.size


def _running(pages: list[list[Printed | Table]]) -> set[str]:
    """Return the first and last lines that most pages share, their numbers aside."""
    if len(pages) < 3:
        return set()
    edges = Counter(
        said
        for page in pages
        for said in {re.sub(r"\d+", "#", each.text) for each in (*page[:2], *page[-2:]) if isinstance(each, Printed)}
    )
    return {said for said, times in edges.items() if 2 * times > len(pages)}
