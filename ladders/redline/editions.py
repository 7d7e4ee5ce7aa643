"""Two editions of a family: their facts, their rows, and level by level what each says."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from jobfamilies.models import Edition, Level
from ladders.engine.comparison import Type
from ladders.engine.grid import Grid
from ladders.engine.redline import Elsewhere, Run, Said, longest_rise
from ladders.engine.side_by_side.steps import STRONGEST, cells_of
from ladders.ladder import Ladder, read_ladder

from .levels import Fact, LevelChanges, changed_facts, changes_of_level, dated


@dataclass(frozen=True, slots=True)
class RowFact:
    """Something that changed of a row as a whole: "added", "removed", "label", …, and the words."""

    label: str
    what: str
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Redline:
    """What changes from the first edition to the second. Levels that were retired stand last."""

    before: Edition
    after: Edition
    facts: tuple[Fact, ...]
    rows: tuple[RowFact, ...]
    levels: tuple[LevelChanges, ...]

    @cached_property
    def counts(self) -> dict[Type, int]:
        """How many statements of all levels count as each type that occurs."""
        total: Counter[Type] = Counter()
        for level in self.levels:
            total.update(level.counts)
        return {kind: total[kind] for kind in STRONGEST if total[kind]}

    @property
    def changed_levels(self) -> tuple[LevelChanges, ...]:
        return tuple(level for level in self.levels if level.is_changed)

    @property
    def is_empty(self) -> bool:
        return not (self.facts or self.rows or self.changed_levels)


def redline_of(before: Edition, after: Edition) -> Redline:
    """Return what changes between two editions that came with their family, in as many queries as two grids take."""
    old, new = read_ladder(before, with_keys=True), read_ladder(after, with_keys=True)
    labels = {row.dimension: row.label for row in (*old.grid.rows, *new.grid.rows)}
    sides = _sides(old), _sides(new)
    keys = dict.fromkeys([*sides[1], *sides[0]])
    homes = homes_of(sides[0]), homes_of(sides[1])
    return Redline(
        before,
        after,
        changed_facts(facts_of_edition(before), facts_of_edition(after)),
        tuple(row_facts(old.grid, new.grid)),
        tuple(
            changes_of_level(old.level, new.level, (old.said, new.said), labels, elsewhere(key, homes))
            for key in keys
            for old, new in [(sides[0].get(key, NOWHERE), sides[1].get(key, NOWHERE))]
        ),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A level with what it says, by dimension."""

    level: Level | None
    said: Said


NOWHERE = Told(None, {})
Homes = dict[str, tuple[Level, str]]
"""The level of each statement and its text, by the statement's key."""


def _sides(ladder: Ladder) -> dict[UUID, Told]:
    return {level.key: Told(level, cells_of(ladder.grid, at)) for at, level in enumerate(ladder.levels)}


def homes_of(side: dict[UUID, Told]) -> Homes:
    return {
        line.key: (told.level, line.text)
        for told in side.values()
        if told.level
        for lines in told.said.values()
        for line in lines
    }


def elsewhere(key: UUID, homes: tuple[Homes, Homes]) -> Elsewhere:
    """Return which statements left a level for another one, and which came from one."""
    before, after = homes
    apart = {name for name in before.keys() & after.keys() if before[name][0].key != after[name][0].key}
    return Elsewhere(
        before={name: (before[name][0].name, before[name][1]) for name in apart if after[name][0].key == key},
        after={name: (after[name][0].name, after[name][1]) for name in apart if before[name][0].key == key},
    )


def facts_of_edition(edition: Edition) -> dict[str, str]:
    """Return what an edition states of its family, by the name that readers see."""
    return {
        "Title": edition.title,
        "Job family summary": edition.summary,
        edition.wording.function: edition.function_text,
        edition.wording.track: edition.track_text,
        edition.wording.date: dated(edition),
    }


def row_facts(before: Grid, after: Grid) -> list[RowFact]:
    """Return what changed of the rows, in the later edition's order; those that were removed stand last."""
    old, new = _facts_by_row(before), _facts_by_row(after)
    moved = _moved(list(old), list(new))
    found: list[RowFact] = []
    for dimension, facts in new.items():
        label = facts["label"]
        if dimension not in old:
            found.append(RowFact(label, "added"))
            continue
        found += [RowFact(label, fact.name, fact.runs) for fact in changed_facts(old[dimension], facts)]
        found += [RowFact(label, "moved to another place")] * (dimension in moved)
    return found + [RowFact(facts["label"], "removed") for dimension, facts in old.items() if dimension not in new]


def _facts_by_row(grid: Grid) -> dict[str, dict[str, str]]:
    return {
        row.dimension: {
            "label": row.label,
            "heading": group.heading,
            "style": "running text" if row.is_prose else "list",
            "note": row.note,
        }
        for group in grid.groups
        for row in group.rows
    }


def _moved(before: list[str], after: list[str]) -> set[str]:
    shared = [name for name in after if name in before]
    steady = longest_rise([before.index(name) for name in shared])
    return {name for at, name in enumerate(shared) if at not in steady}
