"""Where the keys lead from change to change on the page of two levels."""

from collections.abc import Sequence
from dataclasses import dataclass

from ladders.engine.comparison import Comparison, Relation
from ladders.engine.side_by_side.steps import counted


@dataclass(frozen=True, slots=True)
class Jump:
    """A change's number on its page, from 1, and that of the next one that is shown; None at the last."""

    number: int
    to: int | None


@dataclass(frozen=True)
class Jumps:
    """All changes of a page in its order. `first` and `last` are the numbers of those shown; None without any."""

    first: int | None
    last: int | None
    by_row: dict[tuple[str, int], Jump]
    """By a row's dimension and its place there, from 0."""

    def at(self, dimension: str, place: int) -> Jump | None:
        return self.by_row.get((dimension, place))


def jumps_of(comparison: Comparison, shown: Sequence[str], *, is_folded: bool = False) -> Jumps:
    """Return the changes in the order of their rows. A moved statement, which has two, counts where it went to.

    Where what is not repeated `is_folded`, all of it in a dimension is one stop, at the place of the first.
    """
    rows = [
        ((one.dimension, place), counted(relation))
        for one in comparison.dimensions
        for place, relation in enumerate(one.relations)
        if is_change(relation)
        and relation.to_dimension == one.dimension
        and not (is_folded and place and relation.kind == one.relations[place - 1].kind == "dropped")
    ]
    numbers = [number for number, (_, kinds) in enumerate(rows, start=1) if not set(kinds).isdisjoint(shown)]
    return Jumps(
        first=numbers[0] if numbers else None,
        last=numbers[-1] if numbers else None,
        by_row={
            row: Jump(number, next((other for other in numbers if other > number), None))
            for number, (row, _) in enumerate(rows, start=1)
        },
    )


def is_change(relation: Relation) -> bool:
    return relation.types != ("unchanged",)
