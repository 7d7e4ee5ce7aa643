"""Where the words of a search stand in a name: each part of the name, and whether it was typed."""

import re
from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a text, and whether it is what somebody typed."""

    text: str
    is_typed: bool


def marked(text: str, words: str) -> list[Piece]:
    """Return the text in pieces, those marked that are one of the words, whatever their case.

    `words` are parted by blanks. The longest counts where two begin at one place.
    """
    typed = sorted(filter(None, words.split()), key=len, reverse=True)
    if not typed or not text:
        return [Piece(text, is_typed=False)] if text else []
    parts = re.split(f"({'|'.join(map(re.escape, typed))})", text, flags=re.IGNORECASE)
    return [Piece(part, is_typed=bool(place % 2)) for place, part in enumerate(parts) if part]
