"""Adding, changing, ordering and retiring the levels of a draft."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from jobfamilies.models import Edition, Level
from ladders.actions import owned
from ladders.actions.writing import CannotChange, writable
from ladders.index import write_edition
from website.models import User


@transaction.atomic
def add_level(*, edition: Edition, by: User, at: datetime, **facts: Any) -> Level:
    """Return a new level above all others of the draft. Raises CannotChange, or IntegrityError for facts in use."""
    level = owned.add(Level(**facts), edition=(edition := writable(edition, by)), by=by, at=at)
    write_edition(edition)
    return level


@transaction.atomic
def change_level(*, level: Level, by: User, at: datetime, **facts: Any) -> bool:
    """Give a level of a draft other facts; return whether any differs. The slug stays once it was published.

    Raises CannotChange, or IntegrityError for facts that another level has.
    """
    return bool(change_levels(edition=level.edition, changes={level.pk: facts}, by=by, at=at))


@transaction.atomic
def change_levels(
    *, edition: Edition, changes: Mapping[int, Mapping[str, Any]], by: User, at: datetime
) -> list[Level]:
    """Give levels of a draft other facts by their keys, which they may exchange; return those that differ.

    Raises CannotChange, or IntegrityError for facts that another level keeps.
    """
    edition = writable(edition, by)
    levels = owned.stored(edition.levels.select_related("grade__organization", "source_document"), changes)
    for level, facts in levels.items():
        if facts.get("slug", level.slug) != level.slug and was_published(level):
            raise CannotChange(["The slug is an address that others link to since the level was published. It stays."])
    return owned.change(levels, edition=edition, by=by, at=at)


@transaction.atomic
def move_level(*, level: Level, to: int, by: User, at: datetime) -> None:
    """Put a level of a draft at a rank, 1 being the lowest; the others close up. Raises CannotChange."""
    owned.move(level, to, edition=writable(level.edition, by), by=by, at=at)


@transaction.atomic
def retire_level(*, level: Level, by: User, at: datetime, version: str | None = None) -> None:
    """Take a level out of a draft, with all that it says; what is published still has it.

    `version` is that of what the person was shown of it (see `owned.all_said`), where they were. Raises CannotChange,
    and SaysOtherwise where it says something else by now.
    """
    edition = writable(level.edition, by)
    said = [f"{each.row}: {each.text}" for each in owned.shown_before(level, version)]
    owned.retire(level, said, edition=edition, by=by, at=at)


def was_published(level: Level) -> bool:
    """Return whether any published edition of the family has the level, so that its address is known."""
    family = level.edition.family_id
    return Level.objects.filter(edition__family=family, edition__publication__isnull=False, key=level.key).exists()
