"""The answers that a method counts, and what it says of those that it leaves out."""

from collections.abc import Mapping

from .results import Contribution, Result, count
from .scale import Answer, Factor, Scale

Answers = Mapping[str, Answer]
Rated = list[tuple[Factor, Answer]]


def rated(scale: Scale, answers: Answers) -> Rated:
    """Return the factors with their answers, without the gate's own questions."""
    return [(factor, answers[factor.slug]) for factor in scale.factors if not factor.is_gate]


def applying(scale: Scale, answers: Answers) -> Rated:
    return [(factor, answer) for factor, answer in rated(scale, answers) if answer.applies]


def contributions(found: Rated, gives: Mapping[str, str]) -> tuple[Contribution, ...]:
    """Return what each answer gave, by the slug of its factor; the others are left out."""
    return tuple(
        Contribution(factor.slug, factor.name, factor.said(answer), gives.get(factor.slug, "Left out"))
        for factor, answer in found
    )


def left_out(scale: Scale, answers: Answers) -> int:
    return len(rated(scale, answers)) - len(applying(scale, answers))


def about_left_out(scale: Scale, answers: Answers) -> list[str]:
    number = left_out(scale, answers)
    return [f"{count(number, 'answer')} left out: what does not apply never counts as the lowest."] if number else []


def about_between(scale: Scale, answers: Answers) -> list[str]:
    """Say where a level counts only if it is fully met."""
    return [
        f"{factor.name}: {factor.said(answer)} counts as {factor.levels[answer.level - 1]}, which is fully met."
        for factor, answer in applying(scale, answers)
        if answer.is_between
    ]


def nothing(scale: Scale, answers: Answers, why: str) -> Result:
    """Return that there is no result, and why."""
    found = rated(scale, answers)
    return Result(None, contributions(found, {}), (why,), left_out=left_out(scale, answers))
