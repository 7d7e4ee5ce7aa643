"""What a scheme makes of answers: the band, how far it is to the next, and what each answer gave."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """Where a result stands: `place` 2 is the second level, 5/2 between it and the third, 0 below the lowest."""

    place: Fraction
    name: str


@dataclass(frozen=True, slots=True)
class Distance:
    """How far it is to another band, in a sentence; the amount where it can be counted, in what the method counts."""

    said: str
    amount: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one factor's answer was, and what it gave."""

    slug: str
    name: str
    answer: str
    gives: str


@dataclass(frozen=True, slots=True)
class Result:
    """A result with its reasons. Without a band nothing could be said, and the reasons say why."""

    band: Band | None
    contributions: tuple[Contribution, ...]
    reasons: tuple[str, ...]
    total: Fraction | None = None
    total_said: str = ""
    to_next: Distance | None = None
    from_below: Distance | None = None
    left_out: int = 0

    @property
    def said(self) -> str:
        return self.band.name if self.band else "No result"


def band_at(place: Fraction | int, levels: tuple[str, ...]) -> Band:
    """Return the band at a place: a level, between two, or below the lowest."""
    low = int(place)
    if low < 1:
        return Band(Fraction(0), f"below {levels[0]}")
    if place == low:
        return Band(Fraction(low), levels[low - 1])
    return Band(Fraction(2 * low + 1, 2), f"between {levels[low - 1]} and {levels[low]}")


def decimal(value: Fraction) -> str:
    """Return a number as people read it: at most two places, and none that are zero."""
    return f"{float(value):,.2f}".rstrip("0").rstrip(".")


def count(number: int, noun: str) -> str:
    """Return a number with its noun: “1 factor”, “2 factors”."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them: “A, B and C”."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
