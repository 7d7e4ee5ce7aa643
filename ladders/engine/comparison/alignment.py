"""Which statements belong together: what each became, and what has no partner.

The steps are those of a careful reader: first what surely is the same, then what the rows say, at last what was split.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from .likeness import Commonness, Features, Parts, clearly_alike, likenesses, shares_word, twin_likeness
from .matching import DRAW_BITS, best_matching, draw
from .reading import Reading
from .relations import Confirmed


@dataclass(frozen=True, slots=True)
class Limits:
    """From which likeness on statements belong together; chosen on judged pairs, see `manage.py evaluate_comparison`.

    `alike`: two statements of a row. `part`: a further statement and one that has a partner. `clearly`: two statements
    of different ladders. `firm`: from there on they surely do; 130 of 133 such pairs were judged so.
    """

    alike: int = 2_000
    part: int = 4_000
    clearly: int = 7_000
    firm: int = 6_500


LIMITS = Limits()
EVERY_PAIR = LIMITS.alike // 10
"""What a pair counts beside its likeness: two good pairs are better than one that is a little better."""
TWIN = 100
"""Statements of different rows belong together only with so much of their words in common ..."""
SAME = 140
"""From so much in common on, statements of different rows surely belong together."""
TWIN_LEAD = 30
"""... and so much more than with any statement of their own rows."""
BEGINNING = 2
"""So many words are how a statement begins."""
COMMON_PHRASE = 10
"""A phrase that more statements have than this finds no twins."""
PARTED = re.compile(r"[\w)]{2}[.;:]\s+\w")
"""Where a statement of several parts has a new one begin; not after "e.g."."""

Side = dict[str, list[Reading]]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Statements that belong together; one side may be empty."""

    lower: tuple[Reading, ...]
    upper: tuple[Reading, ...]
    is_firm: bool = True
    """Whether they surely belong together."""
    confirmed: Confirmed | None = None
    """What people found of them: then nothing is added to it."""


class Alignment:
    """Two sides, read by dimension, while their statements find each other."""

    def __init__(self, lower: Side, upper: Side, limits: Limits) -> None:
        self.lower, self.upper, self.limits = lower, upper, limits
        self.dimensions = list(dict.fromkeys([*lower, *upper]))
        self.free_lower = dict.fromkeys(reading for cell in lower.values() for reading in cell)
        self.free_upper = dict.fromkeys(reading for cell in upper.values() for reading in cell)
        self.common = Commonness(reading.features for reading in (*self.free_lower, *self.free_upper))
        self.groups: list[Group] = []

    def join(
        self,
        lower: Iterable[Reading],
        upper: Iterable[Reading],
        is_firm: bool = True,
        confirmed: Confirmed | None = None,
    ) -> None:
        group = Group(tuple(lower), tuple(upper), is_firm, confirmed)
        self.groups.append(group)
        for reading in group.lower:
            self.free_lower.pop(reading, None)
        for reading in group.upper:
            self.free_upper.pop(reading, None)

    def row(self, dimension: str) -> tuple[list[Reading], list[Reading]]:
        """Return the statements of a dimension that have no partner yet."""
        lower, upper = self.lower.get(dimension, ()), self.upper.get(dimension, ())
        return [one for one in lower if one in self.free_lower], [one for one in upper if one in self.free_upper]

    def pairs(self, dimension: str) -> int:
        return len(self.lower.get(dimension, ())) * len(self.upper.get(dimension, ()))


