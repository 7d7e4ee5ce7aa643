"""Reads a description: its sentences, its track, the families it is like, and where it stands on ladders."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from ladders.engine.cues.words import words

from .boilerplate import ENGLISH
from .families import Band, FamilyIndex, Ranking
from .ladders import Ladder
from .levels import LevelReading, read_levels
from .passages import Passage, Place, first_places, terms_of_all
from .sentences import Sentence, split
from .track import Gate, gate
from .versions import LEXICON

LONGEST = 200_000
"""No description has more characters; a whole book would only be read slowly."""
FEWEST_WORDS = 5
FEWEST_DUTIES = 5
"""With fewer sentences of duties nothing is clear."""
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

ENGINE = "4"
"""Every result names the engine it was read by: a change that lets any text be read otherwise changes it."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a text was not read. No level and no family is claimed."""

    reason: Reason
    message: str
    input_digest: str
    engine: str = ENGINE
    lexicon: str = LEXICON


@dataclass(frozen=True, slots=True)
class FamilyReading:
    """A family in the ranking, with where the terms stand that speak for it, and for it against the next one."""

    key: str
    name: str
    fit: float
    speaks_for: tuple[Place, ...]
    against_next: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in a description, with what it was read by: digests of text and editions, versions.

    Every piece of evidence is a place in the text. `families` are the likeliest, best first, and `band` says how far
    the first stands from the next; where none of them fits it is "none", and no level is read. `doubts` say, in
    sentences, why the text does not allow more.
    """

    input_digest: str
    engine: str
    lexicon: str
    sentences: tuple[Sentence, ...]
    track: Gate
    band: Band
    doubts: tuple[str, ...]
    families: tuple[FamilyReading, ...]
    levels: tuple[LevelReading, ...]


Shelf = Callable[[Sequence[str]], Iterable[Ladder]]
"""Gives the ladders to read against, for the keys of the likeliest families."""


CHOSEN = Ranking("open", ())
"""The ranking where a person chose the ladder."""


def read(text: str, families: FamilyIndex | None, shelf: Shelf) -> Reading | NotRead:
    """Return the reading of a description against an employer's families and the ladders that the shelf gives.

    Without families no fit is asked for: a person chose the ladders. The same text, families and ladders give the same
    result.
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    sentences = split(text) if len(text) <= LONGEST else ()
    if reason := _unreadable(text, sentences):
        return NotRead(reason, MESSAGES[reason], digest)
    given = [Passage(one.text, one.start, one.section) for one in sentences if one.is_evidence]
    shown, ranking = gate(sentences), families.rank(terms_of_all(given)) if families else CHOSEN
    fitting = [] if ranking.band == "none" else [candidate.key for candidate in ranking.candidates]
    ladders = () if ranking.band == "none" else shelf(fitting)
    levels = tuple(read_levels(ladder, given, shown.track) for ladder in ladders)
    doubts = tuple(_doubts(sentences, levels))
    band: Band = "open" if doubts and ranking.band in ("clear", "likely") else ranking.band
    ranked = tuple(_families(ranking, given))
    return Reading(digest, ENGINE, LEXICON, sentences, shown, band, doubts, ranked, levels)


def _doubts(sentences: Sequence[Sentence], levels: Sequence[LevelReading]) -> Iterator[str]:
    """Yield why nothing can be clear of this text."""
    given = [sentence for sentence in sentences if sentence.is_evidence]
    duties = sum(not sentence.is_asked for sentence in given)
    if duties < FEWEST_DUTIES:
        yield f"Sentences that tell of duties: {duties}. With fewer than {FEWEST_DUTIES} nothing is clear."
    if levels and len(levels[0].not_understood) > len(given) / 2:
        yield f"{len(levels[0].not_understood)} of its {len(given)} sentences were not understood."


def _families(ranking: Ranking, given: Sequence[Passage]) -> Iterator[FamilyReading]:
    named = {term for one in ranking.candidates for term in (*one.speaks_for, *one.against_next)}
    places = first_places(named, given)
    for one in ranking.candidates:
        yield FamilyReading(
            one.key,
            one.name,
            one.fit,
            tuple(places[term] for term in one.speaks_for),
            tuple(places[term] for term in one.against_next),
        )


def trouble(text: str) -> str:
    """Return why a text would not be read, in a sentence for people; "" where it would."""
    reason = _unreadable(text, split(text) if len(text) <= LONGEST else ())
    return MESSAGES[reason] if reason else ""


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
