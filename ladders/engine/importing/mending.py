"""Mends what an extraction breaks inside a cell, where that is sure; each mend is told as “found” → “mended”."""

import re
from collections.abc import Iterable

Mends = list[str]

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": ""}
MARKUP = re.compile(r"</?(?:p|br|li|ul|ol|div|span|b|i|em|strong)\s*/?>", re.IGNORECASE)
CUT_AFTER_HYPHEN = re.compile(r"(?<=[a-z])- (?!(?:and|or|to|und|bis|through)\b)(?=[a-z])")
BACKSLASH = re.compile(r"\\(?=[$#%&_*~]|\s*$)", re.MULTILINE)
SIGN_AND_BRACKET = re.compile(r"^\s*[•\-*]?\s*\((?=[A-Z])")
FURNITURE = re.compile(
    r"(?:last (?:updated|revised)|prepared by|printed(?: on)?|confidential|page \d+|©|copyright|revised:?)\b.*", re.I
)
"""How a line at the head or foot of a page begins that is no content."""


def told(found: str, mended: str, reason: str) -> str:
    return f"“{found}” → “{mended}”: {reason}"


def mended(text: str) -> tuple[str, Mends]:
    """Return the text of a cell without what an extraction leaves in it, and what was mended."""
    mends: Mends = []
    for sign in sorted(set(text) & LIGATURES.keys()):
        mends.append(told(sign, LIGATURES[sign], "a sign of typesetting"))
        text = text.replace(sign, LIGATURES[sign])
    text = _without(MARKUP, text, "\n", mends, "markup")
    text = _without(BACKSLASH, text, "", mends, "a backslash of markup")
    if SIGN_AND_BRACKET.match(text) and text.count("(") > text.count(")"):
        mends.append(told("• (", "•", "a list sign misread as a bracket"))
        text = SIGN_AND_BRACKET.sub("• ", text)
    for cut in CUT_AFTER_HYPHEN.finditer(text):
        around = _around(text, cut.start(), cut.end())
        mends.append(told(around, around.replace("- ", "-", 1), "a word cut by the end of a line"))
    return CUT_AFTER_HYPHEN.sub("-", text), mends


def _without(pattern: re.Pattern[str], text: str, instead: str, mends: Mends, reason: str) -> str:
    for sign in dict.fromkeys(pattern.findall(text)):
        mends.append(told(sign, "", reason))
    return pattern.sub(instead, text)


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(start - 100, 0) : start].split(" ")[-1], text[end : end + 100].split(" ")[0]
    return before + text[start:end] + after


def first_letters(text: str, starters: Iterable[str], words: dict[str, int]) -> tuple[str, Mends]:
    """Return the text with misread first letters mended: a small word that stands nowhere else, which but for its
    first letter is a word that begins statements of this document."""
    tails: dict[str, set[str]] = {}
    for starter in starters:
        tails.setdefault(starter[1:], set()).add(starter)
    mends: Mends = []

    def mend(word: re.Match[str]) -> str:
        meant = tails.get(word[0][1:], set())
        if len(meant) != 1 or words.get(word[0], 0) > 1 or word[0].capitalize() in meant or len(word[0]) < 5:
            return word[0]
        (instead,) = meant
        mends.append(told(word[0], instead, "first letter misread; the word begins other statements"))
        return instead

    return re.sub(r"(?<![\w'-])[a-z][a-z]+(?![\w'-])", mend, text), mends


def joined(left: str, right: str, known: Iterable[str]) -> str | None:
    """Return the known label that a line torn into two columns is, with up to two letters doubled; else None."""
    for label in known:
        for doubled in range(3):
            if len(left) > 2 and left + right[doubled:] == label and left.endswith(right[:doubled]):
                return label
    return None