def align(
    lower: Side, upper: Side, is_apart: bool, limits: Limits = LIMITS, confirmed: Iterable[Confirmed] = ()
) -> list[Group]:
    """Return the groups of statements that belong together, each statement in exactly one, in no particular order.

    Of ladders that are apart only what is clearly about the same thing belongs together. What people confirmed goes
    before everything else.
    """
    alignment = Alignment(lower, upper, limits)
    _join_confirmed(alignment, confirmed)
    _join_same(alignment, lambda reading: reading.statement.key)
    _join_same(alignment, lambda reading: (reading.statement.dimension, reading.said))
    _join_same(alignment, lambda reading: reading.said)
    _join_twins(alignment)
    if not is_apart:
        _join_only(alignment)
    _join_alike(alignment, *((limits.clearly, clearly_alike) if is_apart else (limits.alike, shares_word)))
    _join_parts(alignment)
    for reading in list(alignment.free_lower):
        alignment.join([reading], [])
    for reading in list(alignment.free_upper):
        alignment.join([], [reading])
    return alignment.groups


def _join_confirmed(alignment: Alignment, confirmed: Iterable[Confirmed]) -> None:
    """Join what people found to belong together, where all of its statements stand there and are free."""
    for found in confirmed:
        lower = [one for one in alignment.free_lower if one.statement.key in found.lower]
        upper = [one for one in alignment.free_upper if one.statement.key in found.upper]
        if (lower or upper) and len(lower) == len(found.lower) and len(upper) == len(found.upper):
            alignment.join(lower, upper, confirmed=found)


def _join_same(alignment: Alignment, name: Callable[[Reading], Hashable]) -> None:
    """Pair the first with the first, the second with the second of those of one name, unless it is empty."""
    lower, upper = _by_name(alignment.free_lower, name), _by_name(alignment.free_upper, name)
    for shared in lower.keys() & upper.keys():
        for one, other in zip(lower[shared], upper[shared], strict=False):
            alignment.join([one], [other])


def _by_name(readings: Iterable[Reading], name: Callable[[Reading], Hashable]) -> dict[Hashable, list[Reading]]:
    found = defaultdict(list)
    for reading in sorted(readings, key=lambda reading: reading.order):
        if value := name(reading):
            found[value].append(reading)
    return found


def _join_only(alignment: Alignment) -> None:
    """Pair what stands alone in its row on both sides: it speaks of one aspect, whatever it says."""
    for dimension in alignment.dimensions:
        lower, upper = alignment.row(dimension)
        if alignment.pairs(dimension) == len(lower) == len(upper) == 1:
            alignment.join(lower, upper)


def _join_alike(alignment: Alignment, enough: int, is_match: Callable[[Features, Features], bool]) -> None:
    """Pair within rows what is alike enough and may match at all, by the best total."""
    for dimension in alignment.dimensions:
        lower, upper = alignment.row(dimension)
        found = likenesses([one.features for one in lower], [one.features for one in upper], alignment.common, enough)
        weights = {
            (lower[one], upper[other]): value
            for (one, other), value in found.items()
            if is_match(lower[one].features, upper[other].features)
        }
        _join_best(alignment, weights, enough, alignment.limits.firm)


def _join_best(alignment: Alignment, weights: dict[tuple[Reading, Reading], int], enough: int, firm: int) -> None:
    lower, upper = list(dict.fromkeys(one for one, _ in weights)), list(dict.fromkeys(other for _, other in weights))
    below, above = {one: place for place, one in enumerate(lower)}, {one: place for place, one in enumerate(upper)}
    drawn = {
        (below[one], above[other]): ((weight - enough + EVERY_PAIR) << DRAW_BITS) + draw(one.mark, other.mark)
        for (one, other), weight in weights.items()
    }
    for one, other in best_matching(drawn):
        alignment.join([lower[one]], [upper[other]], is_firm=weights[lower[one], upper[other]] >= firm)


def _join_twins(alignment: Alignment) -> None:
    """Pair across rows what is nearly the same sentence, and like no other of its own row."""
    if len(alignment.dimensions) < 2:
        return
    found = {
        (one, other): likeness
        for one, other in _maybe_twins(alignment)
        if (likeness := twin_likeness(one.features, other.features)) >= TWIN
        and likeness > _best_in_rows(alignment, one, other) + TWIN_LEAD
    }
    _join_best(alignment, found, TWIN, SAME)


