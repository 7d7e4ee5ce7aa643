"""Levels or rows of a draft written at once, as one page of the admin sends them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, Generic

from django.db import transaction

from jobfamilies.models import Edition, Level
from ladders.actions.levels import change_levels, retire_level
from ladders.actions.owned import Owned, add, arrange, in_order, named, place_of
from ladders.actions.rows import change_rows, retire_row
from ladders.actions.writing import writable
from ladders.index import write_edition
from ladders.models import Row
from website.models import User
from website.ordering import settled

CHANGE: dict[type[Level | Row], Callable[..., Any]] = {Level: change_levels, Row: change_rows}
RETIRE: dict[type[Level | Row], Callable[..., None]] = {Level: retire_level, Row: retire_row}


@dataclass(frozen=True)
class Sent(Generic[Owned]):
    """What was sent of levels or of rows: new ones with their places; by key, facts and places of others; who goes."""

    added: Sequence[Owned] = ()
    facts: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    places: Mapping[int, int] = field(default_factory=dict)
    retired: Sequence[int] = ()


@transaction.atomic
def write_together(model: type[Owned], sent: Sent[Owned], *, edition: Edition, by: User, at: datetime) -> None:
    """Retire, change, add and order what was sent; what is given a place takes it, and the others make room.

    Raises CannotChange, or IntegrityError for facts that another one keeps.
    """
    edition = writable(edition, by)
    # Before any goes or comes: the places that were sent are those that people saw.
    standing = _standing(model, sent, edition)
    for thing in model._default_manager.filter(edition=edition, pk__in=sent.retired):
        RETIRE[model](**named(thing), by=by, at=at)
    CHANGE[model](edition=edition, changes=sent.facts, by=by, at=at)
    added = [add(thing, edition=edition, by=by, at=at).pk for thing in sent.added]
    keys = [added[-key - 1] if key < 0 else key for key in sorted(standing, key=lambda key: standing[key])]
    arrange(model, dict(zip(keys, count(1), strict=False)), edition=edition, by=by, at=at)
    write_edition(edition)


def _standing(model: type[Owned], sent: Sent[Owned], edition: Edition) -> dict[int, int]:
    """Return the places of those that stay by their keys, and of the new ones by -1, -2 and so on."""
    stored = {thing.pk: place_of(thing) for thing in in_order(model, edition) if thing.pk not in sent.retired}
    new = {-number: place_of(thing) for number, thing in enumerate(sent.added, start=1)}
    return settled(stored, {**sent.places, **new})
