"""Putting what an edition owns in another order."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Case, F, Model, Value, When

Thing = TypeVar("Thing", bound=Model)


def reordered(things: Sequence[Thing], moved: Thing, to: int) -> list[Thing]:
    """Return the things with one of them at place `to`, counted from 1; a place beyond the ends is the end."""
    rest = [each for each in things if each.pk != moved.pk]
    place = min(max(to, 1), len(things)) - 1
    return [*rest[:place], moved, *rest[place:]]


def put_in_order(model: type[Model], field: str, things: Sequence[Model]) -> None:
    """Number the things from 1 in their order, by way of negative places, which no thing has.

    SQLite checks a unique constraint row by row, so no place may be held twice even for a moment.
    """
    if not things:
        return
    rows = model._default_manager.filter(pk__in=[each.pk for each in things])
    places = [When(pk=each.pk, then=Value(-place)) for place, each in enumerate(things, start=1)]
    rows.update(**{field: Case(*places)})
    rows.update(**{field: -F(field)})
