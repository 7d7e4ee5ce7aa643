"""Two families' ladders compared: their levels at equal grades, or place by place, dimension by dimension."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product, zip_longest

from jobfamilies.models import Edition, Grade, Level
from ladders.engine.comparison import compare
from ladders.engine.grid import Line
from ladders.engine.side_by_side.grades import Alignment, by_grade
from ladders.models import Dimension, Statement
from ladders.side_by_side.pair import Pair, named, standing_of

COLUMNS = ("edition_id", "level_id", "row__dimension__slug", "row__label", "text", "begins_paragraph")


@dataclass(frozen=True)
class Place:
    """One grade, or one place in both ladders: the levels of each side there, and their comparisons.

    `grade` is None where the levels align by place, and for levels whose grade is not stated; those have no pairs.
    """

    grade: Grade | None
    number: int | None
    left: tuple[Level, ...]
    right: tuple[Level, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class FamilyPair:
    """Two ladders in the order that the reader asked for; `places` is empty where their grades have no common order.

    The last two are the names of the dimensions that one of the ladders alone states.
    """

    left: Edition
    right: Edition
    levels: tuple[tuple[Level, ...], tuple[Level, ...]]
    places: tuple[Place, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]

    @property
    def is_across(self) -> bool:
        return self.left.family.organization_id != self.right.family.organization_id

    @property
    def pairs(self) -> list[Pair]:
        return [pair for place in self.places for pair in place.pairs]


class Said:
    """What all levels of some editions state, read in two queries."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.cells: dict[int, dict[str, list[Line]]] = {}
        self.labels: dict[tuple[int, str], str] = {}
        statements = Statement.objects.filter(edition__in=editions).order_by("row__place", "place")
        for edition, level, dimension, label, text, begins_paragraph in statements.values_list(*COLUMNS):
            self.cells.setdefault(level, {}).setdefault(dimension, []).append(Line(text, begins_paragraph))
            self.labels[edition, dimension] = label
        stated = {dimension for _, dimension in self.labels}
        self.names = dict(Dimension.objects.filter(slug__in=stated).values_list("slug", "name"))

    def pair(self, lower: Level, upper: Level) -> Pair:
        """Compare two levels."""
        sides = self.cells.get(lower.pk, {}), self.cells.get(upper.pk, {})
        labels: dict[str, dict[str, None]] = {}
        for level, cells in zip((lower, upper), sides, strict=True):
            for dimension in cells:
                labels.setdefault(dimension, {})[self.labels[level.edition_id, dimension]] = None
        comparison = compare(*sides, standing_of(lower, upper))
        return Pair(lower, upper, comparison, named(comparison, labels, self.names), criteria=(), ladder=())

    def only(self, edition: Edition, other: Edition) -> tuple[str, ...]:
        """Return the names of the dimensions that the first states and the second does not."""
        return tuple(
            name
            for slug, name in self.names.items()
            if (edition.pk, slug) in self.labels and (other.pk, slug) not in self.labels
        )


def family_pair(left: Edition, right: Edition, by: Alignment) -> FamilyPair:
    """Compare two ladders, in three queries. Both editions come with their family."""
    levels = levels_of(left), levels_of(right)
    said = Said((left, right))
    return FamilyPair(
        left,
        right,
        levels,
        tuple(places(levels, said, by, is_across=left.family.organization_id != right.family.organization_id)),
        left_only=said.only(left, right),
        right_only=said.only(right, left),
    )


def levels_of(edition: Edition) -> tuple[Level, ...]:
    """Return the levels of an edition from the lowest up, each with its grade and the edition."""
    levels = tuple(Level.objects.filter(edition=edition).select_related("grade").order_by("rank"))
    for level in levels:
        level.edition = edition
    return levels


def places(
    levels: tuple[tuple[Level, ...], tuple[Level, ...]], said: Said, by: Alignment, *, is_across: bool
) -> list[Place]:
    """Return the levels of both sides aligned; none by grade across organizations."""
    if by == "place":
        return [_at_place(number, *pair, said) for number, pair in enumerate(zip_longest(*levels), start=1)]
    if is_across:
        return []
    stated = {level.grade for side in levels for level in side if level.grade}
    grades: dict[int | None, Grade] = {grade.order: grade for grade in stated}
    placed = [[(level.grade.order if level.grade else None, level) for level in side] for side in levels]
    return [_at_grade(grades.get(row.grade), row.cells[0], row.cells[1], said) for row in by_grade(placed)]


def _at_place(number: int, left: Level | None, right: Level | None, said: Said) -> Place:
    sides = (left,) if left else (), (right,) if right else ()
    return Place(None, number, *sides, tuple(said.pair(*pair) for pair in product(*sides)))


def _at_grade(grade: Grade | None, left: tuple[Level, ...], right: tuple[Level, ...], said: Said) -> Place:
    pairs = tuple(said.pair(*pair) for pair in product(left, right)) if grade else ()
    return Place(grade, None, left, right, pairs)
