"""Compares two sides: aligns their statements, judges each relation and sums up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .alignment import LIMITS, Group, Limits, align
from .difference import Segments, alone, segments
from .reading import Cells, Reading, read
from .relations import TYPES, Comparison, Confirmed, DimensionComparison, Kind, Relation, Side, Stated, Summary
from .verdicts import Said, Standing, judge


def compare(
    lower: Cells,
    upper: Cells,
    standing: Standing = "same",
    *,
    is_english: bool = True,
    limits: Limits = LIMITS,
    confirmed: Iterable[Confirmed] = (),
) -> Comparison:
    """Return what changes from the lower side to the upper one.

    `standing` says how the lower side stands to the upper: "below" or "above" it in one ladder, "apart" from it in
    another ladder, or the "same" level in another edition. Of texts that are not English nothing is said but what is
    unchanged, changed, new and no longer stated: no cue is read. What people `confirmed` of statements with such keys
    stands as they say.

    Each side maps dimensions, in the order of its document, to their statements: lines of a grid or bare texts. Lines
    with the same stable key are one statement in two editions, whatever they say. Dimensions stand in the lower side's
    order, those of the upper side alone after them.
    """
    below, above = read(lower), read(upper)
    groups = align(below, above, standing == "apart", limits, confirmed)
    relations = [_relation(group, standing, is_english) for group in groups]
    dimensions = tuple(
        DimensionComparison(
            name, _in_dimension(name, relations), _stated(bool(below.get(name)), bool(above.get(name)))
        )
        for name in dict.fromkeys([*below, *above])
    )
    return Comparison(dimensions, _summary(dimensions, relations))


def _relation(group: Group, standing: Standing, is_english: bool) -> Relation:
    found = _read(group, standing, is_english)
    if group.confirmed is None:
        return found
    return replace(found, verdicts=group.confirmed.verdicts, certainty="sure", confirmed=group.confirmed)


def _read(group: Group, standing: Standing, is_english: bool) -> Relation:
    if not group.lower or not group.upper:
        return Relation(_kind(group), _alone(group.lower), _alone(group.upper), certainty="likely")
    lower, upper = segments(_texts(group.lower), _texts(group.upper))
    sides = _sides(group.lower, lower), _sides(group.upper, upper)
    if _says_the_same(group):
        return Relation(_kind(group), *sides, ("unchanged",))
    if not is_english:
        return Relation(_kind(group), *sides, ("changed",), certainty="open")
    judgement = judge(_said(group.lower), _said(group.upper), standing, group.is_firm)
    return Relation(_kind(group), *sides, judgement.verdicts, judgement.reasons, judgement.certainty)


def _says_the_same(group: Group) -> bool:
    """Whether both sides are the same words but for punctuation and case; parts may stand in any order."""
    if len(group.lower) == len(group.upper) == 1:
        return group.lower[0].said == group.upper[0].said
    return sorted(_all_said(group.lower)) == sorted(_all_said(group.upper))


def _kind(group: Group) -> Kind:
    if not group.lower or not group.upper:
        return "dropped" if group.lower else "new"
    if len(group.lower) != len(group.upper):
        return "split" if len(group.lower) < len(group.upper) else "merged"
    is_moved = group.lower[0].statement.dimension != group.upper[0].statement.dimension
    return "moved" if is_moved else "paired"


def _texts(readings: Sequence[Reading]) -> list[str]:
    return [reading.statement.text for reading in readings]


def _alone(readings: Sequence[Reading]) -> tuple[Side, ...]:
    return _sides(readings, [alone(text) for text in _texts(readings)])


def _sides(readings: Sequence[Reading], shown: Sequence[Segments]) -> tuple[Side, ...]:
    return tuple(Side(reading.statement, found, reading.cues) for reading, found in zip(readings, shown, strict=True))


def _said(readings: Sequence[Reading]) -> Said:
    return Said([cue for reading in readings for cue in reading.cues], _all_said(readings))


def _all_said(readings: Sequence[Reading]) -> list[str]:
    return [word for reading in readings for word in reading.said]


def _in_dimension(dimension: str, relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """Return a dimension's relations in the order of the upper statements; what is only below stands last."""
    found = [relation for relation in relations if dimension in (relation.dimension, relation.to_dimension)]
    return tuple(sorted(found, key=lambda relation: _place(dimension, relation)))


def _place(dimension: str, relation: Relation) -> tuple[bool, int]:
    for is_last, sides in ((False, relation.upper), (True, relation.lower)):
        if sides and sides[0].statement.dimension == dimension:
            return is_last, sides[0].statement.place
    raise ValueError(f"The relation does not stand in {dimension}.")


def _stated(below: bool, above: bool) -> Stated:
    if below and above:
        return "both"
    return "lower only" if below else "upper only" if above else "neither"


def _summary(dimensions: Sequence[DimensionComparison], relations: Sequence[Relation]) -> Summary:
    counts = Counter(found for relation in relations for found in relation.types)
    return Summary(
        counts=tuple((name, counts[name]) for name in TYPES if counts[name]),
        unchanged=tuple(one.dimension for one in dimensions if one.is_unchanged),
        says_the_same=tuple(one.dimension for one in dimensions if one.says_the_same),
        lower_only=tuple(one.dimension for one in dimensions if one.stated == "lower only"),
        upper_only=tuple(one.dimension for one in dimensions if one.stated == "upper only"),
    )
