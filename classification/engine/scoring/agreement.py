"""How far two raters agree beyond chance: Cohen's weighted kappa (Cohen, 1968)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .results import count, decimal
from .scale import Answer, Factor, Scale

Weighting = Literal["none", "linear", "quadratic"]
HALF = Fraction(1, 2)
WORDS = {
    "slight": Fraction(1, 5),
    "fair": Fraction(2, 5),
    "moderate": Fraction(3, 5),
    "substantial": Fraction(4, 5),
    "almost perfect": Fraction(1),
}
"""Up to which kappa agreement is called so; below 0 it is poor (Landis and Koch, 1977)."""


def kappa(pairs: list[tuple[Fraction, Fraction]], weighting: Weighting = "quadratic") -> Fraction | None:
    """Return the kappa of pairs of places; None where it says nothing: no pairs, or both gave one and the same place.

    A difference counts 1, its size, or its square.
    """
    if not pairs:
        return None
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum((_apart(one, other, weighting) for one, other in pairs), Fraction()) / len(pairs)
    chance = sum(
        (_apart(one, other, weighting) * m * n for one, m in firsts.items() for other, n in seconds.items()),
        Fraction(),
    )
    return 1 - observed * len(pairs) ** 2 / chance if chance else None


def _apart(one: Fraction, other: Fraction, weighting: Weighting) -> Fraction:
    if weighting == "none":
        return Fraction(one != other)
    return abs(one - other) if weighting == "linear" else (one - other) ** 2


@dataclass(frozen=True, slots=True)
class Side:
    """One factor as two raters answered it. `apart` is by how many levels; None where it applies only for one."""

    factor: Factor
    one: str
    other: str
    apart: Fraction | None

    @property
    def said(self) -> str:
        """By how much they differ, in words."""
        if self.apart is None:
            return "One says that it does not apply"
        if not self.apart:
            return "Same answer"
        if self.apart == HALF:
            return "half a level apart"
        return f"{decimal(self.apart)} level{'s' * (self.apart != 1)} apart"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two raters over the factors that both answered."""

    sides: tuple[Side, ...]
    quadratic: Fraction | None
    linear: Fraction | None
    said: str


def agreement(scale: Scale, one: Mapping[str, Answer], other: Mapping[str, Answer]) -> Agreement:
    """Return how far two sets of answers agree. Compared by kappa is where both say that a factor applies."""
    both = [factor for factor in scale.factors if factor.slug in one and factor.slug in other]
    sides = tuple(_side(factor, one[factor.slug], other[factor.slug]) for factor in both)
    pairs = [
        (_standing(factor, one[factor.slug]), _standing(factor, other[factor.slug]))
        for factor in both
        if one[factor.slug].applies and other[factor.slug].applies
    ]
    quadratic, linear = kappa(pairs), kappa(pairs, "linear")
    return Agreement(sides, quadratic, linear, _said(sides, pairs, quadratic, linear))


def _standing(factor: Factor, answer: Answer) -> Fraction:
    """Return where an answer stands from 0, the lowest level, to 1: the third of three is not the third of nine."""
    return (answer.place - 1) / max(len(factor.levels) - 1, 1)


def _side(factor: Factor, one: Answer, other: Answer) -> Side:
    apart = Fraction(0) if one == other else abs(one.place - other.place) if one.applies and other.applies else None
    return Side(factor, factor.said(one), factor.said(other), apart)


def _said(
    sides: tuple[Side, ...],
    pairs: list[tuple[Fraction, Fraction]],
    quadratic: Fraction | None,
    linear: Fraction | None,
) -> str:
    if not sides:
        return "The two answered no question in common."
    same = sum(side.apart == 0 for side in sides)
    agree = f"The two gave the same answer to {same} of {count(len(sides), 'question')}."
    if not pairs:
        return f"{agree} No factor applies for both, so there is no kappa."
    if quadratic is None or linear is None:
        return f"{agree} Both gave one and the same level throughout, so kappa says nothing here."
    return (
        f"{agree} Beyond chance that is what Landis and Koch call {word_for(quadratic)} agreement: "
        f"weighted kappa {float(quadratic):.2f} (quadratic), {float(linear):.2f} (linear)."
    )


def word_for(value: Fraction) -> str:
    """Return what Landis and Koch call agreement of that kappa."""
    return "poor" if value < 0 else next(word for word, most in WORDS.items() if value <= most)
