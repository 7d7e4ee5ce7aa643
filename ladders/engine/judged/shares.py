"""How many of how many, with what that tells of the share in general."""

from dataclasses import dataclass
from math import sqrt

FEW = 20
"""Fewer than this are too few to say anything of a share."""
DEVIATES = 1.96
"""Of a normal distribution, 95 in 100 lie within so many deviations."""


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `total`; shares add up."""

    right: int = 0
    total: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.total + other.total)

    @property
    def value(self) -> float:
        return self.right / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % confidence interval (Wilson 1927): it holds for few and for shares near 0 and 1 too."""
        if not self.total:
            return 0.0, 1.0
        square = DEVIATES**2
        middle = self.value + square / (2 * self.total)
        reach = DEVIATES * sqrt(self.value * (1 - self.value) / self.total + square / (4 * self.total**2))
        scale = 1 + square / self.total
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)

    @property
    def is_telling(self) -> bool:
        return self.total >= FEW

    def __str__(self) -> str:
        low, high = self.interval
        said = f"{self.value:.3f} ({self.right} of {self.total}, {low:.2f} to {high:.2f})"
        return said if self.is_telling else f"{said}: too few to say"
