"""Finds the encoding of a text: by its mark, by what the page says, else by its bytes."""

import codecs
import re

from website.files.blocks import Note, Unreadable
from website.files.limits import MOST_TEXT, checked, one_ending

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
STATED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.-]+)", re.I
)
FEW = 0.1
"""Up to this share of bytes beyond ASCII a text is likely Western."""
ALIKE = [
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1254",
    "koi8_r",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
NAMES = {"cp1252": "Windows-1252 (Western)", "mac_roman": "Macintosh (Western)"}


def decoded(content: bytes) -> tuple[str, list[Note]]:
    """Return the text, the ends of its lines as one sign, and a note where its encoding is a guess.

    Raises Unreadable where it is too long or holds signs that no text has.
    """
    if len(content) > MOST_TEXT:
        raise Unreadable(
            f"{len(content):,} bytes of text; at most {MOST_TEXT:,} are read. Send the part that is meant."
        )
    name = _marked(content) or _stated(content)
    if name:
        return checked(one_ending(content.decode(name, errors="replace").removeprefix("\ufeff"))), []
    try:
        return checked(one_ending(content.decode())), []
    except UnicodeDecodeError:
        name = _guessed(content)
    text = content.decode(name, errors="replace")
    note = Note("the file", f"no UTF-8: read as {NAMES.get(name, name)}. Look at its accents and quotes")
    return checked(one_ending(text)), [note]


def _marked(content: bytes) -> str:
    name = next((name for mark, name in MARKS if content.startswith(mark)), "")
    if not name and b"\0" in content[:200] and len(content) % 2 == 0:  # UTF-16 without its mark
        even, odd = content[:200:2].count(0), content[1:200:2].count(0)
        name = "utf-16-le" if odd > 30 > even else "utf-16-be" if even > 30 > odd else ""
    return name


def _stated(content: bytes) -> str:
    """Return the encoding that a page states, where there is one and its bytes can be that."""
    stated = STATED.search(content[:4096])
    if not stated:
        return ""
    name = (stated[1] or stated[2]).decode()
    try:
        codecs.lookup(name)
        content.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""
    return "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes  # takes a while to load, and most texts are UTF-8

    if sum(byte > 127 for byte in content) <= FEW * len(content):
        return "cp1252"
    best = from_bytes(content, cp_isolation=ALIKE).best()
    return best.encoding if best else "cp1252"
