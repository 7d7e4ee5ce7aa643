"""What is open in the comparisons of a ladder's levels, the most doubtful first: HR's list to confirm."""

from dataclasses import dataclass

from jobfamilies.models import Level
from ladders.confirmed import confirmed_in
from ladders.engine.comparison import Relation
from ladders.engine.side_by_side.steps import steps_of
from ladders.ladder import Ladder


@dataclass(frozen=True)
class Doubt:
    """A relation of two neighbouring levels that nobody confirmed, and its row as the edition labels it."""

    lower: Level
    upper: Level
    relation: Relation
    label: str

    @property
    def standing(self) -> str:
        return "below"

    @property
    def names(self) -> tuple[str, str]:
        return self.lower.name, self.upper.name

    @property
    def statement(self) -> str:
        """The key of a statement by which the relation is found."""
        return key_of(self.relation)

    @property
    def order(self) -> tuple[int, int, int]:
        """Signs that point both ways are the most doubtful, then none at all; the fewer signs the sooner."""
        relation = self.relation
        is_torn = bool(relation.signs_against) or (relation.claims == ("changed",) and bool(relation.reasons))
        return CERTAINTIES.index(relation.certainty), not is_torn, len(relation.reasons)


CERTAINTIES = ("open", "likely", "sure")


def key_of(relation: Relation) -> str:
    return (relation.upper or relation.lower)[0].statement.key


def doubts_of(ladder: Ladder) -> tuple[list[Doubt], int, int]:
    """Return what is open or only likely, how many readings HR confirmed, and how many there are.

    The ladder comes with its keys. What stands on one side alone, and what is unchanged, is no doubt: nothing is
    claimed of it.
    """
    labels = {row.dimension: row.label for row in ladder.grid.rows}
    steps = steps_of(ladder.grid, confirmed=confirmed_in(ladder.levels, ladder.grid))
    every = [(number, relation) for number, step in steps.items() for relation in step.comparison.relations]
    doubts = [
        Doubt(ladder.levels[number - 2], ladder.levels[number - 1], relation, labels[relation.to_dimension])
        for number, relation in every
        if relation.lower and relation.upper and relation.certainty != "sure"
    ]
    confirmed = sum(relation.confirmed is not None for _, relation in every)
    return sorted(doubts, key=lambda doubt: doubt.order), confirmed, len(every)
