"""Holds the comparison against the gold set: how well it aligns statements, how often its type is exactly right."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ladders.engine.comparison import Relation, compare

GOLD = settings.BASE_DIR / "tests" / "ladders" / "gold"
TUNED = ("it-consultant", "infrastructure-professional")
"""The families whose errors may be looked at; of the others only the figures."""

Place = tuple[str, str]
"""A statement by its dimension and its text."""


@dataclass(frozen=True)
class Judged:
    """A relation as the gold or the engine has it."""

    lower: frozenset[Place]
    upper: frozenset[Place]
    types: frozenset[str]

    @property
    def links(self) -> set[tuple[Place | None, Place | None]]:
        """Each lower statement with each upper one; one that is new or dropped is linked to nothing."""
        return {(one, other) for one in self.lower or {None} for other in self.upper or {None}}


@dataclass(frozen=True)
class Figures:
    """Counts of links and of gold relations; figures of several pairs add up."""

    right_links: int = 0
    gold_links: int = 0
    found_links: int = 0
    right_types: int = 0
    gold_relations: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(one + more for one, more in zip(self.counts, other.counts, strict=True)))

    @property
    def counts(self) -> tuple[int, ...]:
        return self.right_links, self.gold_links, self.found_links, self.right_types, self.gold_relations

    @property
    def alignment(self) -> float:
        """F1 over the links: twice the right ones by those of the gold and those found together."""
        return 2 * self.right_links / ((self.gold_links + self.found_links) or 1)

    @property
    def types(self) -> float:
        """The share of gold relations found with the same statements and exactly the same types."""
        return self.right_types / (self.gold_relations or 1)


GOALS = {"tuned": (0.95, 0.85), "others": (0.90, 0.80)}
"""What the issue "Compare levels" asks of either group: alignment, types."""


class Command(BaseCommand):
    help = "Hold the comparison of adjacent levels against the gold set and print how well it does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", nargs="?", type=Path, default=GOLD, help="folder of gold files; the project's own")
        parser.add_argument("--require", action="store_true", help="fail where a group does not reach its goals")

    def handle(self, **options: Any) -> None:
        groups = {"tuned": Figures(), "others": Figures()}
        for family, pair, figures in evaluated(options["gold"]):
            groups["tuned" if family in TUNED else "others"] += figures
            self._print(f"{family}: {pair}", figures)
        for name, figures in groups.items():
            self._print(f"{name} pairs together", figures)
        if options["require"] and (short := [*_short(groups)]):
            raise CommandError("\n".join(short))

    def _print(self, name: str, figures: Figures) -> None:
        self.stdout.write(
            f"{name:<92} alignment {figures.alignment:.3f}  types {figures.types:.3f} "
            f"({figures.right_types} of {figures.gold_relations})"
        )


def evaluated(folder: Path) -> Iterator[tuple[str, str, Figures]]:
    """Yield (family, pair, figures) of every pair of the gold files in a folder; their README has their shape."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise CommandError(f"{folder} holds no gold files.")
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        for pair in gold["pairs"]:
            yield gold["family"], f"{pair['from']} → {pair['to']}", figures([*map(_gold, pair["relations"])])


def figures(gold: list[Judged]) -> Figures:
    """Return the figures of one pair. Its columns are put together from the gold, which has every statement once."""
    lower, upper = _column(one.lower for one in gold), _column(one.upper for one in gold)
    found = [*map(_found, compare(lower, upper).relations)]
    gold_links, found_links = (set().union(*(one.links for one in relations)) for relations in (gold, found))
    return Figures(
        right_links=len(gold_links & found_links),
        gold_links=len(gold_links),
        found_links=len(found_links),
        right_types=len(set(gold) & set(found)),
        gold_relations=len(gold),
    )


def _gold(relation: dict[str, Any]) -> Judged:
    below, above = relation["dimension"], relation.get("to_dimension", relation["dimension"])
    return Judged(
        frozenset((below, text) for text in relation["from"]),
        frozenset((above, text) for text in relation["to"]),
        frozenset(relation["type"]),
    )


def _found(relation: Relation) -> Judged:
    lower, upper = (
        frozenset((side.statement.dimension, side.statement.text) for side in sides)
        for sides in (relation.lower, relation.upper)
    )
    return Judged(lower, upper, frozenset(relation.verdicts or (relation.kind,)))


def _column(parts: Iterable[frozenset[Place]]) -> dict[str, list[str]]:
    """Return a column from its statements; their order within a cell makes no difference to the engine."""
    column: dict[str, list[str]] = {}
    for dimension, text in sorted(place for part in parts for place in part):
        column.setdefault(dimension, []).append(text)
    return column


def _short(groups: dict[str, Figures]) -> Iterator[str]:
    for name, (alignment, types) in GOALS.items():
        if groups[name].alignment < alignment:
            yield f"Alignment of the {name} pairs is {groups[name].alignment:.3f}, below {alignment}."
        if groups[name].types < types:
            yield f"Exact types of the {name} pairs are {groups[name].types:.3f}, below {types}."
