"""Cross-validation by employer: the limits are chosen on all employers but one and held against that one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import product

from ladders.engine.comparison import LIMITS, Limits

from .cases import Case
from .measures import Measured

CHOICES = tuple(
    replace(LIMITS, alike=alike, part=part, firm=firm)
    for alike, part, firm in product(
        (LIMITS.alike // 2, LIMITS.alike, LIMITS.alike * 3 // 2), (LIMITS.part, LIMITS.part * 2), (LIMITS.firm,)
    )
)
"""What is chosen among."""

Measure = Callable[[Case, Limits], Measured]


def cross_validated(cases: Sequence[Case], measure: Measure) -> dict[str, Measured]:
    """Return for each employer the figures of its cases under the limits that do best on all others."""
    by_limits = {limits: [(case, measure(case, limits)) for case in cases] for limits in CHOICES}
    return {
        employer: together(
            figures for case, figures in by_limits[_best(by_limits, employer)] if case.employer == employer
        )
        for employer in dict.fromkeys(case.employer for case in cases)
    }


def _best(by_limits: dict[Limits, list[tuple[Case, Measured]]], employer: str) -> Limits:
    def alignment(limits: Limits) -> float:
        return together(figures for case, figures in by_limits[limits] if case.employer != employer).alignment

    # Of equals the limits in use are taken.
    return max(by_limits, key=lambda limits: (alignment(limits), limits == LIMITS))


def together(figures: Iterable[Measured]) -> Measured:
    return sum(figures, Measured())
