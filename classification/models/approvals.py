"""What somebody drafts and somebody else approves: the columns and words that such rows share."""

from datetime import datetime
from typing import Self, TypeVar

from django.conf import settings
from django.db import models

from website.models import User

Row = TypeVar("Row", bound="Approvable")


class ApprovableQuerySet(models.QuerySet[Row]):
    """Drafted and approved rows, in words."""

    def approved(self) -> Self:
        return self.filter(approved_at__isnull=False)


class Approvable(models.Model):
    """Drafted by one, approved by another. Approved, it never changes: a correction is the row of the next number."""

    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    drafted_at = models.DateTimeField(editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    def record_draft(self, *, by: User, at: datetime) -> None:
        """Note who drafted it and when; the caller saves."""
        self.drafted_by, self.drafted_at = by, at
