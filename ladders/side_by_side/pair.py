"""Two levels compared as their page shows it: what changes, dimension by dimension, and what stands around it."""

from dataclasses import dataclass
from functools import cached_property

from jobfamilies.models import Level
from ladders.confirmed import confirmed_of
from ladders.engine.comparison import Comparison, DimensionComparison, Standing, Type, compare
from ladders.engine.grid import Line
from ladders.engine.side_by_side.raises import Raise, first_raises
from ladders.engine.side_by_side.steps import count
from ladders.ladder import CRITERIA
from ladders.models import Dimension, Statement

Lines = dict[str, list[Line]]


@dataclass(frozen=True)
class DimensionShown:
    """A dimension with its relations: as the documents label it where they agree, else by its own name."""

    slug: str
    label: str
    note: str
    compared: DimensionComparison


@dataclass(frozen=True)
class Pair:
    """A lower and an upper level, in the order that the reader asked for."""

    lower: Level
    upper: Level
    comparison: Comparison
    dimensions: tuple[DimensionShown, ...]
    criteria: tuple[Line, ...]
    ladder: tuple[Level, ...]
    """All levels of the ladder that both belong to, from the lowest up; none where they belong to two."""
    lines: tuple[Lines, Lines] = ({}, {})
    """What both levels say, by dimension."""

    @property
    def is_within(self) -> bool:
        """Whether one family's levels are compared, be it in two editions: only there something is raised."""
        return self.lower.edition.family_id == self.upper.edition.family_id

    @property
    def is_one_level(self) -> bool:
        """Whether this is one level in two editions."""
        return self.is_within and self.lower.key == self.upper.key

    @property
    def standing(self) -> Standing:
        return standing_of(self.lower, self.upper)

    @property
    def names(self) -> tuple[str, str]:
        return self.lower.name, self.upper.name

    @property
    def levels(self) -> tuple[Level, Level]:
        return self.lower, self.upper

    @property
    def higher(self) -> Level:
        """The level that stands higher in the ladder, on whichever side."""
        return higher_of(self.lower, self.upper)

    @property
    def shares_a_dimension(self) -> bool:
        return any(one.stated == "both" for one in self.comparison.dimensions)

    @property
    def lower_name(self) -> str:
        """The lower level's name, with its edition where two editions are compared."""
        return self._name(self.lower)

    @property
    def upper_name(self) -> str:
        return self._name(self.upper)

    def _name(self, level: Level) -> str:
        is_between_editions = self.is_within and self.lower.edition_id != self.upper.edition_id
        return f"{level.name}, edition {level.edition.number}" if is_between_editions else level.name

    @cached_property
    def counts(self) -> dict[Type, int]:
        """How many relations are of each type."""
        return count(self.comparison)

    @cached_property
    def total(self) -> int:
        """How many relations there are."""
        return sum(1 for _ in self.comparison.relations)

    @property
    def is_folded(self) -> bool:
        """Whether what is not repeated stands folded: up a ladder it is the least of what changes."""
        return self.standing == "below"

    @property
    def unlisted(self) -> tuple[Type, ...]:
        """What is listed only where it is asked for: that two ladders use the same sentence is no news."""
        return ("unchanged",) if self.standing == "apart" else ()

    @cached_property
    def confirmed(self) -> int:
        """How many relations HR confirmed."""
        return sum(relation.confirmed is not None for relation in self.comparison.relations)

    @property
    def are_neighbours(self) -> bool:
        """Whether the upper level is the next one up in the ladder of both: only there HR confirms."""
        return bool(self.ladder) and self._ranks[self.upper.pk] - self._ranks[self.lower.pk] == 1

    @cached_property
    def raises(self) -> tuple[Raise, ...]:
        """What to read first of a ladder's raises."""
        return first_raises(self.comparison) if self.standing == "below" else ()

    @property
    def before(self) -> tuple[Level, Level] | None:
        """The neighbouring pair one step down, where these two are neighbours."""
        return self._neighbours(-1)

    @property
    def after(self) -> tuple[Level, Level] | None:
        return self._neighbours(+1)

    @cached_property
    def _ranks(self) -> dict[int, int]:
        return {level.pk: index for index, level in enumerate(self.ladder)}

    def _neighbours(self, step: int) -> tuple[Level, Level] | None:
        if not self.are_neighbours:
            return None
        start = self._ranks[self.lower.pk] + step
        return self.ladder[start : start + 2] if 0 <= start < len(self.ladder) - 1 else None  # type: ignore[return-value]

    def labels(self, slugs: tuple[str, ...]) -> list[str]:
        """Return what the page calls these dimensions."""
        return [shown.label for shown in self.dimensions if shown.slug in slugs]


