"""How alike statements are: whole numbers, the same whichever side is asked first."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain, pairwise
from math import sqrt

from ladders.engine.cues.words import Word, stem

from .subjects import AUDIENCE, FRAME, FUNCTION_WORDS, OPENERS, SUBJECTS

# What a feature that two statements share counts, next to the weight of a subject.
WORD = 4
AUDIENCE_WORD = 2
FRAME_WORD = 0.75
PHRASE = 2
FRAME_PHRASE = 6
"""Two frame words in a row, such as "role may focus", are how a document names an aspect."""

HEAD = 8
"""So many words say what a statement is about; what follows counts by half."""
UNIT = 1000
"""A weight of 1, so that weights stay whole numbers."""
SCALE = 447.2
"""Brings likenesses to a handy size: 10 000 for one word of its own that two statements of four such words share."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What a statement can share with another, each with its weight: stems, subjects, phrases of two stems.

    Subjects begin with #. `size` is the weight of all but the phrases. `frame` are the stems of every job description.
    """

    singles: Mapping[str, int]
    phrases: Mapping[str, int]
    every: Mapping[str, int]
    size: int
    frame: frozenset[str]


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, text.split()))


FRAME_STEMS, AUDIENCE_STEMS = _stems(FRAME), _stems(AUDIENCE)
LIGHT_STEMS = FRAME_STEMS | AUDIENCE_STEMS
UNTELLING = FUNCTION_WORDS | OPENERS


def _subjects_by_stem() -> dict[str, list[tuple[str, int]]]:
    """Return the subjects that a stem names, with their weights; a word of every job description names one by half."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name, (weight, text) in SUBJECTS.items():
        for word in _stems(text):
            found.setdefault(word, []).append((f"#{name}", weight * UNIT // (2 if word in FRAME_STEMS else 1)))
    return found


SUBJECTS_BY_STEM = _subjects_by_stem()


Traits = tuple[tuple[str, int], ...]


@lru_cache(maxsize=20_000)
def _traits(word: str) -> tuple[str, Traits, Traits]:
    """Return the stem of a word, and with their weights the features it gives a statement: at its head, and later."""
    found = stem(word)
    weight = FRAME_WORD if found in FRAME_STEMS else AUDIENCE_WORD if found in AUDIENCE_STEMS else WORD
    given = ((found, int(weight * UNIT)), *SUBJECTS_BY_STEM.get(found, ()))
    return found, given, tuple((feature, weight // 2) for feature, weight in given)


def features(found: Iterable[Word]) -> Features:
    """Return the features of a statement from its words."""
    traits = [_traits(word.text) for word in found if word.text not in UNTELLING]
    singles: dict[str, int] = {}
    for _, _, later in traits[HEAD:]:
        singles.update(later)
    for _, given, _ in traits[:HEAD]:
        singles.update(given)
    stems = [name for name, _, _ in traits]
    phrases = _phrases(stems)
    frame = frozenset(name for name in stems if name in FRAME_STEMS)
    return Features(singles, phrases, singles | phrases, sum(singles.values()), frame)


def _phrases(stems: Sequence[str]) -> dict[str, int]:
    pairs = enumerate(pairwise(stems))
    found = {f"{one} {other}": _phrase(one, other) // (1 if place + 1 < HEAD else 2) for place, (one, other) in pairs}
    return {phrase: weight for phrase, weight in found.items() if weight}


def _phrase(one: str, other: str) -> int:
    if one not in LIGHT_STEMS or other not in LIGHT_STEMS:
        return PHRASE * UNIT
    return FRAME_PHRASE * UNIT if one in FRAME_STEMS and other in FRAME_STEMS else 0


def commonness(statements: Iterable[Features]) -> Counter[str]:
    """Return in how many statements each subject stands."""
    return Counter(feature for found in statements for feature in found.singles if feature[0] == "#")


def likenesses(
    lower: Sequence[Features], upper: Sequence[Features], common: Counter[str], enough: int
) -> dict[tuple[int, int], int]:
    """Return how alike the statements of two cells are, by (lower place, upper place), where it is `enough`.

    What they share counts the more the fewer others have it too: by a root of the pairs in the two cells that do, and
    for a subject by how `common` it is in the whole comparison. Longer statements must share more, by the
    square root of their size.
    """
    below, above = (Counter(chain.from_iterable(found.every for found in side)) for side in (lower, upper))
    shares = {
        feature: _share(below.get(feature, 1) * above.get(feature, 1), common.get(feature, 0))
        for feature in below.keys() | above.keys()
    }
    under, over = ([_size(found, shares) for found in side] for side in (lower, upper))
    # What the two shortest statements would have to share: spares most pairs the root.
    least = enough * sqrt(min(under, default=0) + min(over, default=0)) / SCALE
    return {
        (one, other): likeness
        for one, row in enumerate(_shared(lower, upper, shares, below.keys() & above.keys()))
        for other, value in enumerate(row)
        if value and value >= least and (likeness := _scaled(value, under[one] + over[other])) >= enough
    }


Holders = Mapping[str, Mapping[int, Sequence[int]]]
"""For each feature, by its weight in them, the places of the statements that have it."""


def _holders(statements: Sequence[Features], wanted: Container[str]) -> Holders:
    holders: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(partial(defaultdict, list))
    for place, found in enumerate(statements):
        for feature, weight in found.every.items():
            if feature in wanted:
                holders[feature][weight].append(place)
    return holders


@lru_cache(maxsize=20_000)
def _share(pairs: int, common: int) -> float:
    return pairs**-0.4 * (max(common, 2) / 2) ** -0.2


def _shared(
    lower: Sequence[Features], upper: Sequence[Features], shares: Mapping[str, float], common: Set[str]
) -> list[list[int]]:
    """Return the weight that each two statements share, given the features that are `common` to both cells.

    What the same statements have in common is added up first.
    """
    below, above = _holders(lower, common), _holders(upper, common)
    blocks: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
    for feature in common:
        for weight, places in below[feature].items():
            for other, others in above[feature].items():
                block = tuple(places), tuple(others)
                blocks[block] = blocks.get(block, 0) + int(min(weight, other) * shares[feature])
    shared = [[0] * len(upper) for _ in lower]
    for (ones, twos), value in blocks.items():
        for one in ones:
            row = shared[one]
            for two in twos:
                row[two] += value
    return shared


def _size(found: Features, shares: Mapping[str, float]) -> int:
    return sum([int(weight * shares[feature]) for feature, weight in found.singles.items()])


def _scaled(shared: int, size: int) -> int:
    return int(SCALE * shared / sqrt(size)) if size else 0


class Parts:
    """Statements that may each be a further part of one that has a partner."""

    def __init__(self, statements: Sequence[Features]) -> None:
        self.statements = statements

    @cached_property
    def holders(self) -> Holders:
        # Only once asked for: most rows have no statement of several parts.
        return _holders(self.statements, {feature for found in self.statements for feature in found.every})

    def likenesses(self, whole: Features, first: Features) -> Iterator[int]:
        """Yield how alike each is to `whole` beside the `first` partner it has: shared words count by a fifth."""
        shared = [0] * len(self.statements)
        for feature in whole.every.keys() & self.holders.keys():
            for weight, places in self.holders[feature].items():
                value = min(whole.every[feature], weight) // (5 if feature in first.every else 1)
                for place in places:
                    shared[place] += value
        sizes = (2 * min(whole.size, found.size) for found in self.statements)
        return map(_scaled, shared, sizes)


def twin_likeness(one: Features, other: Features) -> int:
    """Return by how many of their words two statements are the same sentence, in hundredths; 200 and more for twins.

    Subjects count nothing here, phrases of two words do, and words of every job description count by half.
    """
    shared = sum(map(_own, one.singles.keys() & other.singles.keys()))
    shared += 2 * len(one.phrases.keys() & other.phrases.keys()) + len(one.frame & other.frame)
    size = sum(sum(map(_own, found.singles)) + len(found.frame) for found in (one, other))
    return 200 * shared // size if size else 0


def _own(feature: str) -> int:
    if feature[0] == "#" or feature in FRAME_STEMS:
        return 0
    return 1 if feature in AUDIENCE_STEMS else 2
