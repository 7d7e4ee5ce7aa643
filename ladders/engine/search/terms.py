"""The words of a text and the terms under which the search finds it: the same for a text and for what is asked.

Databases stem and split words each in their own way. So Python does both, and a database only ever sees terms: small
ASCII letters and digits.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Letters and digits, also across an apostrophe. Hyphens, "&" and "/" part words: IS&T is "IS" beside "T"."""
LONGEST_WORD = 60
"""Characters of a word that count."""
MOST_TERMS = 16_000
"""Terms of one text that count: PostgreSQL knows no place beyond."""

_STEMMER = snowballstemmer.stemmer("english")


class Word(NamedTuple):
    """One word of a text: its term, and the characters that it stands on."""

    term: str
    start: int
    end: int


def composed(text: str) -> str:
    """Return the text with each accent in its letter, so that no word ends at one. Spans of words count in this."""
    return unicodedata.normalize("NFC", text)


def words(text: str) -> Iterator[Word]:
    """Yield the words of a composed text in order."""
    for found in WORD.finditer(text):
        if term := term_of(found[0]):
            yield Word(term, *found.span())


def terms(text: str) -> list[str]:
    """Return the terms of a text in order."""
    return [term for word in WORD.findall(composed(text)) if (term := term_of(word))][:MOST_TERMS]


def spelled(texts: Iterable[str]) -> set[str]:
    """Return the different words of texts as they are offered to readers: case folded, three characters or more."""
    found = set(chain.from_iterable(WORD.findall(composed(text)) for text in texts))
    folded = {word.casefold().replace("’", "'") for word in found}
    return {word for word in folded if 3 <= len(word) <= LONGEST_WORD}


@lru_cache(maxsize=50_000)
def term_of(word: str) -> str:
    """Return the stem of a word without case, accents and apostrophes, or "" where nothing of it is a letter or digit.

    A word with a digit, such as a job code, is no English and keeps all its characters.
    """
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    # Of "𝕊", which has no case of its own, only the decomposition has one.
    apart = unicodedata.normalize("NFKD", folded).casefold()
    plain = "".join(sign for sign in apart if sign.isalnum())[:LONGEST_WORD]
    stem = _STEMMER.stemWord(plain) if plain.isascii() and plain.isalpha() else plain
    # Databases differ in which signs of other scripts are letters, so those are spelled out.
    return "".join(sign if sign.isascii() else f"u{ord(sign):x}u" for sign in stem)
