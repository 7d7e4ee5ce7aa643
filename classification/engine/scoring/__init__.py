"""Scores a position's factors by schemes stored as data, and says which answer decides; compares two raters."""

from .agreement import Agreement, agreement, kappa
from .results import Band, Contribution, Result
from .scale import DOES_NOT_APPLY, Answer, CannotScore, Factor, Scale, scale_for
from .schemes import (
    AnyScheme,
    Gate,
    MoreThanHalf,
    PointsPerFactor,
    WrongScheme,
    dump_scheme,
    method_of,
    needs_ladder,
    read_scheme,
)
from .scoring import Change, decisive, nearest, score
from .wording import in_sentences

__all__ = [
    "DOES_NOT_APPLY",
    "Agreement",
    "Answer",
    "AnyScheme",
    "Band",
    "CannotScore",
    "Change",
    "Contribution",
    "Factor",
    "Gate",
    "MoreThanHalf",
    "PointsPerFactor",
    "Result",
    "Scale",
    "WrongScheme",
    "agreement",
    "decisive",
    "dump_scheme",
    "in_sentences",
    "kappa",
    "method_of",
    "nearest",
    "needs_ladder",
    "read_scheme",
    "scale_for",
    "score",
]
