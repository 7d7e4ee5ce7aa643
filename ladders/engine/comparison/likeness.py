"""How alike statements are: whole numbers, the same whichever side is asked first."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain, pairwise
from math import log

from ladders.engine.cues.words import Word, stem

from .subjects import AUDIENCE, FRAME, FUNCTION_WORDS, OPENERS, SUBJECTS, SYNONYM, SYNONYMS

# What a feature that two statements share counts. These, and the powers below, were chosen by searching for what does
# best on the pairs of all employers but one, held against the one left out: nearby values do nearly as well.
WORD = 2
AUDIENCE_WORD = 4.5
FRAME_WORD = 2
SUBJECT = 0.45
"""By this each subject's own weight counts."""
PHRASE = 3
FRAME_PHRASE = 3.6
"""Two frame words in a row, such as "role may focus", are how a document names an aspect."""

HEAD = 6
"""So many words say what a statement is about ..."""
LATER = 0.65
"""... and what follows counts by this."""
RARE = 0.5
"""The power of the inverse document frequency by which a feature counts (Spärck Jones 1972) ..."""
CELL = -0.4
"""... and the power of the pairs in the two cells that share it."""
UNTOLD = 0.7
"""By this counts what statements share of which no word tells what they are about: a subject, or light words alone."""
SIZE = -0.76
"""Longer statements must share more: likeness is divided by this power of their size."""
FEWEST = 40
"""Fewer statements than this tell nothing of which words are rare: frequencies are read as if there were so many."""
CLEAR = 45
"""Statements of different ladders must have this share of their words in common, in hundredths."""
UNIT = 1000
"""A weight of 1, so that weights stay whole numbers."""
SCALE = 2_700.0
"""Brings likenesses to a handy size: most statements that belong together share 2 000 or more."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What a statement can share with another, each with its weight: stems, subjects, phrases of two stems.

    Subjects begin with #. `size` is the weight of all but the phrases. `stems` are those of its words, in order, and
    `telling` those that say what it is about.
    """

    singles: Mapping[str, int]
    phrases: Mapping[str, int]
    every: Mapping[str, int]
    size: int
    stems: tuple[str, ...]
    telling: frozenset[str]


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, text.split()))


FRAME_STEMS, AUDIENCE_STEMS = _stems(FRAME), _stems(AUDIENCE)
LIGHT_STEMS = FRAME_STEMS | AUDIENCE_STEMS
UNTELLING = FUNCTION_WORDS | OPENERS


def _subjects_by_stem() -> dict[str, list[tuple[str, int]]]:
    """Return the subjects that a stem names, with their weights; a word of every job description names one by half."""
    synonyms = {f"like {line.split()[0]}": (SYNONYM, line) for line in SYNONYMS.strip().splitlines()}
    found: dict[str, list[tuple[str, int]]] = {}
    for name, (weight, text) in (SUBJECTS | synonyms).items():
        for word in _stems(text):
            share = SUBJECT * UNIT / (2 if word in FRAME_STEMS else 1)
            found.setdefault(word, []).append((f"#{name}", int(weight * share)))
    return found


SUBJECTS_BY_STEM = _subjects_by_stem()


Traits = tuple[tuple[str, int], ...]


@lru_cache(maxsize=20_000)
def _traits(word: str) -> tuple[str, Traits, Traits]:
    """Return the stem of a word, and with their weights the features it gives a statement: at its head, and later."""
    found = stem(word)
    weight = FRAME_WORD if found in FRAME_STEMS else AUDIENCE_WORD if found in AUDIENCE_STEMS else WORD
    given = ((found, int(weight * UNIT)), *SUBJECTS_BY_STEM.get(found, ()))
    return found, given, tuple((feature, int(weight * LATER)) for feature, weight in given)


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
    return Features(
        singles, phrases, singles | phrases, sum(singles.values()), tuple(stems), frozenset(stems) - LIGHT_STEMS
    )


def _phrases(stems: Sequence[str]) -> dict[str, int]:
    found = {
        f"{one} {other}": int(_phrase(one, other) * (1 if place < HEAD else LATER))
        for place, (one, other) in enumerate(pairwise(stems), start=1)
    }
    return {phrase: weight for phrase, weight in found.items() if weight}


def _phrase(one: str, other: str) -> float:
    if one not in LIGHT_STEMS or other not in LIGHT_STEMS:
        return PHRASE * UNIT
    return FRAME_PHRASE * UNIT if one in FRAME_STEMS and other in FRAME_STEMS else 0


class Commonness:
    """In how many statements of a comparison each feature stands."""

    def __init__(self, statements: Iterable[Features]) -> None:
        every = list(statements)
        self.counts = Counter(chain.from_iterable(found.every for found in every))
        self.statements = max(len(every), FEWEST)

    def share(self, feature: str, pairs: int) -> float:
        """Return by how much a feature counts that so many pairs of two cells share."""
        return _share(pairs, self.counts[feature], self.statements)


@lru_cache(maxsize=20_000)
def _share(pairs: int, count: int, statements: int) -> float:
    return pairs**CELL * (log((statements + 1) / (count + 0.5)) / 3) ** RARE


def likenesses(
    lower: Sequence[Features], upper: Sequence[Features], common: Commonness, enough: int
) -> dict[tuple[int, int], int]:
    """Return how alike the statements of two cells are, by (lower place, upper place), where it is `enough`.

    What they share counts the more the fewer others have it too, in the two cells and in the whole comparison.
    """
    below, above = (Counter(chain.from_iterable(found.every for found in side)) for side in (lower, upper))
    shares = {
        feature: common.share(feature, below.get(feature, 1) * above.get(feature, 1))
        for feature in below.keys() | above.keys()
    }
    under, over = ([_size(found, shares) for found in side] for side in (lower, upper))
    # What the two shortest statements would have to share: spares most pairs the power.
    least = enough * (min(under, default=0) + min(over, default=0)) ** -SIZE / SCALE
    return {
        (one, other): likeness
        for one, row in enumerate(_shared(lower, upper, shares, below.keys() & above.keys()))
        for other, value in enumerate(row)
        if value and value >= least and (likeness := _scaled(value, under[one] + over[other])) >= enough
        if _tells(lower[one], upper[other]) or (likeness := int(UNTOLD * likeness)) >= enough
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
    return int(SCALE * shared * size**SIZE) if size else 0


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
    frame, others = FRAME_STEMS.intersection(one.stems), FRAME_STEMS.intersection(other.stems)
    shared += 2 * len(one.phrases.keys() & other.phrases.keys()) + len(frame & others)
    size = sum(sum(map(_own, found.singles)) for found in (one, other)) + len(frame) + len(others)
    return 200 * shared // size if size else 0


def _tells(one: Features, other: Features) -> bool:
    """Whether two statements share a word that says what they are about."""
    return not one.telling.isdisjoint(other.telling)


def shares_word(one: Features, other: Features, first: int | None = None) -> bool:
    """Whether two statements have a word in common, beside those that only join others; of the other one's `first`."""
    return not set(one.stems).isdisjoint(other.stems[:first])


def clearly_alike(one: Features, other: Features) -> bool:
    """Whether two statements of different ladders name the same thing, not only one word of it."""
    shared = set(one.stems).intersection(other.stems)
    return len(shared) > 1 and not shared <= FRAME_STEMS and twin_likeness(one, other) >= CLEAR


def _own(feature: str) -> int:
    if feature[0] == "#" or feature in FRAME_STEMS:
        return 0
    return 1 if feature in AUDIENCE_STEMS else 2
