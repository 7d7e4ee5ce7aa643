"""What a file says as one text: a line for each paragraph, a row of a table in one line, headings marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from website.files.blocks import Document, Table, Unreadable
from website.files.kinds import ENDINGS, KINDS, TEXTS
from website.files.opening import run
from website.files.reading import read

HEADING = "\v"
"""Marks a line that the file states as a heading; no text that was checked has this sign."""
MOST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class PlainText:
    """The words of a file, and what of it was left out or read in one of several ways, in sentences for people."""

    text: str
    notices: tuple[str, ...] = ()


def text_of(document: Document) -> PlainText:
    """Return what a person sees of a document, as text. Raises Unreadable for data."""
    if document.data is not None:
        raise Unreadable(f"The file is {KINDS[document.kind]}. Choose a document or a text file, or paste the text.")
    text = document.text if document.kind in ("txt", "csv") else "\n".join(_lines(document))
    return PlainText(text, tuple(_notices(document)))


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = [" ".join(cell.words.split()) for cell in row if cell.words and not cell.is_copy]
                yield "\t".join(cells)
        else:
            sign = f"{block.sign} " if block.sign == "•" else ""
            yield f"{HEADING}{block.text}" if block.level else f"{sign}{block.text}"


def _notices(document: Document) -> Iterator[str]:
    for note in document.notes:
        yield f"{note.place[:1].upper()}{note.place[1:]}: {note.text}."
    for aside in document.asides:
        shown = aside.text if len(aside.text) <= MOST_SHOWN else f"{aside.text[:MOST_SHOWN]}…"
        yield f"Left out ({aside.reason}), {aside.place}: “{shown}”"


def opened_text(content: bytes, name: str = "") -> PlainText:
    """Return what a file says as text, read in a child process. Raises Unreadable, which says why and what to do."""
    said = run("website.files.texts:answer", content, name=name)
    return PlainText(said["text"], tuple(said["notices"]))


def answer(content: bytes, name: str) -> dict[str, Any]:
    """Answer, in the child, with the text and the notices."""
    ending = name.rpartition(".")[2].lower()
    documents = read(content, name if ENDINGS.get(ending) in TEXTS else "")  # else the content says what it is
    if len(documents) > 1:
        raise Unreadable("The file is a packed folder with several files. Choose one of them.")
    ((document, _),) = documents
    if document.kind == "unread":
        raise Unreadable(document.notes[0].text)
    said = text_of(document)
    return {"text": said.text, "notices": list(said.notices)}
