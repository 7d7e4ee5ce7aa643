"""What is rated against: levels of a result, factors with their own levels, and the answers that each allows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .schemes import (
    AnyScheme,
    FactorCondition,
    Gate,
    MoreThanHalf,
    NumberCondition,
    PointsPerFactor,
    WeightedMean,
    method_of,
    needs_ladder,
)


class CannotScore(ValueError):
    """The scheme does not fit what is rated, or the answers do not; `faults` are sentences."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """A level of a factor, counted from 1, or between it and the next. Level 0: the factor does not apply."""

    level: int
    is_between: bool = False

    @property
    def applies(self) -> bool:
        return self.level > 0

    @property
    def place(self) -> Fraction:
        """Where it stands among the levels; half-way for “between”."""
        return Fraction(2 * self.level + self.is_between, 2)


DOES_NOT_APPLY = Answer(0)


@dataclass(frozen=True)
class Factor:
    """A question: a dimension, a duty, or a gate's own.

    Of the levels in `silent` nothing is said: none of them can be the answer, only between it and one that speaks. A
    gate's own question is answered by a whole level, always. `share` is a duty's percent of the working time.
    """

    slug: str
    name: str
    levels: tuple[str, ...]
    silent: frozenset[int] = frozenset()
    is_gate: bool = False
    share: int = 0

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that the question allows: from the lowest up, then that it does not apply."""
        numbers = range(1, len(self.levels) + 1)
        whole = [Answer(number) for number in numbers if number not in self.silent]
        if self.is_gate:
            return tuple(whole)
        between = [Answer(low, True) for low in numbers[:-1] if not {low, low + 1} <= self.silent]
        return (*sorted([*whole, *between]), DOES_NOT_APPLY)

    def said(self, answer: Answer) -> str:
        """Return an answer in words: “II”, “between II and III”, “does not apply”."""
        if not answer.applies:
            return "does not apply"
        low = self.levels[answer.level - 1]
        return f"between {low} and {self.levels[answer.level]}" if answer.is_between else low


@dataclass(frozen=True)
class Scale:
    """The levels of the result, from the lowest up, and the factors in their order."""

    levels: tuple[str, ...]
    factors: tuple[Factor, ...]

    def factor(self, slug: str) -> Factor | None:
        return next((factor for factor in self.factors if factor.slug == slug), None)


def scale_for(scheme: AnyScheme, levels: Iterable[str] = (), factors: Iterable[Factor] = ()) -> Scale:
    """Return what a scheme rates against: its own, or the levels and factors of a ladder. Raises CannotScore.

    For “more than half the time” the factors are duties with their shares.
    """
    method = method_of(scheme)
    if isinstance(method, PointsPerFactor):
        levels = [grade.name for grade in method.grades]
        factors = [Factor(each.slug, each.name, tuple(level.name for level in each.levels)) for each in method.factors]
    scale = Scale(tuple(levels), (*factors, *questions(scheme)))
    if faults := misfits(scheme, scale):
        raise CannotScore(faults)
    return scale


def questions(scheme: AnyScheme) -> list[Factor]:
    """Return the gate's own questions as factors of two levels."""
    conditions = scheme.conditions if isinstance(scheme, Gate) else ()
    return [
        Factor(each.slug, each.question, (f"Fewer than {each.at_least}", f"{each.at_least} or more"), is_gate=True)
        for each in conditions
        if isinstance(each, NumberCondition)
    ]


def misfits(scheme: AnyScheme, scale: Scale) -> list[str]:
    """Return why the scheme cannot be used on the scale, in sentences."""
    method, rated = method_of(scheme), [factor for factor in scale.factors if not factor.is_gate]
    found = []
    if needs_ladder(scheme) and len(scale.levels) < 2:
        found.append("There is nothing to choose between on a ladder of one level.")
    if not rated:
        found.append("There is nothing to rate.")
    if isinstance(method, MoreThanHalf) and any(factor.share < 1 for factor in rated):
        found.append("Every duty needs its percent of the time.")
    if isinstance(method, WeightedMean):
        found += _misfits_of_mean(method, scale, rated)
    if isinstance(scheme, Gate):
        found += _misfits_of_gate(scheme, scale)
    return found


def _misfits_of_mean(method: WeightedMean, scale: Scale, rated: list[Factor]) -> list[str]:
    found = []
    if method.cuts and len(method.cuts) != len(scale.levels) - 1:
        found.append(f"The scheme has {len(method.cuts)} cut points, and {len(scale.levels)} levels need one less.")
    if rated and not any(method.weights.get(factor.slug, 1) for factor in rated):
        found.append("No factor has a weight.")
    return found


def _misfits_of_gate(gate: Gate, scale: Scale) -> list[str]:
    found = []
    for condition in gate.conditions:
        factor = scale.factor(condition.factor)
        if condition.cap >= len(scale.levels):
            found.append(f"The gate caps at level {condition.cap}, and there are {len(scale.levels)}.")
        if isinstance(condition, FactorCondition) and (not factor or condition.at_least > len(factor.levels)):
            found.append(f"The gate asks for level {condition.at_least} of {condition.factor}, which is not there.")
    return found


def wrong_answers(scale: Scale, answers: Mapping[str, Answer]) -> list[str]:
    """Return what is wrong with answers, in sentences: missing, not allowed by their factor, or of no factor."""
    known = {factor.slug for factor in scale.factors}
    return [
        *(f"{factor.name}: not answered yet." for factor in scale.factors if factor.slug not in answers),
        *(
            f"{factor.name}: this is not among its answers."
            for factor in scale.factors
            if factor.slug in answers and answers[factor.slug] not in factor.answers
        ),
        *(f"{slug} is not among the factors." for slug in sorted(answers.keys() - known)),
    ]
