"""Reads a description: its sentences, its track, the families it is like, and where it stands on ladders."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from ladders.cues.words import words

from .boilerplate import ENGLISH
from .families import FamilyIndex, Ranking
from .ladders import Ladder
from .levels import LevelReading, read_levels
from .lexicon import VERSION
from .sentences import Sentence, split
from .track import Gate, gate

LONGEST = 200_000
"""No description has more characters; a whole book would only be read slowly."""
FEWEST_WORDS = 5
ENGLISH_FROM = 20
"""With fewer words than that a language cannot be told."""
ENGLISH_SHARE = 0.1
MARKUP = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|div|p|span|ul|ol|li|br|table|tr|td|script|style|h[1-6]|b|a))\b[^<>]{0,500}>",
    re.I,
)

Reason = Literal["empty", "too long", "markup", "too short", "language", "only boilerplate"]
MESSAGES: dict[Reason, str] = {
    "empty": "There is no text to read.",
    "too long": f"The text has more than {LONGEST:,} characters; give the description alone.",
    "markup": "The text is HTML; paste the words as they are read on the page.",
    "too short": f"The text has fewer than {FEWEST_WORDS} words; nothing can be told from it.",
    "language": "The text does not seem to be English, which is the only language this can read.",
    "only boilerplate": "The text holds only headings and sentences that every job description has.",
}


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a text was not read. No level and no family is claimed."""

    reason: Reason
    message: str
    input_digest: str
    lexicon: str = VERSION


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in a description, with what it was read by: digests of text and editions, lexicon version."""

    input_digest: str
    lexicon: str
    sentences: tuple[Sentence, ...]
    track: Gate
    families: Ranking
    levels: tuple[LevelReading, ...]


def read(text: str, families: FamilyIndex, ladders: Iterable[Ladder] = ()) -> Reading | NotRead:
    """Return the reading of a description against an employer's families and the ladders asked for.

    The same text, families and ladders give the same result.
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    sentences = split(text) if len(text) <= LONGEST else ()
    if reason := _unreadable(text, sentences):
        return NotRead(reason, MESSAGES[reason], digest)
    shown = gate(sentences)
    return Reading(
        digest,
        VERSION,
        sentences,
        shown,
        families.rank(sentence.text for sentence in sentences if sentence.is_evidence),
        tuple(read_levels(ladder, sentences, shown.track) for ladder in ladders),
    )


def _unreadable(text: str, sentences: Sequence[Sentence]) -> Reason | None:
    if len(text) > LONGEST:
        return "too long"
    if not text.strip():
        return "empty"
    if MARKUP.search(text):
        return "markup"
    return _wordless([word.text for word in words(text)], sentences)


def _wordless(said: Sequence[str], sentences: Sequence[Sentence]) -> Reason | None:
    if len(said) < FEWEST_WORDS:
        return "too short"
    if len(said) >= ENGLISH_FROM and sum(word in ENGLISH for word in said) < ENGLISH_SHARE * len(said):
        return "language"
    return None if any(sentence.is_evidence for sentence in sentences) else "only boilerplate"
