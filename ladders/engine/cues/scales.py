"""What a scale is: phrases that show how much a statement asks, from least to most."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["demand", "reach"]
"""A scale of demand makes a statement raised or lowered, one of reach makes it broadened or narrowed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One ladder of the field. `steps` go from least to most; each is phrases between commas.

    A phrase that ends in `~` begins with a regular verb and stands for all its forms. `unsaid` is the step of a
    statement without a cue; without it, silence says nothing. `weight` counts where scales of a direction disagree.
    """

    kind: str
    direction: Direction
    steps: tuple[str, ...]
    unsaid: float | None = None
    weight: int = 2
