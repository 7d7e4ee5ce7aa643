"""When ladders are looked through again: on a day that HR gave, or some months after the last edition."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from jobfamilies.models import JobFamily


@dataclass(frozen=True)
class Review:
    """That a family's ladder is due for review on a day; `last_on` is that of its last edition, if it has any."""

    family: JobFamily
    due_on: date
    last_on: date | None


def reviews_due(by: date) -> list[Review]:
    """Return the reviews of families that go on and are due by that day, the earliest first. Asks one query."""
    families: QuerySet[Any] = kept()
    found = [Review(family, due, family.last_on) for family in families if (due := due_on(family)) and due <= by]
    return sorted(found, key=lambda review: (review.due_on, review.family.pk))


def kept() -> QuerySet[JobFamily]:
    """Return the families whose review is kept, each with the day of its last edition (`last_on`)."""
    published = Q(editions__publication__isnull=False, editions__publication__withdrawal=None)
    asked = Q(review_on__isnull=False) | Q(review_months__isnull=False)
    families = JobFamily.objects.filter(asked, JobFamily.is_open_on()).select_related("organization")
    return families.annotate(last_on=Max("editions__publication__effective_on", filter=published))


def due_on(family: JobFamily) -> date | None:
    """Return when a family (with `last_on`) is due: the day given, until it is published; else by its cycle."""
    last: date | None = family.last_on  # type: ignore[attr-defined]
    if family.review_on and (last is None or family.review_on > last):
        return family.review_on
    return months_after(last, family.review_months) if last and family.review_months else None


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
