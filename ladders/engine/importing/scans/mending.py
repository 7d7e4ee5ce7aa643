"""Mends what an extraction breaks inside a cell, where that is sure; each mend is told as “found” → “mended”."""

import re
from collections.abc import Collection, Iterable

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


def mended(text: str, kept: Collection[str] = ()) -> tuple[str, Mends]:
    """Return the text of a cell without what an extraction leaves in it, and what was mended.

    `kept` are the mends, as they are told, that a person refused: their place stays as it is.
    """
    mends: Mends = []
    for sign in sorted(set(text) & LIGATURES.keys()):
        text = _mend(text, sign, LIGATURES[sign], told(sign, LIGATURES[sign], "a sign of typesetting"), mends, kept)
    text = _without(MARKUP, text, "\n", mends, kept, "markup")
    text = _without(BACKSLASH, text, "", mends, kept, "a backslash of markup")
    bracket = told("• (", "•", "a list sign misread as a bracket")
    if SIGN_AND_BRACKET.match(text) and text.count("(") > text.count(")") and bracket not in kept:
        mends.append(bracket)
        text = SIGN_AND_BRACKET.sub("• ", text)
    return _with_whole_words(text, mends, kept), mends


def _mend(text: str, found: str, instead: str, said: str, mends: Mends, kept: Collection[str]) -> str:
    if said in kept:
        return text
    mends.append(said)
    return text.replace(found, instead)


def _without(
    pattern: re.Pattern[str], text: str, instead: str, mends: Mends, kept: Collection[str], reason: str
) -> str:
    for sign in dict.fromkeys(pattern.findall(text)):
        text = _mend(text, sign, instead, told(sign, "", reason), mends, kept)
    return text


def _with_whole_words(text: str, mends: Mends, kept: Collection[str]) -> str:
    def mend(cut: re.Match[str]) -> str:
        around = _around(text, cut.start(), cut.end())
        said = told(around, around.replace("- ", "-", 1), "a word cut by the end of a line")
        if said in kept:
            return cut[0]
        mends.append(said)
        return "-"

    return CUT_AFTER_HYPHEN.sub(mend, text)


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(start - 100, 0) : start].split(" ")[-1], text[end : end + 100].split(" ")[0]
    return before + text[start:end] + after


def first_letters(
    text: str, starters: Iterable[str], words: dict[str, int], kept: Collection[str] = ()
) -> tuple[str, Mends]:
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
        said = told(word[0], instead, "first letter misread; the word begins other statements")
        if said in kept:
            return word[0]
        mends.append(said)
        return instead

    return re.sub(r"(?<![\w'-])[a-z][a-z]+(?![\w'-])", mend, text), mends


def joined(left: str, right: str, known: Iterable[str]) -> str | None:
    """Return the known label that a line torn into two columns is, with up to two letters doubled; else None."""
    for label in known:
        for doubled in range(3):
            if len(left) > 2 and left + right[doubled:] == label and left.endswith(right[:doubled]):
                return label
    return None