def _maybe_twins(alignment: Alignment) -> Iterator[tuple[Reading, Reading]]:
    """Yield the pairs of different rows that share a phrase, each once."""
    lower, upper = _by_phrase(alignment.free_lower), _by_phrase(alignment.free_upper)
    pairs = {
        pair: None
        for phrase in lower.keys() & upper.keys()
        if len(lower[phrase]) <= COMMON_PHRASE and len(upper[phrase]) <= COMMON_PHRASE
        for pair in product(lower[phrase], upper[phrase])
    }
    return ((one, other) for one, other in pairs if one.statement.dimension != other.statement.dimension)


def _by_phrase(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    found = defaultdict(list)
    for reading in readings:
        for phrase in reading.features.phrases:
            found[phrase].append(reading)
    return found


def _best_in_rows(alignment: Alignment, one: Reading, other: Reading) -> int:
    _, beside_one = alignment.row(one.statement.dimension)
    beside_other, _ = alignment.row(other.statement.dimension)
    likenesses = [
        *(twin_likeness(one.features, reading.features) for reading in beside_one),
        *(twin_likeness(reading.features, other.features) for reading in beside_other),
    ]
    return max(likenesses, default=0)


def _join_parts(alignment: Alignment) -> None:
    """Add to a pair a further statement of its row that carries another part of the one or of the other.

    The likeliest goes first; a pair takes one further statement, and is then no longer sure to belong together.
    """
    rows = {name: _Rest(*alignment.row(name)) for name in alignment.dimensions}
    found = [
        (likeness, draw(further.mark, draw(pair.lower[0].mark, pair.upper[0].mark)), number, further)
        for number, pair in enumerate(alignment.groups)
        if pair.confirmed is None
        for likeness, further in _further(alignment, pair, rows[pair.lower[0].statement.dimension])
    ]
    for _, _, number, further in sorted(found, key=lambda one: one[:2], reverse=True):
        pair = alignment.groups[number]
        if len(pair.lower) == len(pair.upper) == 1 and (
            further in alignment.free_lower or further in alignment.free_upper
        ):
            _add(alignment, number, further)


class _Rest:
    """The statements of a row that have no partner yet, and what they are as parts of others."""

    def __init__(self, *sides: Sequence[Reading]) -> None:
        self.lower, self.upper = ((side, Parts([reading.features for reading in side])) for side in sides)


def _further(alignment: Alignment, pair: Group, rest: _Rest) -> Iterator[tuple[int, Reading]]:
    (one,), (other,) = pair.lower, pair.upper
    dimension = one.statement.dimension
    if one.said == other.said or dimension != other.statement.dimension:
        return
    for whole, first, (candidates, parts) in ((one, other, rest.upper), (other, one, rest.lower)):
        has_parts = _has_parts(whole, alignment)
        found = zip(parts.likenesses(whole.features, first.features), candidates, strict=True)
        yield from (
            (likeness, reading)
            for likeness, reading in found
            if likeness >= alignment.limits.part
            and shares_word(whole.features, reading.features, None if has_parts else BEGINNING)
        )


def _has_parts(whole: Reading, alignment: Alignment) -> bool:
    """Whether a statement is likely to have parts: one of several sentences, or one that stands against two.

    A part of another one must begin with a word of it: in a row about risks every statement speaks of risks.
    """
    return alignment.pairs(whole.statement.dimension) == 2 or PARTED.search(whole.statement.text) is not None


def _add(alignment: Alignment, number: int, further: Reading) -> None:
    pair = alignment.groups[number]
    if further in alignment.free_lower:
        parts = sorted([*pair.lower, further], key=lambda reading: reading.statement.place)
        alignment.free_lower.pop(further)
        alignment.groups[number] = Group(tuple(parts), pair.upper, is_firm=False)
    else:
        parts = sorted([*pair.upper, further], key=lambda reading: reading.statement.place)
        alignment.free_upper.pop(further)
        alignment.groups[number] = Group(pair.lower, tuple(parts), is_firm=False)
