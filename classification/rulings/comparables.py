"""Positions that were ruled on before and compare with another: what they were ruled, and never whose they are."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, Value, When
from django.utils.text import Truncator

from classification.models import Position, Ruling
from jobfamilies.models import Level

MOST = 8
FIRST_WORDS = 40


@dataclass(frozen=True)
class Comparable:
    """A ruling without the seat it is about: no number, no unit, no name."""

    title: str
    level: Level
    outcome: str
    effective_on: date
    words: str
    """The first words of its reasons; that they were erased, where they were."""


def comparable_positions(position: Position, level: Level | None, on: date) -> list[Comparable]:
    """Return what stands for other positions of the organization near a level: its ladder's first, then its grade's.

    Without a level those ruled on last.
    """
    standing = Ruling.objects.standing(on).filter(position__organization=position.organization_id)
    others = standing.exclude(position=position).select_related(
        "position", "level__grade", "level__edition__family", "erasure"
    )
    if level:
        others = others.filter(_near(level))
        same = Case(When(level__edition__family=level.edition.family_id, then=True), default=Value(False))
        others = others.order_by(same.desc(), "-effective_on", "-pk")
        return [_anonymous(ruling) for ruling in others[:MOST]]
    return [_anonymous(ruling) for ruling in others.order_by("-effective_on", "-pk")[:MOST]]


def _near(level: Level) -> Q:
    """Return the condition that a ruling's level is of the same ladder, or at most one grade away."""
    near = Q(level__edition__family=level.edition.family_id)
    if level.grade:
        near |= Q(level__grade__order__range=(level.grade.order - 1, level.grade.order + 1))
    return near


def _anonymous(ruling: Ruling) -> Comparable:
    assert ruling.level is not None
    words = Truncator(" ".join(ruling.rationale.split())).words(FIRST_WORDS)
    return Comparable(
        ruling.position.title,
        ruling.level,
        ruling.get_outcome_display(),
        ruling.effective_on,
        ruling.erased or words,
    )
