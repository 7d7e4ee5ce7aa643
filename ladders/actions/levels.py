"""Adding, changing, ordering and retiring the levels of a draft."""

from datetime import datetime
from typing import Any

from django.db import transaction

from jobfamilies.models import Edition, Level
from ladders.actions.ordering import put_in_order, reordered
from ladders.actions.writing import CannotChange, log, writable
from ladders.index import write_edition
from ladders.models import CellChange, Statement
from website.models import User

FACTS = (
    "title",
    "short_title",
    "slug",
    "job_code",
    "grade",
    "grade_text",
    "exemption",
    "source_date_label",
    "source_date_text",
    "source_date",
    "source_document",
)


@transaction.atomic
def add_level(*, edition: Edition, by: User, at: datetime, **facts: Any) -> Level:
    """Return a new level above all others of the draft. Raises CannotChange, or IntegrityError for facts in use."""
    edition = writable(edition, by)
    level = Level.objects.create(edition=edition, rank=edition.levels.count() + 1, **facts)
    log(CellChange.Kind.LEVEL_ADDED, edition=edition, by=by, at=at, level=level, after=facts_in_words(level))
    write_edition(edition)
    return level


@transaction.atomic
def change_level(*, level: Level, by: User, at: datetime, **facts: Any) -> bool:
    """Give a level of a draft other facts; return whether any differs. The slug stays once it was published.

    Raises CannotChange, or IntegrityError for facts that another level has.
    """
    edition = writable(level.edition, by)
    stored = edition.levels.get(pk=level.pk)
    before = facts_in_words(stored)
    if "slug" in facts and facts["slug"] != stored.slug and was_published(stored):
        raise CannotChange(["The slug is an address that others link to since the level was published. It stays."])
    for name, value in facts.items():
        setattr(stored, name, value)
    after = facts_in_words(stored)
    if before == after:
        return False
    stored.save()
    log(CellChange.Kind.LEVEL_CHANGED, edition=edition, by=by, at=at, level=stored, before=before, after=after)
    write_edition(edition)
    return True


@transaction.atomic
def move_level(*, level: Level, to: int, by: User, at: datetime) -> None:
    """Put a level of a draft at a rank, 1 being the lowest; the others close up. Raises CannotChange."""
    edition = writable(level.edition, by)
    levels = list(edition.levels.order_by("rank"))
    moved = reordered(levels, level, to)
    put_in_order(Level, "rank", moved)
    if [each.pk for each in levels] != [each.pk for each in moved]:
        before, after = ("\n".join(each.name for each in some) for some in (levels, moved))
        log(CellChange.Kind.ORDER, edition=edition, by=by, at=at, level=level, before=before, after=after)


@transaction.atomic
def retire_level(*, level: Level, by: User, at: datetime) -> None:
    """Take a level out of a draft, with all that it says; what is published still has it. Raises CannotChange."""
    edition = writable(level.edition, by)
    said = Statement.objects.filter(edition=edition, level=level).select_related("row").order_by("row__place", "place")
    text = "\n".join([facts_in_words(level), *(f"{each.row.label}: {each.text}" for each in said)])
    log(CellChange.Kind.LEVEL_RETIRED, edition=edition, by=by, at=at, level=level, before=text)
    edition.levels.filter(pk=level.pk).delete()
    put_in_order(Level, "rank", list(edition.levels.order_by("rank")))
    write_edition(edition)


def was_published(level: Level) -> bool:
    """Return whether any published edition of the family has the level, so that its address is known."""
    family = level.edition.family_id
    return Level.objects.filter(edition__family=family, edition__publication__isnull=False, key=level.key).exists()


def facts_in_words(level: Level) -> str:
    """Return what the level states of itself, a fact per line; what it does not state is left out."""
    stated = ((name, getattr(level, name)) for name in FACTS)
    return "\n".join(f"{Level._meta.get_field(name).verbose_name}: {value}" for name, value in stated if value)  # type: ignore[union-attr]
