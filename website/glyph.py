"""The ladder glyph: where a family's levels stand on the grade scale of its organization. Knows no Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

# All lengths are px of a drawing 27 px high.
STEP, BAR = 13.0, 8.0  # from one grade to the next, and the width of a bar
BASE = 26.0  # where the bars stand
LOWEST, HIGHEST, RISE = 7.0, 25.0, 4.5  # the first bar, the tallest, and what each is taller than the one before
WIDEST = 10 * STEP - (STEP - BAR)  # ten grades; a longer scale is drawn closer together
INSET = 0.75  # half the stroke of an outlined bar


@dataclass(frozen=True)
class Rung:
    """One grade of the scale: a level stands there, none does, or one does whose grade the source leaves unstated."""

    state: Literal["rung", "gap", "unstated"]
    here: bool = False


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    outlined: bool
    here: bool


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Glyph:
    """A drawing `width` px wide, its shapes from the lowest grade to the highest."""

    width: float
    shapes: tuple[Bar | Dot, ...]
    here: bool


def draw(rungs: Sequence[Rung]) -> Glyph:
    """Return the glyph of the scale, lowest grade first."""
    return _draw(tuple(rungs))


@lru_cache(maxsize=1024)
def _draw(rungs: tuple[Rung, ...]) -> Glyph:
    count = len(rungs)
    natural = max(count * STEP - (STEP - BAR), 0.0)
    scale = min(1.0, WIDEST / natural) if natural else 1.0
    rise = min(RISE, (HIGHEST - LOWEST) / max(count - 1, 1))
    shapes = tuple(
        _shape(rung, x=place * STEP * scale, width=BAR * scale, height=LOWEST + place * rise)
        for place, rung in enumerate(rungs)
    )
    return Glyph(_round(natural * scale), shapes, any(rung.here for rung in rungs))


def _shape(rung: Rung, *, x: float, width: float, height: float) -> Bar | Dot:
    if rung.state == "gap":
        return Dot(_round(x + width / 2), BASE - 3, _round(min(1.5, width / 2)))
    outlined = rung.state == "unstated"
    inset = min(INSET, width / 4) if outlined else 0.0
    return Bar(
        x=_round(x + inset),
        y=_round(BASE - height),
        width=_round(width - 2 * inset),
        height=_round(height - inset),
        outlined=outlined,
        here=rung.here,
    )


def _round(length: float) -> float:
    return round(length, 2)
