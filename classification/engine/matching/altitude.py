"""How high a text stands: the telling words in it, each with its place, and one figure for them all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ladders.engine.cues.words import Word, forms, words

from .lexicon import STEPS
from .terms import damped

MIDDLE = 3.0
"""Where a text stands that says nothing; it counts as much as one telling word."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell how high a text stands: `text` at `start` to `end`, on a `step` from 1 to 6."""

    start: int
    end: int
    text: str
    step: int


Phrase = tuple[str, ...]


def _phrases() -> Iterator[tuple[Phrase, int]]:
    for step, phrases in enumerate(STEPS, start=1):
        for phrase in map(str.strip, phrases.split(",")):
            verb, mark, rest = phrase.partition("~")
            following = tuple(word.text for word in words(rest))
            heads = sorted(forms(verb)) if mark else [verb]
            yield from (((*(word.text for word in words(head)), *following), step) for head in heads)


PHRASES = dict(_phrases())
LONGEST: dict[str, int] = {}
"""By its first word, of how many words the longest phrase is."""
for _phrase in PHRASES:
    LONGEST[_phrase[0]] = max(len(_phrase), LONGEST.get(_phrase[0], 0))


def telling(text: str, offset: int = 0, found: Sequence[Word] | None = None) -> tuple[Telling, ...]:
    """Return the telling words of a sentence, the longest phrase at each place; places count from `offset`.

    `found` are its words, where they are known already.
    """
    found = words(text) if found is None else found
    plain = tuple(word.text for word in found)
    cues = []
    place = 0
    while place < len(plain):
        size = _size(plain, place)
        if size:
            start, end = found[place].start, found[place + size - 1].end
            cues.append(Telling(offset + start, offset + end, text[start:end], PHRASES[plain[place : place + size]]))
        place += size or 1
    return tuple(cues)


def _size(plain: Phrase, place: int) -> int:
    for size in range(min(LONGEST.get(plain[place], 0), len(plain) - place), 0, -1):
        if plain[place : place + size] in PHRASES:
            return size
    return 0


def altitude(sentences: Iterable[str]) -> float:
    """Return how high sentences stand together, from 1 to 6: the mean of their telling words and of one in MIDDLE."""
    return altitude_of(cue for sentence in sentences for cue in telling(sentence))


def altitude_of(cues: Iterable[Telling]) -> float:
    """Return the same of telling words that are found already; of words that repeat, each time says less."""
    counts = Counter((cue.text.casefold(), cue.step) for cue in cues)
    weights = [(step, damped(count)) for (_, step), count in sorted(counts.items())]
    return (sum(step * weight for step, weight in weights) + MIDDLE) / (sum(weight for _, weight in weights) + 1)
