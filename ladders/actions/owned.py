"""What is done alike with the levels and the rows of a draft: facts are kept in words, and both stand in order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from jobfamilies.models import Edition, Level
from ladders.actions.cells import lines_of
from ladders.actions.writing import CannotChange, log
from ladders.engine import cells
from ladders.index import write_edition
from ladders.models import CellChange, Dimension, Row, Statement
from website.models import User
from website.ordering import put_in_order, settled

Owned = TypeVar("Owned", Level, Row)

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
EDITION_FACTS = (
    "family",
    "number",
    "title",
    "summary",
    "function_text",
    "track_text",
    "source_date_label",
    "source_date_text",
    "source_date",
)
"""What they state of an edition."""
ADDED, CHANGED, RETIRED = (
    {Level: CellChange.Kind(f"level {done}"), Row: CellChange.Kind(f"row {done}")}
    for done in ("added", "changed", "retired")
)


def add(thing: Owned, *, edition: Edition, by: User, at: datetime) -> Owned:
    """Put a new level or row behind all others of the draft. Raises IntegrityError for facts that one of them has."""
    places = [place_of(each) for each in in_order(type(thing), edition)]
    setattr(thing, thing.in_order.place, max(places, default=0) + 1)
    thing.edition = edition
    thing.save(force_insert=True)
    log(ADDED[type(thing)], edition=edition, by=by, at=at, **named(thing), after=facts_in_words(thing))
    return thing


def stored(things: QuerySet[Owned], changes: Mapping[int, Mapping[str, Any]]) -> dict[Owned, Mapping[str, Any]]:
    """Return what changes of each thing, by itself as it is stored. Raises CannotChange where one is gone."""
    found = {thing: changes[thing.pk] for thing in things.filter(pk__in=changes)}
    refuse_what_is_gone(things.model, changes, [thing.pk for thing in found])
    return found


def refuse_what_is_gone(model: type[Level | Row], asked: Collection[int], there: Collection[int]) -> None:
    """Raise CannotChange where one of the keys is that of none that is there: somebody retired it meanwhile."""
    if not set(asked) <= set(there):
        raise CannotChange([f"A {model._meta.verbose_name} is no longer part of the draft. Load the page again."])


def change(changes: Mapping[Owned, Mapping[str, Any]], *, edition: Edition, by: User, at: datetime) -> list[Owned]:
    """Give levels or rows other facts, which they may exchange, and keep what they were; return those that differ.

    The things are as they are stored. Raises IntegrityError for facts that another one keeps.
    """
    before = {thing: facts_in_words(thing) for thing in changes}
    for thing, facts in changes.items():
        for name, value in facts.items():
            setattr(thing, name, value)
    differing = [thing for thing in changes if facts_in_words(thing) != before[thing]]
    _step_aside(differing, edition)
    for thing in differing:
        thing.save()
        said = named(thing) | {"before": before[thing], "after": facts_in_words(thing)}
        log(CHANGED[type(thing)], edition=edition, by=by, at=at, **said)
    if differing:
        write_edition(edition)
    return differing


def _step_aside(things: Sequence[Level | Row], edition: Edition) -> None:
    """Where several change, take from each what no two of an edition may have, so that others can be given it."""
    for level in things if len(things) > 1 else ():
        if isinstance(level, Level):
            Level.objects.filter(pk=level.pk).update(slug=str(level.key), job_code="")
    rows = {row.pk: row.dimension_id for row in things if isinstance(row, Row)}
    held = Row.objects.filter(pk__in=rows, dimension__in=rows.values()).values_list("pk", "dimension_id")
    exchanged = [pk for pk, dimension in held if rows[pk] != dimension]
    free = list(Dimension.objects.exclude(rows__edition=edition).exclude(pk__in=rows.values())[: len(exchanged)])
    if len(free) < len(exchanged):
        raise CannotChange(["Rows exchange their dimensions, and no other is free meanwhile. Change one row first."])
    for pk, dimension in zip(exchanged, free, strict=True):
        Row.objects.filter(pk=pk).update(dimension=dimension)


def move(moved: Owned, to: int, *, edition: Edition, by: User, at: datetime) -> None:
    """Put it at a place, 1 being the first; the others close up."""
    arrange(type(moved), {moved.pk: to}, edition=edition, by=by, at=at)


def arrange(model: type[Owned], places: Mapping[int, int], *, edition: Edition, by: User, at: datetime) -> None:
    """Put levels or rows at places by their keys, 1 being the first; the others make room, and all close up.

    A place beyond the ends is the end; no place is given twice.
    """
    things = in_order(model, edition)
    refuse_what_is_gone(model, places, [thing.pk for thing in things])
    standing = settled({thing.pk: place_of(thing) for thing in things}, places)
    order = sorted(things, key=lambda thing: standing[thing.pk])
    put_in_order(model._default_manager.filter(edition=edition), model.in_order.place, [each.pk for each in order])
    if things != order:
        before, after = ("\n".join(map(str, some)) for some in (things, order))
        moved = named(next(each for each in things if each.pk in places)) if len(places) == 1 else {}
        log(CellChange.Kind.ORDER, edition=edition, by=by, at=at, **moved, before=before, after=after)


class SaysOtherwise(CannotChange):
    """A level or row says something else than the person was shown who is to retire it."""

    def __init__(self, thing: Level | Row) -> None:
        super().__init__([f"What {thing} says was changed since the page was made. Look at it once more."])


def all_said(thing: Level | Row) -> list[Statement]:
    """Return the statements of a level or row, from the lowest level and the topmost row on."""
    said = thing.statements.select_related("level", "row")
    return list(said.order_by("level__rank", "row__place", "place"))


def shown_before(thing: Level | Row, version: str | None) -> list[Statement]:
    """Return the same. Raises SaysOtherwise where that is another version than the one that a person was shown."""
    said = all_said(thing)
    if version not in (None, cells.version(lines_of(said))):
        raise SaysOtherwise(thing)
    return said


def retire(thing: Owned, said: Iterable[str], *, edition: Edition, by: User, at: datetime) -> None:
    """Take it out of the draft and keep its facts and what it `said`, a line each; the others close up."""
    refuse_what_is_gone(type(thing), [thing.pk], [each.pk for each in in_order(type(thing), edition)])
    before = "\n".join([facts_in_words(thing), *said])
    log(RETIRED[type(thing)], edition=edition, by=by, at=at, **named(thing), before=before)
    type(thing)._default_manager.filter(pk=thing.pk, edition=edition).delete()
    arrange(type(thing), {}, edition=edition, by=by, at=at)
    write_edition(edition)


def in_order(model: type[Owned], edition: Edition) -> list[Owned]:
    return list(model._default_manager.filter(edition=edition).order_by(model.in_order.place))


def place_of(thing: Level | Row) -> int:
    place: int = getattr(thing, thing.in_order.place)
    return place


def named(thing: Level | Row) -> dict[str, Any]:
    """Return the thing under the name by which the log takes it."""
    return {"level": thing} if isinstance(thing, Level) else {"row": thing}


def facts_in_words(thing: Level | Row) -> str:
    """Return what it states of itself, a fact per line; what it does not state is left out."""
    return stated_facts(thing, FACTS[type(thing)])


def stated_facts(thing: Model, names: Iterable[str]) -> str:
    """Return these facts, a fact per line, and those of its own; what is not stated is left out."""
    facts = ((name, getattr(thing, name)) for name in names)
    fields = type(thing)._meta
    known = {fields.get_field(name).verbose_name: value for name, value in facts if value}  # type: ignore[union-attr]
    own = {fact.label: fact.words for fact in thing.own_fact_list} if isinstance(thing, Level) else {}
    return "\n".join(f"{label}: {value}" for label, value in (known | own).items())
