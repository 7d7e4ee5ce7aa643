"""One level in two editions: its facts and what it expects."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from jobfamilies.level_facts import stated_facts
from jobfamilies.models import Edition, Level
from ladders.engine.comparison import Type
from ladders.engine.redline import NOTHING, Elsewhere, RowChanges, Run, Said, changed_rows, redlined
from ladders.engine.side_by_side.steps import STRONGEST

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that two editions state otherwise."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class LevelChanges:
    """What became of a level; `before` is None for one that was added, `after` for one that was retired."""

    before: Level | None
    after: Level | None
    facts: tuple[Fact, ...]
    rows: tuple[RowChanges, ...]

    @property
    def level(self) -> Level:
        """The level as it was last."""
        level = self.after or self.before
        assert level is not None
        return level

    @property
    def key(self) -> UUID:
        return self.level.key

    @cached_property
    def counts(self) -> dict[Type, int]:
        """How many statements count as each type that occurs, in the order of STRONGEST; a moved one where it went."""
        found = Counter(
            strongest_type(change.types)
            for row in self.rows
            for change in row.changes
            if not change.is_unchanged and not is_departure(change.types, change.notes)
        )
        return {kind: found[kind] for kind in STRONGEST if found[kind]}

    @property
    def changed_rows(self) -> tuple[RowChanges, ...]:
        return tuple(row for row in self.rows if row.changed)

    @property
    def is_changed(self) -> bool:
        return bool(self.before is None or self.after is None or self.facts or self.changed_rows)


def strongest_type(types: tuple[Type, ...]) -> Type:
    return next((kind for kind in STRONGEST if kind in types), types[0])


def is_departure(types: tuple[Type, ...], notes: tuple[str, ...]) -> bool:
    """Whether this tells where a statement went: it is counted where it arrived."""
    return types == ("moved",) and bool(notes) and notes[0].startswith("to ")


def changes_of_level(
    before: Level | None,
    after: Level | None,
    said: tuple[Said, Said],
    labels: Mapping[str, str],
    elsewhere: Elsewhere = NOTHING,
) -> LevelChanges:
    """Return what became of a level, given what it says in both editions (nothing where it does not stand)."""
    facts = changed_facts(stated_facts(before), stated_facts(after)) if before and after else ()
    return LevelChanges(before, after, facts, changed_rows(*said, labels, elsewhere))


def changed_facts(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return the facts of one name that differ, in words for people."""
    return tuple(
        Fact(name, redlined(before.get(name) or NOT_STATED, after.get(name) or NOT_STATED))
        for name in dict.fromkeys([*before, *after])
        if before.get(name, "") != after.get(name, "")
    )


def dated(source_dated: Level | Edition) -> str:
    return " ".join(filter(None, (source_dated.source_date_label, source_dated.source_date_text)))
