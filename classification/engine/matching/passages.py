"""A sentence or statement with what is found in it, found once; and pieces of a text with their places."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ladders.engine.cues import Cue, find
from ladders.engine.cues.words import Word, words

from .altitude import Telling, telling
from .terms import telling as telling_words
from .terms import terms

APART = frozenset("money percent duration schooling requirement amount negation".split())
"""Scales that tell employers apart, or two statements of one row, and not levels."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a description: `text` stands at `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Passage:
    """A sentence that starts at `start` of its text, in a section of some kind, or a statement, which stands for
    itself."""

    text: str
    start: int = 0
    section: str = ""

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.start + len(self.text)

    @cached_property
    def words(self) -> list[Word]:
        return words(self.text)

    @cached_property
    def terms(self) -> Counter[str]:
        return terms(self.words)

    @cached_property
    def telling(self) -> tuple[Telling, ...]:
        return telling(self.text, self.start, self.words)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        return find(self.text, self.words)

    @cached_property
    def stems(self) -> tuple[tuple[str, Word], ...]:
        """The words that tell something, each with its stem."""
        return tuple(telling_words(self.words))

    def cue_places(self) -> Iterable[Place]:
        """Yield the words that show how much is asked of a level."""
        asked = (cue for cue in self.cues if cue.kind not in APART)
        return (Place(self.start + cue.start, self.start + cue.end, cue.text) for cue in asked)

    def standing(self, wanted: frozenset[str]) -> Iterable[Place]:
        """Yield every word that is a form of one of the stems."""
        return (self._from(word, word) for found, word in self.stems if found in wanted)

    def spans(self) -> Iterable[tuple[str, Word, Word]]:
        """Yield each term with its first and last word."""
        yield from ((found, word, word) for found, word in self.stems)
        yield from ((f"{one} {other}", first, last) for (one, first), (other, last) in pairwise(self.stems))

    def located(self, wanted: frozenset[str]) -> Iterable[tuple[str, Place]]:
        """Yield each of the terms that stands here, and where; a pair reaches from its one word to its other."""
        return ((term, self._from(first, last)) for term, first, last in self.spans() if term in wanted)

    def _from(self, first: Word, last: Word) -> Place:
        return Place(self.start + first.start, self.start + last.end, self.text[first.start : last.end])


def terms_of_all(passages: Iterable[Passage]) -> Counter[str]:
    """Return the terms of several passages; no pair reaches from one into the next."""
    found: Counter[str] = Counter()
    for passage in passages:
        found.update(passage.terms)
    return found


def first_places(wanted: Iterable[str], passages: Iterable[Passage]) -> dict[str, Place]:
    """Return where each of the terms stands first."""
    sought = frozenset(wanted)
    found: dict[str, Place] = {}
    for passage in passages:
        for term, place in passage.located(sought):
            found.setdefault(term, place)
    return found
