"""What an edition changes for the positions that its ladder classifies. It reclassifies none of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.timezone import localdate

from classification.engine.successors import Place
from classification.models import Position, Ruling, Succession
from classification.rulings.current_levels import LevelNow, levels_at, levels_by, place_of
from jobfamilies.level_facts import differing
from jobfamilies.models import Edition, Level

EVER = date.max


@dataclass(frozen=True)
class Change:
    """One position before and after an edition takes over. `new` is None where nobody decided where it goes."""

    position: Position
    old: Level
    new: Level | None

    @property
    def is_moved(self) -> bool:
        return self.new is not None and place_of(self.new) != place_of(self.old)

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """What people know the job by and that differs: the fact's name, what it was, what it becomes."""
        return differing(self.old, self.new) if self.new else []

    @property
    def sentence(self) -> str:
        seat = f"Position {self.position.number}"
        if self.new is None:
            return f"{seat}: {self.old} is no longer stated, and nothing says where the position goes."
        told = [f"{name} “{was}” becomes “{becomes}”" for name, was, becomes in self.facts]
        goes = [f"goes from {self.old} to {self.new}"] if self.is_moved else []
        return f"{seat}: {'; '.join(goes + told)}."


def holders(edition: Edition) -> list[LevelNow]:
    """Return the positions that the family's ladder classifies today, and those that a ruling to come puts there."""
    today = localdate()
    rulings = Ruling.objects.standing(today) | Ruling.objects.standing(EVER)
    here = rulings.filter(position__organization=edition.family.organization_id).distinct()
    return [
        held
        for held in levels_by(here, today)
        if held.level.edition.family_id == edition.family_id and held.is_in_force
    ]


def changes(edition: Edition) -> list[Change]:
    """Return what the edition changes for positions, those it leaves alone left out; in the order of their numbers.

    Of an edition that took effect or waits for its day: what its day changes. Of an open one: what it would change.
    """
    each = _of_published(edition) if edition.is_published else _of_draft(edition)
    return sorted({change for change in each if change.new is None or change.facts or change.is_moved}, key=_number)


def _number(change: Change) -> tuple[str, int]:
    return change.position.number, change.old.rank


def _of_published(edition: Edition) -> Iterator[Change]:
    day = edition.publication.effective_on
    before = Ruling.objects.standing(day).filter(position__organization=edition.family.organization_id)
    after = {held.ruling.pk: held for held in levels_by(before, day)}
    for held in levels_by(before, day - timedelta(days=1)):
        if held.level.edition.family_id == edition.family_id and held.is_in_force:
            now = after[held.ruling.pk]
            yield Change(held.ruling.position, held.level, now.level if now.is_in_force else None)


def _of_draft(edition: Edition) -> Iterator[Change]:
    held = holders(edition)
    own = {level.key: level for level in edition.levels.select_related("grade", "edition__family")}
    successors = successors_in(edition, own)
    for one in held:
        key, position = one.level.key, one.ruling.position_id
        yield Change(
            one.ruling.position,
            one.level,
            own.get(key) or successors.get((key, position)) or successors.get((key, None)),
        )


def successors_in(edition: Edition, own: dict[UUID, Level]) -> dict[tuple[UUID, int | None], Level]:
    """Return the levels that a draft names as successors and that exist, by retired key and position (None: all)."""
    rows = list(Succession.objects.filter(edition=edition))
    elsewhere: set[Place] = {(row.family_id, row.successor_key) for row in rows if row.family_id != edition.family_id}
    there = levels_at(elsewhere, Edition.objects.in_force())
    found = {}
    for row in rows:
        here = row.family_id == edition.family_id
        level = own.get(row.successor_key) if here else there.get((row.family_id, row.successor_key))
        if level:
            found[row.retired_key, row.position_id] = level
    return found


def undecided(edition: Edition) -> list[str]:
    """Return why positions keep the open edition from being published: a sentence for each level that holds some."""
    lost = defaultdict(set)
    for change in _of_draft(edition):
        if change.new is None:
            lost[change.old].add(change.position)
    said = [
        f"{level} is no longer stated and holds {len(seats)} position{'s' if len(seats) > 1 else ''}: "
        "name its successor, or decide where each goes."
        for level, seats in sorted(lost.items(), key=lambda each: each[0].rank)
    ]
    return said + [
        f"{level} is stated and has a successor as well: take the successor back, or retire the level."
        for level in edition.levels.filter(
            key__in=Succession.objects.filter(edition=edition).values("retired_key")
        ).order_by("rank")
    ]


def affected_sentences(edition: Edition) -> list[str]:
    """Return how many positions the ladder classifies, and a sentence for each that the edition changes."""
    found = changes(edition)
    number = len({held.ruling.position_id for held in holders(edition)})
    if not number:
        return []
    are = "position is" if number == 1 else "positions are"
    return [f"{number} {are} classified by this ladder; {len(found) or 'none'} of them read something else then."] + [
        change.sentence for change in found
    ]
