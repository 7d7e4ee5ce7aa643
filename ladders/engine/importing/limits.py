"""What a file may be at most, and the checks that come before anything opens it."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ladders.engine.importing.found import FoundLadder, Rejected

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
MOST_LEVELS = 30
MOST_ROWS = 300
MOST_IN_CELL = 20_000
LONGEST_LABEL = 120
LONGEST_STATEMENT = 5_000
DEEPEST = 100
"""Levels of nesting of HTML and JSON."""

STATED = (
    f"At most {MOST_BYTES // 1024 // 1024} MB a file, {MOST_TEXT // 1024 // 1024} MB of text, {MOST_LEVELS} levels, "
    f"{MOST_ROWS} rows and {MOST_IN_CELL:,} characters a cell."
)

DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file that say what it is made of, by name, all others by "".

    Raises Rejected for a broken file, one that grows too large, has macros, entities or links to other files.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            _check_sizes(packed)
            parts = {name: packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".rels"))}
            names = packed.namelist()
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as broken:
        if isinstance(broken, Rejected):
            raise
        raise Rejected("The file is broken: it cannot be unpacked.") from broken
    _check_parts(names, parts)
    return parts


def _check_sizes(packed: ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        most = f"{MOST_UNPACKED // 1024 // 1024} MB or {MOST_PARTS} parts"
        raise Rejected(f"The file unpacks to more than {most}: it is not opened.")
    for part in parts:
        if part.flag_bits & 1:
            raise Rejected("The file is locked with a password.")
        if part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise Rejected(
                f"{part.filename} unpacks to {part.file_size // max(part.compress_size, 1)} times its size."
            )


def _check_parts(names: list[str], parts: dict[str, bytes]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names) or b"macroEnabled" in parts.get(
        "[Content_Types].xml", b""
    ):
        raise Rejected("The file has macros. Save it as a file without macros.")
    for name, content in parts.items():
        if DOCTYPE.search(content) or DOCTYPE.search(content.replace(b"\0", b"")):
            raise Rejected(f"{name} declares entities of XML, which no Office program writes.")
        if name.startswith("xl/externalLinks/"):
            raise Rejected("The workbook has links to other workbooks. Break the links and save it.")
        for link in EXTERNAL.findall(content):
            if b"/hyperlink" not in link:
                raise Rejected(f"{name} links to another file. Break the link and save the file.")


def decoded(content: bytes) -> str:
    """Return UTF-8 as text, without the mark at its beginning. Raises Rejected, naming the byte, where it is none."""
    if len(content) > MOST_TEXT:
        raise Rejected(f"{len(content):,} bytes of text; at most {MOST_TEXT:,} are read.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise Rejected(
            f"The text is not UTF-8: byte {wrong.start + 1}, on line {line}, is 0x{content[wrong.start]:02x}. "
            "Save it as UTF-8."
        ) from wrong
    return checked(text.replace("\r\n", "\n").replace("\r", "\n"))


def checked(text: str) -> str:
    """Return the text. Raises Rejected where it holds signs that no text has."""
    for place, sign in enumerate(text):
        if (sign < " " and sign not in "\n\t\v\f") or "\ud800" <= sign <= "\udfff":
            line = text[:place].count("\n") + 1
            raise Rejected(f"Line {line}: the sign U+{ord(sign):04X}, which no text has. Is this a text file?")
    return text.replace("\v", "\n").replace("\f", "\n\n")


def within(ladder: FoundLadder) -> FoundLadder:
    """Return the ladder. Raises Rejected where it is larger than any ladder is."""
    if len(ladder.levels) > MOST_LEVELS or len(ladder.rows) > MOST_ROWS:
        raise Rejected(
            f"{len(ladder.levels)} levels and {len(ladder.rows)} rows; at most {MOST_LEVELS} and {MOST_ROWS} are read."
        )
    for level in ladder.levels:
        for words in (level.title, level.grade_text):
            if len(words) > LONGEST_LABEL:
                raise Rejected(f"The head “{words[:60]}…” has {len(words)} characters; at most {LONGEST_LABEL} fit.")
    for row in ladder.rows:
        _check_row(row.where, row.label, row.heading, [line.text for cell in row.cells for line in cell])
    return ladder


def _check_row(where: str, label: str, heading: str, texts: list[str]) -> None:
    for words, most in [
        (label, LONGEST_LABEL),
        (heading, LONGEST_LABEL),
        *((text, LONGEST_STATEMENT) for text in texts),
    ]:
        if len(words) > most:
            begins = where[:1].upper() + where[1:]
            raise Rejected(f"{begins}: “{words[:60]}…” has {len(words):,} characters; at most {most:,} are taken.")


def check_cell(text: str, where: str) -> None:
    """Raise Rejected for a cell so long that reading it would take too long."""
    if len(text) > MOST_IN_CELL:
        raise Rejected(f"{where[:1].upper()}{where[1:]}: {len(text):,} characters; at most {MOST_IN_CELL:,} are read.")
