"""What a file says as plain JSON and back: how a child process hands it over."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from website.files.blocks import Aside, Block, Cell, Document, Line, Note, Paragraph, Table
from website.files.opening import run
from website.files.reading import Read, read


def as_data(document: Document) -> dict[str, Any]:
    """Return the document as plain JSON values."""
    return asdict(document)


def from_data(data: dict[str, Any]) -> Document:
    """Return the document that `as_data` gave."""
    return Document(
        **data
        | {
            "blocks": tuple(_block(block) for block in data["blocks"]),
            "asides": tuple(Aside(**aside) for aside in data["asides"]),
            "notes": tuple(Note(**note) for note in data["notes"]),
        }
    )


def _block(block: dict[str, Any]) -> Block:
    if "rows" not in block:
        return Paragraph(**block)
    rows = tuple(tuple(_cell(cell) for cell in row) for row in block["rows"])
    return Table(**block | {"rows": rows})


def _cell(cell: dict[str, Any]) -> Cell:
    return Cell(**cell | {"lines": tuple(Line(**line) for line in cell["lines"])})


def documents(content: bytes, **options: Any) -> list[list[Any]]:
    """Answer, in a child, with what a file says as plain JSON values."""
    return [[as_data(document), words] for document, words in read(content, **options)]


def opened(content: bytes, name: str = "", *, is_accepted: bool = True) -> list[Read]:
    """Return what a file says, read in a child process. Raises Unreadable, which says why, where and what to do."""
    said = run("website.files.keeping:documents", content, name=name, is_accepted=is_accepted)
    return [(from_data(document), Counter(words)) for document, words in said]
