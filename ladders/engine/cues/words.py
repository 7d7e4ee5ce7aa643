"""The words of a statement: where each stands, and the stem by which its forms are one word."""

import re
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[$€£]?\d(?:[\d.,]*\d)?[km]?(?!\w)[%+]?|\b\w(?:\.\w)+\b|\w+(?:[&'’]\w+)*", re.IGNORECASE)
"""A number with its currency, unit and sign, or a word with what joins its parts: $100K, 5+, e.g, IS&T, one's."""

DERIVED = tuple(
    "ational ations ation ators ator ically ical ively ative ivity ities ity ately ates ate at ances ance anc ences "
    "ence enc ives ive iv ious ous ness ship ions ion ory ors or ers er ian ics ic ally als al ly it".split()
)
"""Endings that make one word of another and keep its sense, longer ones before those they end with."""

UNLIKE = frozenset(
    "information informal informally formal formally concept concepts directly parties mentor mentors "
    "performance".split()
)
"""Words whose stem would be that of another word."""


class Word(NamedTuple):
    """One word of a text, case folded, and the characters it stands on."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    plain = text.replace("’", "'")
    return [Word(found[0].casefold(), found.start(), found.end()) for found in WORD.finditer(plain)]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what a word, case folded, shares with its other forms: negotiating and negotiations give negoti.

    A small stemmer in the manner of Porter (1980): the inflection, one derived ending, and what stands doubled.
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in UNLIKE:
        return word.removesuffix("ly").removesuffix("s")
    word = _without_inflection(word)
    word = _without(word, ("ment",), 6) if word.endswith("ment") else _without(word, DERIVED, 4)
    word = _without(word, ("e", "y"), 4)
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def _without_inflection(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1] if len(word) > 3 else word
    return _without(word, ("ing", "ed"), 3)


def _without(word: str, suffixes: tuple[str, ...], shortest: int) -> str:
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            return word.removesuffix(suffix)
    return word


def forms(verb: str) -> set[str]:
    """Return the forms in which a regular verb says what a person does: plan gives plan, plans and planning.

    Not the past: job texts stand in the present, where "defined goals" says nothing of who defines them.
    """
    if verb.endswith("e"):
        return {verb, verb + "s", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb + "ing"}
    third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z")) else "s")
    return {verb, third, verb + "ing", verb + verb[-1] + "ing"}
