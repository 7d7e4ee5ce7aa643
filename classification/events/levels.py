"""What people are told of the levels of their positions, once an edition is in force."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.timezone import localdate

from classification.events.requests import of_position, page
from classification.models import Position
from classification.rulings.edition_changes import changes
from classification.rulings.text_changes import positions_at, reworded_levels
from jobfamilies.events import took_effect
from jobfamilies.models import Edition, Level
from website.mail import tell
from website.mail.events import Audience, Event
from website.mail.people import those
from website.models import User


def holders(level: Level) -> list[User]:
    """Return who holds a position at the level today."""
    return those(*(each.incumbent for each in positions_at(level, localdate())))


def managers(level: Level) -> list[User]:
    """Return who holds a position above one at the level today."""
    above = (each.supervisor for each in positions_at(level, localdate()))
    return those(*(each.incumbent for each in above if each))


def history(level: Level) -> str:
    """Return the page that says what became of the level from edition to edition."""
    return reverse("ladders:level-history", args=[*level.edition.family.natural_key(), level.slug])


def of_level(level: Level) -> dict[str, str]:
    family = level.edition.family
    return {"level": level.name, "family": family.name, "organization": family.organization.name}


def holder(position: Position) -> list[User]:
    return those(position.incumbent)


def manager(position: Position) -> list[User]:
    above = position.supervisor
    return those(above.incumbent if above else None)


EVENTS = (
    Event(
        "level reads otherwise",
        "What is expected of {level} has changed",
        "The edition of {family} that is in force now at {organization} states it otherwise than the one before.",
        (
            Audience("Who holds a position at the level", holders, history),
            Audience("Who holds the position above", managers, history),
        ),
        of_level,
        lambda level: level.edition.family.organization.slug,
    ),
    Event(
        "level replaced",
        "Position {position} has another level",
        "{was} is no longer stated at {organization}. The position is classified as {level} now.",
        (
            Audience("Who holds the position", holder, page),
            Audience("Who holds the position above", manager, page),
        ),
        of_position,
        lambda position: position.organization.slug,
    ),
)


def level_occasions(at: datetime) -> dict[str, Callable[[], None]]:
    """Return what tells of the levels of each edition that came into force, by the name of the occasion."""
    return {f"levels of edition {each.pk}": partial(tell_of_levels, each, at) for each in took_effect(at)}


def tell_of_levels(edition: Edition, at: datetime) -> None:
    """Tell who holds positions that the edition changes, and their managers."""
    by = edition.publication.published_by
    for level in reworded_levels(edition):
        tell("level reads otherwise", about=level, by=by, at=at)
    for change in changes(edition):
        if change.new and change.is_moved:
            tell("level replaced", about=change.position, by=by, at=at, was=change.old.name, level=change.new.name)