COLUMNS = ("level_id", "row__dimension__slug", "row__label", "text", "begins_paragraph", "key")


def pair_of(lower: Level, upper: Level) -> Pair:
    """Compare two levels, in four queries. Both come with their edition and family (`Level.objects.with_family`)."""
    cells: dict[int, dict[str, list[Line]]] = {lower.pk: {}, upper.pk: {}}
    labels: dict[str, dict[str, None]] = {}
    statements = Statement.objects.filter(level__in=(lower, upper)).order_by("row__place", "place")
    for level, dimension, label, text, begins_paragraph, key in statements.values_list(*COLUMNS):
        cells[level].setdefault(dimension, []).append(Line(text, begins_paragraph, str(key)))
        labels.setdefault(dimension, {})[label] = None
    criteria = tuple(cells[higher_of(lower, upper).pk].get(CRITERIA, ()))
    lines = (line for side in cells.values() for cell in side.values() for line in cell)
    (confirmed,) = confirmed_of([(lower, upper)], lines)
    comparison = compare(cells[lower.pk], cells[upper.pk], standing_of(lower, upper), confirmed=confirmed)
    return Pair(
        lower,
        upper,
        comparison,
        shown(comparison, labels),
        criteria,
        common_ladder(lower, upper),
        (cells[lower.pk], cells[upper.pk]),
    )


def standing_of(lower: Level, upper: Level) -> Standing:
    """Return how the first level stands to the second. Levels of two families have no order, whatever their grades."""
    if lower.edition.family_id != upper.edition.family_id:
        return "apart"
    if lower.key == upper.key:
        return "same"
    return "above" if lower.rank > upper.rank else "below"


def higher_of(lower: Level, upper: Level) -> Level:
    """Return the level that stands higher in the family, else the upper one."""
    is_turned = lower.edition.family_id == upper.edition.family_id and lower.rank > upper.rank
    return lower if is_turned else upper


def shown(comparison: Comparison, labels: dict[str, dict[str, None]]) -> tuple[DimensionShown, ...]:
    """Return the dimensions in the order of the documents, named as those label them where they agree."""
    return named(comparison, labels, dict(Dimension.objects.filter(slug__in=labels).values_list("slug", "name")))


def named(
    comparison: Comparison, labels: dict[str, dict[str, None]], names: dict[str, str]
) -> tuple[DimensionShown, ...]:
    """Return the dimensions in order, given the labels that documents give each and the names that we do."""
    return tuple(
        DimensionShown(
            one.dimension,
            label=next(iter(found)) if len(found) == 1 else names[one.dimension],
            note="" if len(found) == 1 else f"In the sources: {', '.join(found)}.",
            compared=one,
        )
        for one in comparison.dimensions
        if (found := labels[one.dimension])
    )


def common_ladder(lower: Level, upper: Level) -> tuple[Level, ...]:
    if lower.edition_id != upper.edition_id:
        return ()
    levels = tuple(Level.objects.filter(edition=lower.edition_id).order_by("rank"))
    for level in levels:
        level.edition = lower.edition
    return levels
