"""A ladder as matching reads it: levels, rows of statements, and the lines along which its own texts rise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from ladders.engine.cues import SCALE_OF

from .altitude import altitude_of
from .passages import APART, Passage
from .routing import Routes

Passages = Sequence[Passage]
Scale = Callable[[Passages], float]
Point = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension with the statements of each level, from the lowest up; a level may say nothing."""

    dimension: str
    label: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """How a scale rises from level to level in a ladder's own cells, and by how much cells stray from that."""

    level: float
    value: float
    slope: float
    spread: float

    def distance(self, value: float, level: int) -> float:
        """Return how far a value lies from what a level has, in spreads."""
        return (value - self.value - self.slope * (level - self.level)) / self.spread


@dataclass(frozen=True)
class Ladder:
    """One edition: its key, digest, track (professional, management or nothing), levels from the lowest up, rows.

    What is found in its texts is found once and stays with it.
    """

    key: str
    digest: str
    track: str
    levels: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def cells(self) -> Mapping[str, tuple[tuple[Passage, ...], ...]]:
        """For each dimension the statements of each level as passages."""
        return {row.dimension: tuple(tuple(map(Passage, cell)) for cell in row.cells) for row in self.rows}

    @cached_property
    def routes(self) -> Routes:
        return Routes((row.dimension, row.label, self.cells[row.dimension]) for row in self.rows)

    @cached_property
    def points(self) -> Mapping[str, tuple[tuple[Point, ...], ...]]:
        """For each dimension, the (level, value) of its cells on every scale."""
        return {
            dimension: tuple(
                tuple((level, scale(cell)) for level, cell in enumerate(cells) if cell) for scale in SCALES
            )
            for dimension, cells in self.cells.items()
        }

    @cached_property
    def lines(self) -> tuple[Line | None, ...]:
        """The line of each scale over all rows; None where the ladder's texts do not rise by it."""
        return self.lines_without("")

    def lines_without(self, dimension: str) -> tuple[Line | None, ...]:
        """Return the same of all rows but one."""
        kept = [found for name, found in self.points.items() if name != dimension]
        return tuple(fitted(point for found in kept for point in found[scale]) for scale in range(len(SCALES)))


def height(passages: Passages) -> float:
    """Return how high passages stand together by their telling words."""
    return altitude_of(cue for passage in passages for cue in passage.telling)


def demand(passages: Passages) -> float:
    """Return how much passages ask by the cue lexicon: the mean place on each scale, by the scale's weight."""
    levels: dict[str, list[float]] = {}
    for cue in (cue for passage in passages for cue in passage.cues):
        levels.setdefault(cue.kind, []).append(cue.level)
    return sum(_place(kind, levels.get(kind)) for kind in SCALE_OF)


def _place(kind: str, found: Sequence[float] | None) -> float:
    scale = SCALE_OF[kind]
    if kind in APART:
        return 0
    unsaid = scale.unsaid if scale.unsaid is not None else 2.5 if scale.steps else 1
    value = sum(found) / len(found) if found else unsaid
    return scale.weight * value / (len(scale.steps) or 10)


SCALES: tuple[Scale, ...] = (height, demand)


def fitted(points: Iterable[Point]) -> Line | None:
    """Return the straight line nearest to the points; None for one that does not rise, or too few points for one."""
    found = list(points)
    if len(found) < 3:
        return None
    level, value = (sum(each) / len(found) for each in zip(*found, strict=True))
    across = sum((x - level) ** 2 for x, _ in found)
    slope = sum((x - level) * (y - value) for x, y in found) / across if across else 0
    if slope <= 0:
        return None
    strayed = sum((y - value - slope * (x - level)) ** 2 for x, y in found)
    # Never so little that one cell alone would decide.
    return Line(level, value, slope, max(sqrt(strayed / len(found)), slope / 4))
