"""What answers come to under a scheme, and which single answer would change that."""

from collections.abc import Iterator
from dataclasses import dataclass

from .gates import through_gate
from .holding import score_all, score_time
from .mean import score_mean
from .points import score_points
from .rated import Answers
from .results import Result
from .scale import Answer, CannotScore, Factor, Scale, wrong_answers
from .schemes import AllMustHold, AnyScheme, Gate, PointsPerFactor, WeightedMean


def score(scheme: AnyScheme, scale: Scale, answers: Answers) -> Result:
    """Return what the answers, by the slug of their factor, come to. Their order makes no difference.

    Raises CannotScore where a factor has no answer, an answer no factor, or a factor does not allow its answer.
    """
    if faults := wrong_answers(scale, answers):
        raise CannotScore(faults)
    return _score(scheme, scale, answers)


def _score(scheme: AnyScheme, scale: Scale, answers: Answers) -> Result:
    if isinstance(scheme, Gate):
        return through_gate(scheme, scale, answers, _score(scheme.of, scale, answers))
    if isinstance(scheme, PointsPerFactor):
        return score_points(scheme, scale, answers)
    if isinstance(scheme, WeightedMean):
        return score_mean(scheme, scale, answers)
    return score_all(scheme, scale, answers) if isinstance(scheme, AllMustHold) else score_time(scheme, scale, answers)


@dataclass(frozen=True, slots=True)
class Change:
    """One answer changed to another, and what the result would be then."""

    factor: Factor
    given: Answer
    other: Answer
    result: Result

    @property
    def is_raise(self) -> bool:
        return self.other > self.given

    @property
    def said(self) -> str:
        """The answer that it would take, in words."""
        return self.factor.said(self.other)

    @property
    def given_said(self) -> str:
        """The answer that was given, in words."""
        return self.factor.said(self.given)


def decisive(scheme: AnyScheme, scale: Scale, answers: Answers) -> tuple[Change, ...]:
    """Return every single change of an answer that changes the result: factor by factor, the nearest answer first.

    That a factor does not apply comes last. Raises CannotScore as `score` does.
    """
    now = score(scheme, scale, answers).band
    return tuple(
        change
        for factor in scale.factors
        for change in _changes(scheme, scale, answers, factor)
        if change.result.band != now
    )


def _changes(scheme: AnyScheme, scale: Scale, answers: Answers, factor: Factor) -> Iterator[Change]:
    given = answers[factor.slug]

    def nearness(other: Answer) -> tuple[bool, object, Answer]:
        return (not (other.applies and given.applies), abs(other.place - given.place), other)

    for other in sorted(factor.answers, key=nearness):
        if other != given:
            result = _score(scheme, scale, {**answers, factor.slug: other})
            yield Change(factor, given, other, result)


def nearest(changes: tuple[Change, ...]) -> list[Change]:
    """Return of each factor the nearest change up and the nearest down, and of “does not apply” only where alone."""
    found: dict[tuple[str, bool], Change] = {}
    for change in changes:
        if change.other.applies or not any(slug == change.factor.slug for slug, _ in found):
            found.setdefault((change.factor.slug, change.is_raise), change)
    return list(found.values())
