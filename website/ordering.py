"""Rows that stand in an order, no two of them at one place, put into another order within one save.

A database checks that no place is taken row by row, so rows that change places go by way of places that no row has.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar, Protocol, TypeVar

from django.db.models import Case, Model, QuerySet, Value, When

FIRST, LAST = 0, 32_767
"""The places that the smallest column of both databases holds; people count from 1."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Order:
    """How the rows of a model stand: the column of their place, and what those share among whom it is counted."""

    place: str
    within: tuple[str, ...] = ()

    def beside(self, row: Model) -> QuerySet[Any]:
        """Return the stored rows of the order that this row stands in."""
        return type(row)._default_manager.filter(**{name: getattr(row, name) for name in self.within})

    def at_the_place_of(self, row: Model) -> Any:
        """Return the other row that stands where this one is to stand; None where none does."""
        return self.beside(row).filter(**{self.place: getattr(row, self.place)}).exclude(pk=row.pk).first()


class InOrder(Protocol):
    """A model whose rows stand in an order."""

    in_order: ClassVar[Order]


def settled(stored: Mapping[Key, int], given: Mapping[Key, int]) -> dict[Key, int]:
    """Return the place of each: those that are given one have it, and the others make room for them.

    The others stay, unless something is given the place of one of them: then they share the places that are left, in
    the order in which they stand, and take the next ones behind where these are too few. No place is given twice.
    """
    others = sorted((key for key in stored if key not in given), key=lambda key: stored[key])
    taken = set(given.values())
    wanted = [stored[key] for key in others if stored[key] in taken]
    if not wanted:
        return {**stored, **given}
    left = set(stored.values()) - taken
    left |= set(islice(_free_from(wanted[0], left | taken), max(0, len(others) - len(left))))
    return {**dict(zip(others, sorted(left), strict=False)), **given}


def _free_from(place: int, held: Collection[int]) -> Iterator[int]:
    """Yield the places that nothing holds: first those behind a place, then those before it."""
    return (each for each in (*range(place, LAST + 1), *range(place - 1, FIRST - 1, -1)) if each not in held)


def make_room(
    rows: QuerySet[Any], place: str, given: Mapping[Any, int], *, leaving: Collection[Any] = ()
) -> dict[Any, int]:
    """Put stored rows at the places that they are given, by key, and return where others went to make room.

    `rows` are all that stand in one order. A key of none of them is that of a row to come, for which its place is
    cleared; whoever is given the place of one that is `leaving` has it.
    """
    stored = dict(rows.values_list("pk", place))
    places = settled({key: at for key, at in stored.items() if key not in leaving}, given)
    aside = _free_from(LAST, {*stored.values(), *places.values()})
    _put(rows, place, stored, places | {key: next(aside) for key in stored.keys() & set(leaving)})
    return {key: places[key] for key in stored if places.get(key, stored[key]) != stored[key] and key not in given}


def put_in_order(rows: QuerySet[Any], place: str, keys: Collection[Any]) -> None:
    """Number the rows from 1 in the order of their keys. `rows` are all that stand in one order."""
    _put(rows, place, dict(rows.values_list("pk", place)), {key: at for at, key in enumerate(keys, start=1)})


def step_aside(rows: QuerySet[Any], place: str, keys: Collection[Any], wanted: Collection[int]) -> None:
    """Put the rows with these keys where no row stands and none is wanted, so that each can be saved at any place."""
    aside = _free_from(LAST, {*rows.values_list(place, flat=True), *wanted})
    _write(rows, place, {key: next(aside) for key in keys})


def _put(rows: QuerySet[Any], place: str, stored: Mapping[Any, int], places: Mapping[Any, int]) -> None:
    moved = {key: to for key, to in places.items() if stored.get(key, to) != to}
    step_aside(rows, place, moved, places.values())
    _write(rows, place, moved)


def _write(rows: QuerySet[Any], place: str, places: Mapping[Any, int]) -> None:
    if places:
        cases = (When(pk=key, then=Value(to)) for key, to in places.items())
        rows.filter(pk__in=list(places)).update(**{place: Case(*cases)})
