"""Time worked and studied, counted exactly in whole numbers.

A month has 30 days and a year 360, as creditable federal service is counted (OPM, The Guide to Processing Personnel
Actions, chapter 6). So twelve months make a year whichever they are, and what is counted of two spans that touch is
what is counted of both as one. An amount is in hundredths of such a day, so that part time is a whole number too.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

DAY = 100
MONTH = 30 * DAY
YEAR = 12 * MONTH

Span = tuple[date, date, int]
"""From (its first day), until (the day after its last) and percent of full time."""


def day_number(day: date) -> int:
    """Return the day's number in a calendar of 30-day months; the 31st is the 30th."""
    return 360 * day.year + 30 * (day.month - 1) + min(day.day, 30) - 1


def amount(spans: Iterable[Span]) -> int:
    """Return how much time the spans hold. Where they overlap, the fuller one counts, once."""
    kept = sorted(span for span in spans if span[0] < span[1])
    edges = sorted({edge for start, end, _ in kept for edge in (start, end)})
    pieces = pairwise(edges)
    return sum((day_number(end) - day_number(start)) * _fullest(kept, start) for start, end in pieces)


def _fullest(spans: Iterable[Span], day: date) -> int:
    return max((percent for start, end, percent in spans if start <= day < end), default=0)


def overlaps(spans: Iterable[Span]) -> bool:
    """Return whether any two of the spans share a day."""
    latest = date.min
    for start, end, _ in sorted(spans):
        if start < latest:
            return True
        latest = max(latest, end)
    return False


def in_words(time: int) -> str:
    """Return an amount as “1 year, 2 months and 3 days”; part of a day is a day."""
    days = -(-time // DAY)
    years, days = divmod(days, 360)
    months, days = divmod(days, 30)
    counted = [(years, "year"), (months, "month"), (days, "day")]
    words = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in counted if number]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words) or "no time"
