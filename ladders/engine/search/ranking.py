"""How well a text matches: computed here from its terms, so that every database puts the same first."""

from math import sqrt
from typing import NamedTuple

from jobfamilies.engine.search.queries import Phrase, Query, Want


class Rank(NamedTuple):
    """More is better, the first that differs decides."""

    groups: int
    """Groups of the query that the text has whole: all of several before any of them."""
    typed: int
    """Wants that it has as they were typed, not as a synonym."""
    density: float
    """How much of the text is what was looked for."""


def rank(query: Query, terms: str) -> Rank:
    """Return the rank of a text by its terms, which blanks part."""
    text = f" {terms.replace(' ', '  ')} "
    typed = {want: _times(text, want.phrases) for want in query.wants}
    found = {want: times or _times(text, _synonyms(want)) for want, times in typed.items()}
    groups = sum(all(found[want] for want in group) for group in query.groups)
    return Rank(groups, sum(map(bool, typed.values())), round(sum(found.values()) / sqrt(text.count("  ") + 1), 6))


def _synonyms(want: Want) -> tuple[Phrase, ...]:
    return tuple(synonym.phrase for synonym in want.synonyms)


def _times(text: str, phrases: tuple[Phrase, ...]) -> int:
    # Two blanks between terms, so that one that stands twice in a row is counted twice.
    return sum(text.count(f" {'  '.join(phrase)} ") for phrase in phrases)
