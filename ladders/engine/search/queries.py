"""What a reader asks for: words, quoted phrases, and words that must not stand there. Anything typed is a query."""

import re
from dataclasses import dataclass

from ladders.engine.search.terms import terms

PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')
MOST_PHRASES = 20
"""Words and phrases that count; more would only narrow what is found already."""

Phrase = tuple[str, ...]
"""Terms that stand one after the other."""


@dataclass(frozen=True)
class Query:
    """A text is found that has every wanted phrase and no unwanted one."""

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is something to look for."""
        return bool(self.wanted)

    def apart(self) -> "list[Query]":
        """Return a query for each wanted phrase alone."""
        return [Query((phrase,)) for phrase in self.wanted]


@dataclass(frozen=True)
class Piece:
    """One word or phrase as it was typed: what stood between spaces or quotes."""

    typed: str
    phrase: Phrase
    is_wanted: bool


def pieces(text: str) -> list[Piece]:
    """Return what was typed, piece by piece, without those that hold no letter or digit.

    Parts of one word, as in "IS&T" or "cross-functional", are a phrase. A quote that is never closed ends with the
    text, since the reader may still be typing.
    """
    found = []
    for match in PIECE.finditer(text):
        if phrase := tuple(terms(match["quoted"] if match["bare"] is None else match["bare"])):
            found.append(Piece(match[0], phrase, is_wanted=not match["minus"]))
    return found[:MOST_PHRASES]


def read_query(text: str) -> Query:
    """Return the query that a reader typed."""
    found = pieces(text)
    wanted = dict.fromkeys(piece.phrase for piece in found if piece.is_wanted)
    unwanted = dict.fromkeys(piece.phrase for piece in found if not piece.is_wanted)
    return Query(tuple(wanted), tuple(unwanted))
