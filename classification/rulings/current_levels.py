"""The level that a position has on a day: its ruling's, followed through the successors of retired levels."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When

from classification.engine.successors import Moment, Place, Successor, path_of
from classification.models import Position, Ruling, RulingQuerySet, Succession
from jobfamilies.models import Edition, Level
from jobfamilies.models.edition import EditionQuerySet


@dataclass(frozen=True)
class LevelNow:
    """What a position is classified as, and by which ruling."""

    ruling: Ruling
    level: Level
    """As the edition in force states it, else as it was stated last."""
    succession: Succession | None
    """What led there, where the ruling's own level retired."""
    is_in_force: bool
    """Whether the edition in force states the level. One that retired without a successor stays, and says so."""


def level_now(position: Position, on: date) -> LevelNow | None:
    """Return what the position is classified as on that day; None where no ruling classifies it."""
    return levels_now([position.pk], on).get(position.pk)


def levels_now(positions: Iterable[int], on: date) -> dict[int, LevelNow]:
    """Return what each position (its primary key) is classified as on that day; those without a ruling are left out.

    Four queries at most, however many positions there are.
    """
    standing = Ruling.objects.standing(on).filter(position__in=list(positions))
    return {found.ruling.position_id: found for found in levels_by(standing, on)}


def levels_by(rulings: RulingQuerySet, on: date) -> list[LevelNow]:
    """Return what each of these rulings, all of which name a level, classifies its position as on that day."""
    found = list(rulings.with_level().select_related("level__grade", "level__edition__publication"))
    rows = effective_successions(on) if found else {}
    paths = {ruling.pk: path_of_ruling(ruling, rows) for ruling in found}
    places = {
        ruling: path[-1].successor if (path := paths[ruling.pk]) else place_of(cited(ruling)) for ruling in found
    }
    in_force = levels_at(set(places.values()), Edition.objects.in_force(on))
    last = levels_at(set(places.values()) - set(in_force), Edition.objects.effective(on))
    return [
        LevelNow(
            ruling,
            in_force.get(place) or last.get(place) or cited(ruling),
            rows[path[-1].source] if (path := paths[ruling.pk]) else None,
            is_in_force=place in in_force,
        )
        for ruling, place in places.items()
    ]


def with_level_title(positions: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Return the positions with `level_title` to order by: the title of what each is classified as on that day.

    The database finds the level that keeps its place; only where a successor leads on, the path is followed here.
    """
    retired = [row.retired_key for row in effective_successions(on).values()]
    moved = defaultdict[str, list[int]](list)
    for found in levels_by(Ruling.objects.standing(on).filter(level__key__in=retired), on) if retired else ():
        moved[found.level.title].append(found.ruling.position_id)
    stays = Level.objects.filter(
        edition__in=Edition.objects.effective(on),
        edition__family=OuterRef("level__edition__family"),
        key=OuterRef("level__key"),
    ).order_by("-edition__publication__effective_on", "-edition__number")
    ruled = Ruling.objects.standing(on).filter(position=OuterRef("pk")).values(now=stays.values("title")[:1])
    leads = [When(pk__in=held, then=Value(title)) for title, held in moved.items()]
    return positions.annotate(level_title=Case(*leads, default=Subquery(ruled[:1])))


def effective_successions(on: date) -> dict[int, Succession]:
    """Return every successor that an edition gave which took effect by that day, by its primary key."""
    rows = Succession.objects.filter(edition__in=Edition.objects.effective(on))
    return {row.pk: row for row in rows.select_related("edition__publication", "by")}


def path_of_ruling(ruling: Ruling, rows: dict[int, Succession]) -> list[Successor]:
    """Return the successors that lead on from the ruling's level, first to last."""
    steps = [
        Successor(
            moment_of(row.edition),
            (row.edition.family_id, row.retired_key),
            (row.family_id, row.successor_key),
            row.position_id,
            row.pk,
        )
        for row in rows.values()
    ]
    return path_of(place_of(cited(ruling)), moment_of(cited(ruling).edition), ruling.position_id, steps)


def cited(ruling: Ruling) -> Level:
    """Return the level that a ruling names; only those that name one are asked for here."""
    assert ruling.level is not None
    return ruling.level


def place_of(level: Level) -> Place:
    return level.edition.family_id, level.key


def moment_of(edition: Edition) -> Moment:
    return edition.publication.effective_on, edition.number


def levels_at(places: set[Place], editions: EditionQuerySet) -> dict[Place, Level]:
    """Return the levels of these editions that stand at the places; of several the one stated last."""
    if not places:
        return {}
    found = Level.objects.filter(
        edition__in=editions, edition__family__in={family for family, _ in places}, key__in={key for _, key in places}
    )
    ordered = found.with_family().order_by("edition__publication__effective_on", "edition__number")
    return {place: level for level in ordered if (place := place_of(level)) in places}
