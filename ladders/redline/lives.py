"""One level through the editions of its family."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from jobfamilies.models import Edition, Level
from ladders.engine.grid import Line
from ladders.models import Statement

from .levels import LevelChanges, changes_of_level

COLUMNS = ("level_id", "row__dimension__slug", "row__label", "text", "begins_paragraph", "key")
FACTS = ("source_document",)


@dataclass(frozen=True)
class Stay:
    """A level in one edition, or its absence there; `changes` tells what became of it since the edition before."""

    edition: Edition
    level: Level | None
    previous: Edition | None
    changes: LevelChanges | None


class Life:
    """One level in the editions that a reader may read, oldest first."""

    def __init__(self, editions: Sequence[Edition], levels: dict[int, Level]) -> None:
        self.editions = editions
        self.levels = levels
        self.said: dict[int, dict[str, list[Line]]] = {level.pk: {} for level in levels.values()}
        self.labels: dict[int, dict[str, str]] = {level.pk: {} for level in levels.values()}
        statements = Statement.objects.filter(level__in=levels.values()).order_by("row__place", "place")
        for level, dimension, label, text, begins, key in statements.values_list(*COLUMNS):
            self.said[level].setdefault(dimension, []).append(Line(text, begins, str(key)))
            self.labels[level][dimension] = label

    @property
    def stays(self) -> list[Stay]:
        """The editions in which the level stood, and those in which it first did no more; the latest first."""
        found: list[Stay] = []
        previous: Edition | None = None
        for edition in self.editions:
            level = self.levels.get(edition.pk)
            before = self.levels.get(previous.pk) if previous else None
            if level or before:
                changes = self.changes(previous, edition) if previous and (before or found) else None
                found.append(Stay(edition, level, previous, changes))
            # What was withdrawn never stood between two others.
            if not (edition.is_published and edition.publication.is_withdrawn):
                previous = edition
        return found[::-1]

    def changes(self, before: Edition, after: Edition) -> LevelChanges | None:
        """Return what became of the level between two of the editions; None where it stands in neither."""
        old, new = self.levels.get(before.pk), self.levels.get(after.pk)
        if not (old or new):
            return None
        labels = {**(self.labels[old.pk] if old else {}), **(self.labels[new.pk] if new else {})}
        return changes_of_level(old, new, (self.said[old.pk] if old else {}, self.said[new.pk] if new else {}), labels)


def life_of(key: UUID, editions: Sequence[Edition]) -> Life:
    """Read a level in these editions of its family, in two queries whatever their number."""
    levels = Level.objects.filter(key=key, edition__in=editions).select_related(*FACTS).defer("source_document__text")
    by_edition = {level.edition_id: level for level in levels}
    for edition in editions:
        if level := by_edition.get(edition.pk):
            level.edition = edition
    return Life(editions, by_edition)
