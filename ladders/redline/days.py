"""The ladder as of a day: which edition the address asks for, and what is said of a day that cannot be shown."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localdate

from jobfamilies.models import Edition, Level
from website.filters import plain
from website.roles import within

if TYPE_CHECKING:
    from website.models import User

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""How an address writes a day; Python reads more ways than that as one."""
LONGEST = 40
"""Characters of a wrong date that are repeated."""


@dataclass(frozen=True)
class Day:
    """A day that was asked for, or None where what was asked is no day: then `notice` says so."""

    on: date | None
    notice: str = ""


def read_day(query: QueryDict, name: str = "on") -> Day | None:
    """Read the day that an address asks for ("on=2027-01-31"); None where it asks for none."""
    asked = plain(query.get(name, ""))
    if not asked:
        return None
    with suppress(ValueError):
        if WRITTEN.fullmatch(asked):
            return Day(date.fromisoformat(asked))
    cut = asked if len(asked) <= LONGEST else f"{asked[:LONGEST]}…"
    return Day(None, f"“{cut}” is not a date such as 2027-01-31.")


def edition_on(organization: str, family: str, on: date, reader: "User | AnonymousUser") -> Edition | None:
    """Return the edition in force on that day as far as this reader may know, or None.

    Of a day to come only those know who may read what is scheduled.
    """
    editions = Edition.objects.filter(family__organization__slug=organization, family__slug=family)
    known = within(editions, reader, "jobfamilies.read_open_edition") if on > localdate() else editions
    return known.with_family().effective(on).latest_first().first()


def nothing_on(on: date, reader: "User | AnonymousUser", what: str = "edition of this family") -> str:
    """Return why nothing is shown for that day."""
    day = date_format(on)
    if on > localdate() and not reader.has_perm("jobfamilies.read_open_edition"):
        return f"{day} is still to come: an edition is shown from the day on which it takes effect."
    return f"No {what} {'will be' if on > localdate() else 'was'} in force on {day}."


def address_on(on: date, organization: str, family: str, level: str, reader: "User | AnonymousUser") -> str | None:
    """Return where the ladder (or its level, unless that is "") is read as it was in force on that day, or None."""
    edition = edition_on(organization, family, on, reader)
    if edition is None or not level:
        return edition.get_absolute_url() if edition else None
    named = Level.objects.filter(edition__family=edition.family, edition__in=Edition.objects.readable_by(reader))
    same = Q(slug=level) | Q(key__in=named.filter(slug=level).values("key"))
    found = edition.levels.filter(same).order_by("rank").first()
    if found is None:
        return None
    found.edition = edition
    return found.get_edition_url()
