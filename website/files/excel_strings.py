"""Texts of a workbook: shared ones, those of single cells, and which of their words are struck."""

import re
from collections.abc import Iterator

from website.files.xml import Element, local, value

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
Rich = tuple[str, str]
"""The words that stand, and those that are struck."""


def unescaped(text: str) -> str:
    """Return a text with the ends of lines and tabs that a workbook escapes (_x000D_) as they are.

    Excel escapes control signs only, and with _x005F_ what looks like an escape; other writers escape nothing.
    """

    def sign(found: re.Match[str]) -> str:
        number = int(found[1], 16)
        return chr(number) if number in (9, 10, 13, 0x5F) else found[0]

    return ESCAPED.sub(sign, text)


def rich(item: Element) -> Rich:
    """Return the words of a text element (si, is), those of struck runs apart."""
    stands: list[str] = []
    struck: list[str] = []
    for text, is_struck in _runs(item):
        (struck if is_struck else stands).append(text)
    return unescaped("".join(stands)), unescaped("".join(struck))


def _runs(item: Element) -> Iterator[tuple[str, bool]]:
    for child in item:
        if local(child) == "t":
            yield child.text or "", False
        elif local(child) == "r":
            marks = [mark for each in child if local(each) == "rPr" for mark in each if local(mark) == "strike"]
            is_struck = any(value(mark, "val") not in ("0", "false") for mark in marks)
            yield "".join(each.text or "" for each in child if local(each) == "t"), is_struck
