"""Schemes in sentences: what an approver reads beside the data."""

from collections.abc import Iterator
from fractions import Fraction

from .results import decimal
from .schemes import (
    AllMustHold,
    AnyMethod,
    AnyScheme,
    Condition,
    Gate,
    MoreThanHalf,
    NumberCondition,
    PointsPerFactor,
    WeightedMean,
    method_of,
)


def in_sentences(scheme: AnyScheme) -> list[str]:
    """Return what a scheme says, a sentence each."""
    gate = [_condition(each) for each in scheme.conditions] if isinstance(scheme, Gate) else []
    return [*_method(method_of(scheme)), *gate]


def _method(method: AnyMethod) -> Iterator[str]:
    if isinstance(method, PointsPerFactor):
        yield from _points(method)
    elif isinstance(method, WeightedMean):
        yield from _mean(method)
    elif isinstance(method, AllMustHold):
        yield "The result is the highest level that every factor fully reaches. What does not apply is left out."
    elif isinstance(method, MoreThanHalf):
        yield (
            "Each duty is rated. The result is the highest level at or above which more than 50 percent of the "
            "working time is spent."
        )


def _points(method: PointsPerFactor) -> Iterator[str]:
    yield "Each factor gives the points of the level that is fully met; “between” counts as the lower level."
    absent = "the points of its lowest level" if method.absent == "lowest" else "no points"
    yield f"A factor that does not apply gives {absent}."
    for factor in method.factors:
        levels = ", ".join(f"{level.name} {level.points:,}" for level in factor.levels)
        yield f"{factor.name}: {levels}."
    for grade in method.grades:
        yield f"{grade.name}: {grade.at_least:,} points " + (
            "and more." if grade.at_most is None else f"to {grade.at_most:,}."
        )


def _mean(method: WeightedMean) -> Iterator[str]:
    yield "The result is the mean of the levels; “between” counts half-way, and what does not apply is left out."
    if method.weights:
        listed = ", ".join(f"{slug} {weight}" for slug, weight in sorted(method.weights.items()))
        yield f"Weights: {listed}; every other factor 1."
    else:
        yield "All factors weigh the same."
    if method.cuts:
        yield f"The levels are cut at {', '.join(decimal(Fraction(cut)) for cut in method.cuts)}."
    else:
        yield "The nearest level counts; half-way counts as the upper."
    if method.open:
        yield f"Within {decimal(Fraction(method.open, 100))} of a level from a cut the result reads “between”."


def _condition(condition: Condition) -> str:
    cap = f"the result is capped at level {condition.cap}, counted from the lowest"
    if isinstance(condition, NumberCondition):
        return f"{condition.question} With fewer than {condition.at_least} {cap}."
    return f"Where {condition.factor} does not fully meet level {condition.at_least}, {cap}."
