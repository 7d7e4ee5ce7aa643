"""What is done alike with the levels and the rows of a draft: facts are kept in words, and both stand in order."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from jobfamilies.models import Edition, Level
from ladders.actions.ordering import put_in_order, reordered
from ladders.actions.writing import log
from ladders.index import write_edition
from ladders.models import CellChange, Row
from website.models import User

Owned = TypeVar("Owned", Level, Row)

PLACES: dict[type[Level | Row], str] = {Level: "rank", Row: "place"}
FACTS: dict[type[Level | Row], tuple[str, ...]] = {
    Level: (
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
    ),
    Row: ("dimension", "label", "heading", "style", "note", "source_document"),
}
"""What people state of a level or a row, in the order in which it is asked."""


def change(
    stored: Owned, facts: dict[str, Any], kind: CellChange.Kind, *, edition: Edition, by: User, at: datetime
) -> bool:
    """Give what is stored other facts, and keep what it was; return whether any differs."""
    before = facts_in_words(stored)
    for name, value in facts.items():
        setattr(stored, name, value)
    after = facts_in_words(stored)
    if before == after:
        return False
    stored.save()
    log(kind, edition=edition, by=by, at=at, **named(stored), before=before, after=after)
    write_edition(edition)
    return True


def move(moved: Owned, to: int, *, edition: Edition, by: User, at: datetime) -> None:
    """Put it at a place, 1 being the first; the others close up."""
    things = in_order(type(moved), edition)
    order = reordered(things, moved, to)
    if things == order:
        return
    put_in_order(type(moved), PLACES[type(moved)], order)
    before, after = ("\n".join(map(str, some)) for some in (things, order))
    log(CellChange.Kind.ORDER, edition=edition, by=by, at=at, **named(moved), before=before, after=after)


def retire(
    thing: Owned, said: Iterable[str], kind: CellChange.Kind, *, edition: Edition, by: User, at: datetime
) -> None:
    """Take it out of the draft and keep its facts and what it `said`, a line each; the others close up."""
    before = "\n".join([facts_in_words(thing), *said])
    log(kind, edition=edition, by=by, at=at, **named(thing), before=before)
    model = type(thing)
    model._default_manager.filter(pk=thing.pk, edition=edition).delete()
    put_in_order(model, PLACES[model], in_order(model, edition))
    write_edition(edition)


def in_order(model: type[Owned], edition: Edition) -> list[Owned]:
    return list(model._default_manager.filter(edition=edition).order_by(PLACES[model]))


def named(thing: Level | Row) -> dict[str, Any]:
    """Return the thing under the name by which the log takes it."""
    return {"level": thing} if isinstance(thing, Level) else {"row": thing}


def facts_in_words(thing: Level | Row) -> str:
    """Return what it states of itself, a fact per line; what it does not state is left out."""
    stated = ((name, getattr(thing, name)) for name in FACTS[type(thing)])
    fields = type(thing)._meta
    return "\n".join(f"{fields.get_field(name).verbose_name}: {value}" for name, value in stated if value)  # type: ignore[union-attr]
