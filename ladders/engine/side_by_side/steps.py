"""What changes from column to column of a grid: each column compared with the one to its left."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ladders.engine.comparison import Certainty, Comparison, Confirmed, Relation, Side, Standing, Type, compare
from ladders.engine.grid import Column, Grid, Line

STRONGEST: tuple[Type, ...] = (
    "new",
    "dropped",
    "raised",
    "broadened",
    "lowered",
    "narrowed",
    "changed",
    "moved",
    "reworded",
    "unchanged",
)
"""What a relation is set off as: the first of these that it is."""
TELLING = ("raised", "broadened", "new")
"""What a short account of a step names first, in this order."""


def strongest(relation: Relation) -> Type:
    """Return the one type by which a relation is set off."""
    return next(kind for kind in STRONGEST if kind in relation.types)


def counted(relation: Relation) -> tuple[Type, ...]:
    """Return the types that a relation counts as: as each of those that are told apart."""
    return tuple(kind for kind in STRONGEST if kind in relation.types)


def count(comparison: Comparison) -> dict[Type, int]:
    """Return how many relations are of each type, in the order of STRONGEST; one may be of two."""
    found = Counter(kind for relation in comparison.relations for kind in counted(relation))
    return {kind: found[kind] for kind in STRONGEST}


@dataclass(frozen=True)
class Step:
    """From one column of a grid to the next: what became of each statement of `below` in `above`."""

    below: Column
    above: Column
    comparison: Comparison
    standing: Standing = "below"
    """How `below` stands to `above`: what is raised, only a ladder says."""

    @property
    def names(self) -> tuple[str, str]:
        return self.below.title, self.above.title

    @property
    def is_within(self) -> bool:
        """Whether both stand in one ladder."""
        return self.standing != "apart"

    @cached_property
    def counts(self) -> dict[Type, int]:
        return count(self.comparison)

    @property
    def shares_a_dimension(self) -> bool:
        return any(one.stated == "both" for one in self.comparison.dimensions)

    @cached_property
    def by_place(self) -> dict[tuple[str, int], tuple[Relation, Side]]:
        """What became of each statement of `above`, by its dimension and its place in the cell, from 1."""
        return {
            (side.statement.dimension, side.statement.place): (relation, side)
            for relation in self.comparison.relations
            for side in relation.upper
        }

    def gone(self, dimension: str) -> list[Relation]:
        """Return what `below` states in the dimension and `above` does not: dropped, or moved to another one."""
        return [
            relation
            for relation in self.comparison.relations
            if relation.dimension == dimension and (not relation.upper or relation.to_dimension != dimension)
        ]


def steps_of(
    grid: Grid, standings: Sequence[Standing] = (), confirmed: Sequence[Sequence[Confirmed]] = ()
) -> dict[int, Step]:
    """Return the steps of a grid by the number of the upper column.

    `standings` says of each how its columns stand to each other; without them they are one ladder, the lowest first.
    `confirmed` is what people found of each.
    """
    standings = standings or ["below"] * len(grid.columns)
    confirmed = confirmed or [()] * len(grid.columns)
    neighbours = enumerate(zip(grid.columns, grid.columns[1:], strict=False))
    return {
        above.number: Step(
            below,
            above,
            compare(cells_of(grid, index), cells_of(grid, index + 1), standings[index], confirmed=confirmed[index]),
            standings[index],
        )
        for index, (below, above) in neighbours
    }


def cells_of(grid: Grid, index: int) -> dict[str, tuple[Line, ...]]:
    """Return what a column says, by dimension: one side of a comparison."""
    return {row.dimension: row.cells[index].lines for row in grid.rows}


@dataclass(frozen=True, slots=True)
class Telling:
    """One change worth naming: the dimension as the document labels it, the types, and why, or else the words."""

    dimension: str
    label: str
    types: tuple[Type, ...]
    certainty: Certainty
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """A step in short: how many statements count as each type that occurs, and a few changes that tell most."""

    counts: tuple[tuple[Type, int], ...]
    telling: tuple[Telling, ...]


def account(step: Step, labels: dict[str, str], most: int = 3) -> Account:
    """Return a step in short; `labels` names the dimensions. Each dimension is named once, raised ones before new."""
    first: dict[str, Relation] = {}
    for kind in TELLING:
        for relation in step.comparison.relations:
            if strongest(relation) == kind and (relation.reasons or kind == "new"):
                first.setdefault(relation.to_dimension, relation)
    return Account(
        tuple((kind, number) for kind, number in step.counts.items() if number),
        tuple(_telling(relation, labels[dimension]) for dimension, relation in list(first.items())[:most]),
    )


def _telling(relation: Relation, label: str) -> Telling:
    reasons = [reason for reason in relation.reasons if reason.verdict in relation.types]
    return Telling(
        relation.to_dimension,
        label,
        relation.types,
        relation.certainty,
        reason="; ".join(str(reason) for reason in reasons),
        text="" if reasons else " ".join(side.statement.text for side in relation.upper),
    )
