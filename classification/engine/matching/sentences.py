"""Splits a description into sentences, each with its place in the text, its section, and whether it is boilerplate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ladders.engine.cues.words import WORD

from .boilerplate import ASKING, SECTIONS, boilerplate

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
END = re.compile(r"(?<![.!?;])[.!?;]++[\"'”’)\]]*+(?=\s)")
"""Where a sentence ends within a line; what ends with an abbreviation is mended by `_ends`."""
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|approx|no|vs|dr|mr|ms|mrs|st)|\b[a-z]\.[a-z]|\b[A-Z])$", re.IGNORECASE
)
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
    """Return the sentences of a text in their order. They hold every word of it, and none of them overlap."""
    section = ""
    found = []
    for start, end in _spans(text):
        said = text[start:end]
        if named := _section(said):
            section = named
        is_asked = section == "qualifications" or bool(ASKING.match(said))
        found.append(Sentence(start, end, said, section, bool(named), boilerplate(said), is_asked and not named))
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each piece of a line that holds a word, from its first word on."""
    for line in LINE.finditer(text):
        start = line.start()
        for end in (*_ends(text, *line.span()), line.end()):
            if word := WORD.search(text, start, end):
                yield word.start(), start + len(text[start:end].rstrip())
                start = end


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
    is_marked = said.rstrip().endswith(":") or said.isupper() or _is_capitalized(said)
    kind = next((name for name, words in SECTIONS if any(word in bare for word in words)), "")
    return kind if kind and (is_marked or len(bare.split()) <= 2) else "other" if said.rstrip().endswith(":") else ""
