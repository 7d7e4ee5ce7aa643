"""The word-level difference of texts: what both sides have, in runs, and what only one of them has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, groupby, takewhile
from operator import itemgetter

from .relations import Segment
from .subjects import FUNCTION_WORDS

PIECE = re.compile(r"\w+(?:[&'’]\w+)*\s*|[^\w\s]\s*|\s+")
"""A word or a mark with the space after it; space at the start stands alone."""
LONG = 200
"""From so many pieces on SequenceMatcher passes over those that stand everywhere."""

Segments = tuple[Segment, ...]


def segments(lower: Sequence[str], upper: Sequence[str]) -> tuple[tuple[Segments, ...], tuple[Segments, ...]]:
    """Return for each text of both sides its segments, which rejoin to the exact text.

    Words are equal whatever their case and the space around them. Which side is asked first makes no difference, so
    the texts are compared in the order of the alphabet: SequenceMatcher looks at its two sides differently. In texts
    of 200 words and more it finds no run by words that stand everywhere, without which it would take hours on some.
    """
    if turned := list(lower) > list(upper):
        lower, upper = upper, lower
    below, above = [PIECE.findall(text) for text in lower], [PIECE.findall(text) for text in upper]
    same_below, same_above = _same(list(chain(*below)), list(chain(*above)))
    found = _cut(below, same_below), _cut(above, same_above)
    return (found[1], found[0]) if turned else found


def alone(text: str) -> Segments:
    """Return the segments of a text that has no partner."""
    return (Segment(text, is_equal=False),) if text else ()


def _same(below: list[str], above: list[str]) -> tuple[list[bool], list[bool]]:
    """Tell for each piece of both sides whether the other side has it in its place."""
    one, other = [piece.strip().casefold() for piece in below], [piece.strip().casefold() for piece in above]
    same_below, same_above = [False] * len(one), [False] * len(other)
    for start, begin, size in blocks(one, other):
        at_an_end = start == begin == 0 or (start + size, begin + size) == (len(one), len(other))
        if at_an_end or any(map(_says_something, one[start : start + size])):
            same_below[start : start + size] = [True] * size
            same_above[begin : begin + size] = [True] * size
    return same_below, same_above


def blocks(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs that both have, as SequenceMatcher finds them: (start in the one, start in the other, length).

    What both begin and end with is such a run where each piece of it stands once on each side, and changes nothing of
    the others. To look for it first spares the search where statements differ in a word or two.
    """
    head = _common(zip(one, other, strict=False))
    tail = _common(zip(reversed(one[head:]), reversed(other[head:]), strict=False))
    ends = [*one[:head], *one[len(one) - tail :]]
    is_plain = len(other) < LONG and all(one.count(piece) == other.count(piece) == 1 for piece in ends)
    if one != other and not is_plain:
        yield from SequenceMatcher(None, one, other).get_matching_blocks()
        return
    yield 0, 0, head
    between, instead = one[head : len(one) - tail], other[head : len(other) - tail]
    if not set(between).isdisjoint(instead):
        for start, begin, size in SequenceMatcher(None, between, instead).get_matching_blocks():
            yield head + start, head + begin, size
    yield len(one) - tail, len(other) - tail, tail


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many pairs are of the same from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _says_something(piece: str) -> bool:
    """A lone "and" or comma between changed words is no common ground: shown as such it tears the change apart."""
    return piece not in FUNCTION_WORDS and any(map(str.isalnum, piece))


def _cut(texts: list[list[str]], same: list[bool]) -> tuple[Segments, ...]:
    flags = iter(same)
    return tuple(_runs(zip(pieces, flags, strict=False)) for pieces in texts)


def _runs(pieces: Iterable[tuple[str, bool]]) -> Segments:
    return tuple(
        Segment("".join([piece for piece, _ in run]), is_equal) for is_equal, run in groupby(pieces, itemgetter(1))
    )
