"""Which levels read otherwise than before, once an edition takes effect, and who holds positions there."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from classification.models import Position, Ruling
from classification.rulings.current_levels import levels_by
from jobfamilies.level_facts import identity
from jobfamilies.models import Edition, Level
from ladders.models import Statement

Words = set[tuple[str, ...]]


def reworded_levels(edition: Edition) -> list[Level]:
    """Return the levels of a published edition whose facts or statements are not those of the edition before it.

    A level that is new with it is none of them.
    """
    day = edition.publication.effective_on
    before = Edition.objects.in_force(day - timedelta(days=1)).filter(family=edition.family_id).first()
    if before is None:
        return []
    old, new = words_of_levels(before), words_of_levels(edition)
    levels = edition.levels.with_family().order_by("rank")
    return [level for level in levels if level.key in old and old[level.key] != new[level.key]]


def words_of_levels(edition: Edition) -> dict[UUID, Words]:
    """Return what an edition says of each level, by its key: facts, and statements by their dimension, in no order."""
    words: dict[UUID, Words] = defaultdict(set)
    for level in edition.levels.select_related("grade", "edition__family"):
        words[level.key] = {("Name", level.name), *identity(level).items()}
    statements = Statement.objects.filter(edition=edition)
    for key, dimension, text in statements.values_list("level__key", "row__dimension__slug", "text"):
        words[key].add(("statement", dimension, text))
    return words


def positions_at(level: Level, on: date) -> list[Position]:
    """Return the positions that are classified as the level on that day, with who holds them and the one above."""
    here = Ruling.objects.standing(on).filter(position__organization=level.edition.family.organization_id)
    keys = [
        held.ruling.position_id
        for held in levels_by(here, on)
        if (held.level.edition.family_id, held.level.key) == (level.edition.family_id, level.key)
    ]
    return list(Position.objects.filter(pk__in=keys).with_people())
