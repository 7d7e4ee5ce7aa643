"""Pages of the past: a family's editions, what changed from one to another, one level through all of them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from jobfamilies.models import Edition, JobFamily, Level
from ladders.redline import LevelChanges, Life, life_of, redline_of
from ladders.redline.days import nothing_on, read_day
from ladders.redline.history import editions_of, history, knows_people
from ladders.views.reading import crumbs_to

NUMBER = re.compile(r"[0-9]{1,9}")


def find_family(request: HttpRequest, organization: str, family: str) -> JobFamily:
    """Return a family of which the reader may read an edition. Raises Http404."""
    families = JobFamily.objects.select_related("organization", "function")
    readable = Edition.objects.readable_by(request.user).values("family")
    return get_object_or_404(families, organization__slug=organization, slug=family, pk__in=readable)


def in_force_of(family: JobFamily) -> Edition | None:
    return Edition.objects.filter(family=family).effective(localdate()).latest_first().first()


def name_of(family: JobFamily, edition: Edition) -> str:
    """Return what an edition calls the family, else its own name."""
    return edition.title or family.name


def crumbs(family: JobFamily, *rest: tuple[str, str | None], name: str = "") -> list[tuple[str, str | None]]:
    """Return the way from the catalogue to a page below the family's history."""
    ladder = (name or family.name, family.get_absolute_url())
    return [*crumbs_to(family.organization), ladder, *rest]


def history_crumb(family: JobFamily) -> tuple[str, str]:
    return "History", reverse("ladders:editions", args=family.natural_key())


@require_safe
def editions(request: HttpRequest, organization: str, family: str) -> HttpResponse:
    """The editions of a family: what each was, since when, and what it changed. People are shown to HR alone."""
    found = find_family(request, organization, family)
    readable = list(editions_of(found, request.user))
    for edition in readable:
        edition.family = found
    in_force = in_force_of(found)
    context = {
        "family": found,
        "name": (name := name_of(found, in_force or readable[0])),
        "entries": history(readable, in_force),
        "numbers": [edition.number for edition in readable],
        "today": localdate(),
        "knows_people": knows_people(request.user, found),
        "may_start": request.user.has_perm("jobfamilies.add_edition", found),
        "open": next((edition for edition in readable if edition.state in Edition.OPEN), None),
        "crumbs": crumbs(found, ("History", None), name=name),
    }
    return render(request, "ladders/editions.html", context)


@require_safe
def choose_redline(request: HttpRequest, organization: str, family: str) -> HttpResponse:
    """Lead from two numbers in the address ("from", "to") to what changed between those editions."""
    numbers = [request.GET.get(name, "") for name in ("from", "to")]
    if not all(NUMBER.fullmatch(number) for number in numbers):
        raise Http404("Two editions are named by their numbers.")
    return redirect("ladders:redline", organization, family, *map(int, numbers))


@require_safe
def redline(request: HttpRequest, organization: str, family: str, before: int, after: int) -> HttpResponse:
    """What changes from one edition of a family to another: only that, or all that both say ("unchanged=1")."""
    editions = Edition.objects.filter(family__organization__slug=organization, family__slug=family)
    # Not "number in": only of "number is" does Django know that no column holds a number of 30 digits.
    asked = editions.readable_by(request.user).filter(Q(number=before) | Q(number=after)).with_family()
    readable = {edition.number: edition for edition in asked}
    if not {before, after} <= readable.keys():
        raise Http404("There is no such edition that you may read.")
    old, new = readable[before], readable[after]
    context = {
        "redline": redline_of(old, new),
        "family": new.family,
        "shows_all": request.GET.get("unchanged") == "1",
        "crumbs": crumbs(
            new.family, history_crumb(new.family), (f"From edition {before} to {after}", None), name=new.name
        ),
    }
    return render(request, "ladders/redline.html", context)


@require_safe
def level_history(request: HttpRequest, organization: str, family: str, level: str) -> HttpResponse:
    """One level through the editions: what each changed; and since a day ("since=2024-03-01") up to now."""
    found = find_family(request, organization, family)
    in_force = in_force_of(found)
    readable = list(editions_of(found, request.user))[::-1]
    for edition in readable:
        edition.family = found
    latest = latest_level(readable, level, in_force)
    life = life_of(latest.key, readable)
    stays = life.stays
    context = {
        "family": found,
        "level": latest,
        "stays": stays,
        "in_force": in_force,
        "today": localdate(),
        "knows_people": knows_people(request.user, found),
        **since_context(request, life, in_force),
        "crumbs": crumbs(
            found, history_crumb(found), (latest.name, None), name=name_of(found, in_force or readable[-1])
        ),
    }
    return render(request, "ladders/level_history.html", context)


def latest_level(editions: list[Edition], slug: str, in_force: Edition | None) -> Level:
    """Return the level that has that address in the edition in force, else where it had it last. Raises Http404."""
    found = {level.edition_id: level for level in Level.objects.filter(edition__in=editions, slug=slug)}
    order = [*([in_force] if in_force else []), *editions[::-1]]
    level = next((found[edition.pk] for edition in order if edition.pk in found), None)
    if level is None:
        raise Http404(f"No edition has a level {slug}.")
    return level


def since_context(request: HttpRequest, life: Life, in_force: Edition | None) -> dict[str, Any]:
    """Return what became of the level since the day that the address asks for, or why that cannot be told."""
    day = read_day(request.GET, "since")
    if day is None or day.on is None:
        return {"since_notice": day.notice if day else ""}
    if day.on > localdate():
        return {
            "since": day.on,
            "since_notice": "That day is still to come: what changed since then is told afterwards.",
        }
    then = in_force_on(life.editions, day.on)
    if then is None or in_force is None:
        return {"since": day.on, "since_notice": nothing_on(day.on, request.user)}
    changes: LevelChanges | None = life.changes(then, in_force)
    if changes is None or changes.before is None:
        return {"since": day.on, "since_notice": f"Edition {then.number}, in force then, had no such level."}
    return {"since": day.on, "since_changes": changes, "then": then}


def in_force_on(editions: Iterable[Edition], on: date) -> Edition | None:
    """Return which of a family's editions was in force on that day, as `EditionQuerySet.in_force` has it."""
    counted = [
        edition
        for edition in editions
        if edition.is_published and not edition.publication.is_withdrawn and edition.publication.effective_on <= on
    ]
    return max(counted, key=lambda edition: (edition.publication.effective_on, edition.number), default=None)
