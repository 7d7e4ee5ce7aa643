"""A ladder as matching reads it: levels, rows of statements, and the lines along which its own texts rise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from ladders.cues import SCALE_OF, find

from .altitude import altitude

Statements = Sequence[str]
Scale = Callable[[Statements], float]
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
    """One edition: its key, digest, track (professional, management or nothing), levels from the lowest up, rows."""

    key: str
    digest: str
    track: str
    levels: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def points(self) -> Mapping[str, tuple[tuple[Point, ...], ...]]:
        """For each dimension, the (level, value) of its cells on every scale."""
        return {
            row.dimension: tuple(
                tuple((level, scale(cell)) for level, cell in enumerate(row.cells) if cell) for scale in SCALES
            )
            for row in self.rows
        }

    def line(self, scale: int, without: str = "") -> Line | None:
        """Return the line of a scale over all rows but one; None where the ladder's texts do not rise by it."""
        points = [point for name, found in self.points.items() if name != without for point in found[scale]]
        return fitted(points)


def demand(statements: Statements) -> float:
    """Return how much statements ask by the cue lexicon: the mean place on each scale, by the scale's weight."""
    levels: dict[str, list[float]] = {}
    for cue in (cue for statement in statements for cue in find(statement)):
        levels.setdefault(cue.kind, []).append(cue.level)
    return sum(_place(kind, levels.get(kind)) for kind in SCALE_OF)


def _place(kind: str, found: Sequence[float] | None) -> float:
    scale = SCALE_OF[kind]
    if kind == "money":  # sums tell employers apart, not levels
        return 0
    unsaid = scale.unsaid if scale.unsaid is not None else 2.5 if scale.steps else 1
    value = sum(found) / len(found) if found else unsaid
    return scale.weight * value / (len(scale.steps) or 10)


SCALES: tuple[Scale, ...] = (altitude, demand)


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
