"""Which grades stand on one height: those of one organization in its order, of two only where HR equated grades."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Generic, TypeVar

Organization = TypeVar("Organization", bound=Hashable)
Grade = TypeVar("Grade", bound=Hashable)


@dataclass(frozen=True)
class Band(Generic[Organization, Grade]):
    """Organizations on one scale, alone or joined by equal grades. `rungs` holds the grades of each height, lowest
    first."""

    organizations: tuple[Organization, ...]
    rungs: tuple[tuple[Grade, ...], ...]


def bands(
    scales: Mapping[Organization, Sequence[Grade]], equal: Iterable[tuple[Grade, Grade]]
) -> list[Band[Organization, Grade]]:
    """Return the scales (grades of each organization, lowest first), joined where grades are equal.

    Organizations whose equal grades contradict their orders stay apart, each with its own scale.
    """
    joined = list(equal)
    found: list[Band[Organization, Grade]] = []
    for members in _connected(scales, joined):
        own = {organization: scales[organization] for organization in members}
        rungs = _merged(own, joined) if len(members) > 1 else None
        if rungs is None:
            found += [Band((name,), tuple((grade,) for grade in scale)) for name, scale in own.items()]
        else:
            found.append(Band(tuple(members), rungs))
    return found


def contradicts(scales: Mapping[Organization, Sequence[Grade]], equal: Iterable[tuple[Grade, Grade]]) -> bool:
    """Return whether the equal grades put a grade above itself or make two of one organization equal."""
    joined = list(equal)
    return any(
        _merged({organization: scales[organization] for organization in members}, joined) is None
        for members in _connected(scales, joined)
    )


def _connected(
    scales: Mapping[Organization, Sequence[Grade]], equal: list[tuple[Grade, Grade]]
) -> list[list[Organization]]:
    """Return the organizations in their order, those that equal grades join in one list."""
    home = {grade: organization for organization, scale in scales.items() for grade in scale}
    group = {organization: index for index, organization in enumerate(scales)}
    for first, second in equal:
        low, high = sorted((group[home[first]], group[home[second]]))
        group = {organization: low if index == high else index for organization, index in group.items()}
    members: dict[int, list[Organization]] = defaultdict(list)
    for organization, index in group.items():
        members[index].append(organization)
    return list(members.values())


def _merged(
    scales: Mapping[Organization, Sequence[Grade]], equal: list[tuple[Grade, Grade]]
) -> tuple[tuple[Grade, ...], ...] | None:
    """Return one scale of all the grades, lowest first; None where they contradict each other."""
    rung = {grade: grade for scale in scales.values() for grade in scale}
    for first, second in equal:
        if first in rung and second in rung:
            kept, given_up = rung[first], rung[second]
            rung = {grade: kept if name == given_up else name for grade, name in rung.items()}
    below: dict[Grade, list[Grade]] = {}
    grades: dict[Grade, list[Grade]] = defaultdict(list)
    for scale in scales.values():
        if len({rung[grade] for grade in scale}) < len(scale):
            return None
        for lower, grade in zip([None, *scale], scale, strict=False):
            grades[rung[grade]].append(grade)
            below.setdefault(rung[grade], []).extend([] if lower is None else [rung[lower]])
    try:
        order = list(TopologicalSorter(below).static_order())
    except CycleError:
        return None
    return tuple(tuple(grades[name]) for name in order)
