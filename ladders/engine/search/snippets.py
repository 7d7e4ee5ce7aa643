"""The part of a text that shows why it was found, with the words that matched."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jobfamilies.engine.search.queries import Phrase
from jobfamilies.engine.search.terms import Word, composed, compounds, words

LONGEST = 320
"""Characters of a snippet, about."""


class Part(NamedTuple):
    """A stretch of text, and whether it is what was looked for."""

    text: str
    is_match: bool


def snippet(text: str, wanted: Iterable[Phrase], longest: int = LONGEST) -> list[Part]:
    """Return the text in parts, cut around the first match where it is longer than that; "…" says where it is cut."""
    text = composed(text)
    found = list(words(text))
    spans = matches(found, wanted, list(compounds(text)))
    start, end = _window(text, found, spans[0][0] if spans else 0, longest)
    parts = [Part("…", False)] if start else []
    for first, last in spans:
        if last > end:
            break
        parts += [Part(text[start:first], False), Part(text[first:last], True)]
        start = last
    parts += [Part(text[start:end], False), Part("…" if end < len(text) else "", False)]
    return [part for part in parts if part.text]


def matches(found: Sequence[Word], wanted: Iterable[Phrase], joined: Sequence[Word] = ()) -> list[tuple[int, int]]:
    """Return the spans of all phrases among the words and those that hyphens join, in order and without overlap."""
    spans: list[tuple[int, int]] = []
    terms = [word.term for word in found]
    for phrase in wanted:
        spans += [(word.start, word.end) for word in joined if (word.term,) == phrase]
        for place, term in enumerate(terms):
            if term == phrase[0] and tuple(terms[place : place + len(phrase)]) == phrase:
                spans.append((found[place].start, found[place + len(phrase) - 1].end))
    return _merged(sorted(spans))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, found: Sequence[Word], at: int, longest: int) -> tuple[int, int]:
    """Return where a snippet begins and ends, at words, with a third of it before the match."""
    if len(text) <= longest:
        return 0, len(text)
    begin = max(0, min(at - longest // 3, len(text) - longest))
    start = max((word.start for word in found if word.start <= begin), default=0) if begin else 0
    if begin - start > LONGEST // 4:
        start = begin
    stop = start + longest
    end = max((word.end for word in found if start < word.end <= stop), default=stop)
    return start, len(text) if stop >= len(text) else end
