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

from jobfamilies.engine.search.spellings import one_spelling
from website.letters import plain_letters

NAME = r"(?<![^\W_])(?:[a-z](?:\s?&\s?[a-z])+|[a-z]#|[a-z]+\+\+|\.net)(?![^\W_])"
"""Names that are known by their signs: R&D, C#, C++, .NET."""
WORD = re.compile(rf"{NAME}|[^\W_]+(?:['’\u00ad][^\W_]+)*", re.IGNORECASE)
"""Letters and digits, also across an apostrophe or a soft hyphen. Other signs part words: IS&T is "IS" beside "T"."""
COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
"""Words that hyphens join."""
GAP = "u0u"
"""Stands between the words of a text and those that it holds besides; nobody can type it."""
LONGEST_WORD = 60
"""Characters of a word that count."""
MOST_TERMS = 16_000
"""Terms of one text that count: PostgreSQL knows no place beyond."""

_IS_NAME = re.compile(NAME, re.IGNORECASE)
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


def compounds(text: str) -> Iterator[Word]:
    """Yield the words of a composed text that hyphens join, each as if it were written in one: "troubleshooting"."""
    for found in COMPOUND.finditer(text):
        if any(sign.isalpha() for sign in found[0]) and (term := term_of(_joined(found[0]))):
            yield Word(term, *found.span())


def terms(text: str) -> list[str]:
    """Return the terms of a text in order."""
    return [term for word in WORD.findall(composed(text)) if (term := term_of(word))][:MOST_TERMS]


def terms_with_compounds(text: str) -> list[str]:
    """Return the terms of a text in order, and after a gap those of what it joins by hyphens."""
    found = terms(text)
    joined = list(dict.fromkeys(word.term for word in compounds(composed(text))))
    return [*found, GAP, *joined][:MOST_TERMS] if joined else found


def name_words(texts: Iterable[str]) -> str:
    """Return what the names of a row are found by: every word plain and as its term, each between blanks."""
    found: dict[str, None] = {}
    for text in map(composed, texts):
        for word in (*WORD.findall(text), *(_joined(word) for word in COMPOUND.findall(text))):
            found |= dict.fromkeys((plain_word(word), term_of(word)))
    return f" {' '.join(filter(None, found))} " if found else ""


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
    plain = _plain(word)
    stem = _STEMMER.stemWord(one_spelling(plain)) if plain.isascii() and plain.isalpha() else plain
    return _spelled_out(stem)


def plain_word(word: str) -> str:
    """Return a word as its term is made of it, but whole: what begins like it can be found while somebody types."""
    return _spelled_out(one_spelling(_plain(word)))


def _plain(word: str) -> str:
    if _IS_NAME.fullmatch(word):
        return "".join(plain_letters(word).split())
    folded = plain_letters(word.replace("’", "'")).removesuffix("'s")
    return "".join(sign for sign in folded if sign.isalnum())[:LONGEST_WORD]


def _spelled_out(word: str) -> str:
    """Return the word in ASCII letters and digits: databases differ in which other signs are letters."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"u{ord(sign):x}u" for sign in word)


def _joined(word: str) -> str:
    return re.sub(r"[-\u2010\u2011]", "", word)
