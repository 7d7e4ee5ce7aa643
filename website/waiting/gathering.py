"""Gathers what waits for a person from all apps, and puts it into groups by its reason, late things first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from website.models import User
from website.waiting.things import Reason, Waiting

AT_ONCE = 5
"""How many things of a reason are shown before the others are asked for."""


@dataclass(frozen=True)
class Line:
    """A thing as a page shows it: its day in words."""

    thing: Waiting
    is_late: bool
    day: str
    date: str


@dataclass(frozen=True)
class Group:
    """All that waits for one reason."""

    reason: Reason
    lines: tuple[Line, ...]

    @property
    def first(self) -> tuple[Line, ...]:
        return self.lines[:AT_ONCE]

    @property
    def others(self) -> tuple[Line, ...]:
        return self.lines[AT_ONCE:]


@dataclass(frozen=True)
class WorkList:
    """What waits for a person on a day: its groups, and the organizations that anything of it belongs to."""

    groups: tuple[Group, ...]
    organizations: tuple[str, ...]
    chosen: str = ""

    @property
    def number(self) -> int:
        return sum(len(group.lines) for group in self.groups)

    @property
    def late(self) -> int:
        return sum(line.is_late for group in self.groups for line in group.lines)


def waiting_for(person: User, today: date) -> list[Waiting]:
    """Return what waits for the person, as the apps tell it in their order; see WORK_LISTS. Superusers too are asked.

    Each app asks a fixed number of queries, however much there is.
    """
    return [thing for name in settings.WORK_LISTS for thing in import_string(name)(person, today)]


def work_list(things: Iterable[Waiting], today: date, organization: str = "") -> WorkList:
    """Return the things in groups: those with something late first, else in the order in which they were told.

    Of one organization alone where its name is given, and anything waits there.
    """
    things = list(things)
    organizations = tuple(sorted({thing.organization for thing in things}))
    chosen = organization if organization in organizations else ""
    groups: dict[Reason, list[Waiting]] = {}
    for thing in things:
        if chosen in ("", thing.organization):
            groups.setdefault(thing.reason, []).append(thing)
    found = [Group(reason, lines(of_reason, today)) for reason, of_reason in groups.items()]
    late_first = sorted(found, key=lambda group: not group.lines[0].is_late)
    return WorkList(tuple(late_first), organizations, chosen)


def lines(things: Iterable[Waiting], today: date) -> tuple[Line, ...]:
    """Return the things of a reason as they are shown: the nearest day first."""
    ordered = sorted(things, key=Waiting.place)
    return tuple(Line(thing, thing.is_late(today), *thing.day(today)) for thing in ordered)
