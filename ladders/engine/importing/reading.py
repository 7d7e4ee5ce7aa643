"""Reads an uploaded file or a pasted text, whichever it is: by its content, not by its name."""

import re
from collections.abc import Sequence

from ladders.engine.importing import limits
from ladders.engine.importing.excel import read_excel
from ladders.engine.importing.found import FoundLadder, Rejected
from ladders.engine.importing.ladder_document import read_document
from ladders.engine.importing.plain_text import read_text
from ladders.engine.importing.web_page import read_page
from ladders.engine.importing.word import read_word

KINDS = {
    "xlsx": "an Excel workbook",
    "docx": "a Word document",
    "json": "a ladder document",
    "html": "an HTML page",
    "txt": "text",
}
ENDINGS = {"xlsx": "xlsx", "docx": "docx", "json": "json", "html": "html", "htm": "html", "txt": "txt", "tsv": "txt"}
MARKUP = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|div|section|meta)\b", re.I | re.S)
OTHERS = {
    b"%PDF": "a PDF. Paste its text, or import the Word document or sheet that it was made from",
    b"\xd0\xcf\x11\xe0": "an old Office file, or one locked with a password. Save it as .xlsx or .docx",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "rich text. Save it as .docx",
}


def read(content: bytes, name: str = "") -> list[FoundLadder]:
    """Return the ladders of a file, at least one. Raises Rejected, which says why and where."""
    if not content.strip():
        raise Rejected("The file is empty.")
    if len(content) > limits.MOST_BYTES:
        raise Rejected(f"The file has {len(content):,} bytes; at most {limits.MOST_BYTES:,} are read.")
    kind = kind_of(content)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending and ENDINGS.get(ending) != kind:
        raise Rejected(f"The name ends in .{ending[:20]}, but the content is {KINDS[kind]}.")
    return [limits.within(ladder) for ladder in _ladders(content, kind)]


def kind_of(content: bytes) -> str:
    """Return what the content is, as a key of KINDS. Raises Rejected for anything else."""
    for begins, what in OTHERS.items():
        if content.startswith(begins):
            raise Rejected(f"The file is {what}.")
    if content.startswith(b"PK"):
        return _office_kind(content)
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().decode("utf-8", errors="replace")
    if start.startswith(("{", "[")):
        return "json"
    return "html" if MARKUP.match(start) else "txt"


def _office_kind(content: bytes) -> str:
    types = limits.unpacked(content).get("[Content_Types].xml", b"")
    if b"spreadsheetml.sheet.main" in types:
        return "xlsx"
    if b"wordprocessingml.document.main" in types:
        return "docx"
    raise Rejected("The file is packed, but neither an Excel workbook nor a Word document.")


def _ladders(content: bytes, kind: str) -> Sequence[FoundLadder]:
    if kind == "xlsx":
        return [read_excel(content)]
    if kind == "docx":
        return [read_word(content)]
    text = limits.decoded(content)
    if kind == "json":
        return [read_document(text)]
    return [read_page(text)] if kind == "html" else read_text(text)
