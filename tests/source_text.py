"""Rebuilds every cell's words from a source document's raw text and its transcription note.

Three shapes of document are read: MIT's tables (one row a line), Harvard's forms (one column a level) and the
District's sections. Only what the note's mends name is changed. Whatever the reader does not understand raises
ValueError, so that no text is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Cells = dict[tuple[int, str], str]
"""(place of the level's column in the document, from 0; row label): the cell's words."""

MEND_LINE = re.compile(r"- “(.+?)” → “(.*?)”: (.+)")
MEANINGFUL = re.compile(r"[^\W_]|[$%>]|(?<=\d)-(?=\d)")

FORM_LABELS = (
    "Job Function:",
    "Job Family:",
    "Job Family Summary:",
    "Job Title:",
    "Job Code:",
    "Grade Level:",
    "Exemption:",
    "Effective/Revision Date:",
    "Job Summary",
    "Typical Core Duties",
    "Basic Qualifications",
    "Additional Qualifications and Skills",
    "Certificates and Licenses",
    "Physical Requirements",
    "Working Conditions",
)
FORM_LABEL = re.compile("(" + "|".join(map(re.escape, FORM_LABELS)) + ")")


@dataclass(frozen=True)
class Mend:
    """One correction of the extraction: a literal excerpt and what stands for it."""

    found: str
    mended: str
    reason: str


def mends(note: str) -> list[Mend]:
    """Return the mends that a transcription note lists, in its order.

    A mend stands on a line of its own: - “found” → “mended”: reason, where ⇥ is a tab and ⏎ a line end. Raises
    ValueError for a line that begins with "-" and is none.
    """
    lines = [line for line in note.splitlines() if line.startswith("-")]
    found = [MEND_LINE.fullmatch(line) for line in lines]
    if None in found:
        raise ValueError(f"Not a mend: {lines[found.index(None)]}")
    return [Mend(_signs(m[1]), _signs(m[2]), m[3]) for m in found if m]


def _signs(excerpt: str) -> str:
    return excerpt.replace("⇥", "\t").replace("⏎", "\n")


def mend(text: str, listed: list[Mend]) -> str:
    """Return the text with each mend made, in order, wherever it occurs. Raises ValueError where one does not."""
    for each in listed:
        if each.found not in text:
            raise ValueError(f"Not in the text: {each.found!r}")
        text = text.replace(each.found, each.mended)
    return text


def rebuild(text: str, note: str) -> Cells:
    """Return all cells of a document, empty ones included, labels without their colon.

    The facts of a level (title, code, grade, date) are cells like any other.
    """
    return read(mend(text, mends(note)))


def read(text: str) -> Cells:
    """Return the cells of a mended text, whichever of the three shapes it has."""
    text = text.strip("\n")
    if text.startswith("JOB TITLE\t"):
        return _table_cells(text)
    if text.startswith("Job Function:"):
        return _form_cells(text)
    return _section_cells(text)


def headings(text: str, note: str) -> dict[str, str]:
    """Return for each label the section heading it stands under, "" before the first. Tables only have any."""
    heading, under = "", dict[str, str]()
    for label, *words in _table_rows(mend(text, mends(note)).strip("\n")):
        if any(words):
            under[label] = heading
        else:
            heading = label
    return under


def _table_cells(text: str) -> Cells:
    rows = [(label, words) for label, *words in _table_rows(text) if any(words)]
    if len({label for label, _ in rows}) < len(rows):
        raise ValueError("A label stands twice")
    return {(n, label): cell for label, words in rows for n, cell in enumerate(words)}


def _table_rows(text: str) -> list[list[str]]:
    """Return label and cells of each row; a line with no label goes on with the row above."""
    rows: list[list[str]] = []
    for line in filter(str.strip, text.splitlines()):
        label, *words = (part.strip() for part in line.split("\t"))
        if rows and len(words) != len(rows[0]) - 1:
            raise ValueError(f"Not a row: {line!r}")
        if label:
            rows.append([label.removesuffix(":"), *words])
        else:
            rows[-1][1:] = [f"{a} {b}".strip() for a, b in zip(rows[-1][1:], words, strict=True)]
    return rows


def _form_cells(text: str) -> Cells:
    columns = [column for form in re.split(r"(?=Job Function:)", text) if form for column in _form_columns(form)]
    return {(n, label): words for n, column in enumerate(columns) for label, words in _labelled(column)}


def _form_columns(form: str) -> Iterator[str]:
    """Yield the text of each level's column, under the head that its form shares."""
    head, title, body = form.partition("Job Title:")
    lines = [line.split("\t") for line in (title + body).splitlines() if line.strip()]
    for column in zip(*lines, strict=True):
        yield "\n".join([head, *column])


def _labelled(column: str) -> list[tuple[str, str]]:
    before, *parts = FORM_LABEL.split(column)
    labels = [label.removesuffix(":") for label in parts[::2]]
    if before.strip() or len(set(labels)) < len(FORM_LABELS):
        raise ValueError(f"Not a form: {column[:60]!r}")
    return list(zip(labels, (words.strip() for words in parts[1::2]), strict=True))


def _section_cells(text: str) -> Cells:
    blocks = text.split("\n\n")
    return {(0, label): words for label, words in zip(blocks[::2], blocks[1::2], strict=True)}


def stream(words: str) -> str:
    """Return what a transcription must keep, in order: letters and digits as they are written, $, %, > and the hyphen
    between two digits. Spaces, bullets and other signs drop out.
    """
    return "".join(MEANINGFUL.findall(words))
