"""What a file may be at most, and the cheap look that comes before anything opens it."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from website.files.blocks import Unreadable

MOST_BYTES = 5 * 1024 * 1024
"""Of an uploaded file."""
MOST_TEXT = 1024 * 1024
"""Bytes of text, pasted or in a file that is text."""
MOST_UNPACKED = 30 * 1024 * 1024
MOST_PARTS = 500
MOST_RATIO = 200
"""How much smaller than its content a part of a packed file may be; Office's own are below 30."""
SMALL = 256 * 1024
"""Parts up to this size are not asked for their ratio."""
MOST_XML = 20 * 1024 * 1024
"""Bytes of one part of an Office file that is read."""
MOST_CELLS = 60_000
"""Places of one table, those that a merged cell spans counted each."""
MOST_PARAGRAPHS = 20_000
MOST_SHEETS = 100
MOST_IN_CELL = 20_000
"""Characters of a cell or paragraph."""
DEEPEST = 100
"""Levels of nesting of HTML and JSON."""

DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
CONTENT_TYPES, EMBEDDED = "[Content_Types].xml", re.compile(r"/(?:embeddings|activeX)/", re.IGNORECASE)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of a packed file that are XML by name, all others as "".

    Raises Unreadable for a broken file, one that grows too large, has macros or declares entities. Links to templates,
    pictures and pages are followed by nobody, so they are no reason to refuse.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            check_sizes(packed)
            parts = {
                name: packed.read(name) if name.endswith((".xml", ".rels")) or name == "mimetype" else b""
                for name in packed.namelist()
            }
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as broken:
        if isinstance(broken, Unreadable):
            raise
        raise Unreadable("The file is broken: it cannot be unpacked. Save it anew, and send that file.") from broken
    _check_parts(parts)
    return parts


def check_sizes(packed: ZipFile) -> None:
    """Raise Unreadable for a packed file that says that it grows too large, or is locked."""
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        most = f"{MOST_UNPACKED // 1024 // 1024} MB or {MOST_PARTS} parts"
        raise Unreadable(f"The file unpacks to more than {most}: it is not opened.")
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable("The file is locked with a password. Save it without one.")
        if part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise Unreadable(
                f"{part.filename} unpacks to {part.file_size // max(part.compress_size, 1)} times its size."
            )


def _check_parts(parts: dict[str, bytes]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in parts) or b"macroEnabled" in parts.get(
        CONTENT_TYPES, b""
    ):
        raise Unreadable("The file has macros. Save it as a file without macros.")
    for name, content in parts.items():
        if len(content) > MOST_XML:
            raise Unreadable(f"{name} has {len(content):,} bytes; at most {MOST_XML:,} are read.")
        if DOCTYPE.search(content) or DOCTYPE.search(content.replace(b"\0", b"")):
            raise Unreadable(f"{name} declares entities of XML, which no Office program writes.")


def checked(text: str) -> str:
    """Return the text with breaks of pages as empty lines. Raises Unreadable where it holds signs that no text has."""
    for sign in re.finditer(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]", text):
        line = text[: sign.start()].count("\n") + 1
        raise Unreadable(f"Line {line}: the sign U+{ord(sign[0]):04X}, which no text has. Is this a text file?")
    return text.replace("\v", "\n").replace("\f", "\n\n")


def one_ending(text: str) -> str:
    """Return the text with the ends of its lines as one sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")


def check_cell(text: str, place: str) -> None:
    """Raise Unreadable for a cell or paragraph so long that reading it would take too long."""
    if len(text) > MOST_IN_CELL:
        raise Unreadable(f"{begun(place)}: {len(text):,} characters; at most {MOST_IN_CELL:,} are read.")


def check_paragraphs(number: int) -> None:
    if number > MOST_PARAGRAPHS:
        raise Unreadable(f"The file has more than {MOST_PARAGRAPHS:,} paragraphs. Send the part that is meant.")


def begun(place: str) -> str:
    """Return a place as it begins a sentence."""
    return place[:1].upper() + place[1:]
