"""What stands open in somebody's name, as the apps find it (OPEN_WORK in settings), and who goes on with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.module_loading import import_string

from website.models import User
from website.roles.actions import give_role
from website.roles.checking import may
from website.roles.declared import acts_of


@dataclass(frozen=True)
class OpenWork:
    """A thing that somebody works on: what it is in words, where it stands, and the role that goes on with it."""

    thing: Model
    words: str
    link: str
    kind: str
    act: str
    """What whoever goes on with it must be able to do."""


Find = Callable[[User], Iterable[OpenWork]]


def open_work(person: User) -> list[OpenWork]:
    """Return what is open in the person's name."""
    finders: list[Find] = [import_string(path) for path in settings.OPEN_WORK]
    return list(chain.from_iterable(find(person) for find in finders))


@transaction.atomic
def hand_over(*, work: Iterable[OpenWork], to: User, by: User, at: datetime) -> int:
    """Appoint somebody for each of these things with which they may not go on yet. Returns how many there were.

    Raises CannotGive.
    """
    new = [each for each in work if not may(to, each.act, each.thing)]
    for each in new:
        assert each.act in acts_of(each.kind)
        give_role(person=to, kind=each.kind, thing=each.thing, by=by, at=at)
    return len(new)
