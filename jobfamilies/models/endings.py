"""What comes to an end: closed from a day, with why and what follows it, and opened again."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.timezone import localdate

from website.models import User


class Ending(models.Model):
    """Closed from a day on, or open. What is closed is read as before, and no longer offered."""

    closed_from = models.DateField(null=True, blank=True, editable=False)
    closing_reason = models.TextField(blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, related_name="predecessors", null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @classmethod
    def is_open_on(cls, on: date | None = None, prefix: str = "") -> models.Q:
        """Return the condition that what the prefix leads to is open on that day (today if none is given)."""
        column = f"{prefix}closed_from"
        return models.Q(**{f"{column}__isnull": True}) | models.Q(**{f"{column}__gt": on or localdate()})

    @property
    def is_closed(self) -> bool:
        return self.closed_from is not None and self.closed_from <= localdate()

    def close(self, *, on: date, reason: str, successor: "Self | None", by: User) -> None:
        """Keep from when, why and by whom it is closed, and what follows it."""
        self.closed_from, self.closing_reason, self.closed_by = on, reason, by
        self.successor = successor
        self.save(update_fields=["closed_from", "closing_reason", "closed_by", "successor"])

    def reopen(self) -> None:
        self.closed_from, self.closing_reason, self.closed_by, self.successor = None, "", None, None
        self.save(update_fields=["closed_from", "closing_reason", "closed_by", "successor"])
