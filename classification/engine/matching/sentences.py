"""Splits a description into sentences, each with its place in the text, its section, and whether it is boilerplate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ladders.engine.cues.words import WORD

from .boilerplate import ASKING, EMPLOYER, OF_THE_EMPLOYER, SECTIONS, boilerplate

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
END = re.compile(r"(?<![.!?;])[.!?;]++[\"'”’)\]]*+(?=\s)")
"""Where a sentence ends within a line; what ends with an abbreviation is mended by `_ends`."""
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|approx|no|vs|dr|mr|ms|mrs|st)|\b[a-z]\.[a-z]|\b[A-Z])$", re.IGNORECASE
)
LEADING = re.compile(
    r"\s*(?:(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4})[.)]|\(?\d{1,3}(?:[.,]\d+)?\s?%\)?)[\s:;,\u2013\u2014-]+"
    r"|[^\w\s$\u20ac\u00a3(\"\u201c]\s+)+"
)
"""What a list or a share of time puts before a sentence: 1., a), (2), 40 %, a sign."""
TRAILING = re.compile(
    r"[\s,;:\u2013\u2014-]*\(\d{1,3}(?:[.,]\d+)?\s?%[^()]{0,20}\)[.;,]?$|[\t\u2013\u2014-]\s*\d{1,3}\s?%$"
)
"""A share of time behind a sentence: (40%), \u2013 40 %."""
LETTER = re.compile(r"[^\W\d_]")
LONGEST_HEADING = 6
"""A line of at most so many words may be a heading."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` stands at `start` to `end` of the description, in a section, which is empty before any.

    `boilerplate` says why it tells nothing of this job; `is_asked` is what a person must bring, not what they do.
    """

    start: int
    end: int
    text: str
    section: str = ""
    is_heading: bool = False
    boilerplate: str = ""
    is_asked: bool = False

    @property
    def is_boilerplate(self) -> bool:
        return bool(self.boilerplate)

    @property
    def is_evidence(self) -> bool:
        return not (self.is_heading or self.boilerplate)


def split(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in their order, none of which overlap.

    They hold every word of it but the numbers of lists and shares of time, which say nothing of the job.
    """
    section = ""
    found = []
    for start, end in _spans(text):
        said = text[start:end]
        if named := _section(said):
            section = named
        is_asked = section == "qualifications" or bool(ASKING.match(said))
        reason = boilerplate(said) or (OF_THE_EMPLOYER if section == "employer" and not named else "")
        found.append(Sentence(start, end, said, section, bool(named), reason, is_asked and not named))
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each piece of a line that holds a word, from its first word on."""
    for line in LINE.finditer(text):
        start = line.start()
        for end in (*_ends(text, *line.span()), line.end()):
            if LETTER.search(text, start, end):
                if (piece := _bare(text, start, end)) is not None:
                    yield piece
                start = end


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a piece begins and ends without the number and the share of time of a list; None without words."""
    lead = LEADING.match(text, start, end)
    first = WORD.search(text, lead.end() if lead else start, end)
    if first is None or not LETTER.search(text, first.start(), end):
        return None
    said = text[first.start() : end].rstrip()
    return first.start(), first.start() + len(TRAILING.sub("", said).rstrip())


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    for found in END.finditer(text, start, end):
        if not ABBREVIATION.search(text, max(start, found.start() - 8), found.start()):
            yield found.end()


def _is_capitalized(said: str) -> bool:
    """Whether every word but the small ones is, as in a heading."""
    return all(word[:1].isupper() for word in said.split() if len(word) > 3)


def _section(said: str) -> str:
    """Return the kind of the section that a heading opens; nothing for a sentence."""
    bare = said.rstrip(" :").casefold()
    if len(bare) > 60 or len(bare.split()) > LONGEST_HEADING or said.rstrip()[-1:] in ".;!?":
        return ""
    if EMPLOYER.match(said.strip()) and (said.rstrip().endswith(":") or said.isupper() or _is_capitalized(said)):
        return "employer"
    is_marked = said.rstrip().endswith(":") or said.isupper() or _is_capitalized(said)
    kind = next((name for name, words in SECTIONS if any(word in bare for word in words)), "")
    return kind if kind and (is_marked or len(bare.split()) <= 2) else "other" if said.rstrip().endswith(":") else ""
