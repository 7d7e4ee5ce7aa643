"""Text as every file format can hold it. Knows no Django."""

import re
from collections.abc import Callable, Mapping
from typing import Any

# Control characters but tab and newline, lone surrogates, and what Unicode says is no character.
REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """Return the text with newlines of one kind and without the signs that XML, JSON readers or printers refuse."""
    return REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def no_sign_of_text(text: str) -> str:
    """Return in a sentence which sign of the text no field, file or page takes; "" where each is one of text."""
    refused = REFUSED.search(text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"The text holds the sign U+{ord(refused[0]):04X}, which no text has." if refused else ""


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return plain data (mappings, lists, texts) with every text in it changed, names of fields left as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: map_texts(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [map_texts(each, change) for each in value]
    return value
