"""What caps a result: conditions on a factor or on a number, each with the level that it caps at."""

from dataclasses import replace

from .rated import Answers
from .results import Contribution, Distance, Result, band_at
from .scale import Scale
from .schemes import Condition, Gate, NumberCondition


def through_gate(gate: Gate, scale: Scale, answers: Answers, inner: Result) -> Result:
    """Return the method's result as the gate lets it through, with its own answers and reasons added."""
    result = replace(inner, contributions=(*inner.contributions, *_own(scale, answers)))
    if inner.band is None:
        return result
    shut = [condition for condition in gate.conditions if answers[condition.factor].level < needed(condition)]
    if not shut:
        return replace(result, reasons=(*inner.reasons, "Every condition of the gate holds."))
    cap = min(condition.cap for condition in shut)
    reasons = (*inner.reasons, *(_shut(condition, scale) for condition in shut))
    if inner.band.place <= cap:
        return replace(result, reasons=(*reasons, "The result does not reach that cap anyway."))
    held = f"The gate holds it at {scale.levels[cap - 1]}; without it the result would be {inner.band.name}."
    return replace(result, band=band_at(cap, scale.levels), to_next=Distance(held), from_below=None, reasons=reasons)


def needed(condition: Condition) -> int:
    """Return the level of its factor from which the condition holds; of a number's two levels it is the upper."""
    return 2 if isinstance(condition, NumberCondition) else condition.at_least


def _shut(condition: Condition, scale: Scale) -> str:
    factor, level = scale.factor(condition.factor), scale.levels[condition.cap - 1]
    assert factor is not None
    return f"{factor.name.rstrip('?')}: not {factor.levels[needed(condition) - 1]}, so {level} at most."


def _own(scale: Scale, answers: Answers) -> tuple[Contribution, ...]:
    return tuple(
        Contribution(factor.slug, factor.name, factor.said(answers[factor.slug]), "Counts for the gate")
        for factor in scale.factors
        if factor.is_gate
    )
