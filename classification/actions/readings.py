"""What is written of readings: an approval, once."""

from datetime import datetime

from django.db import transaction

from classification.models import Reading
from website.models import User


class CannotApprove(Exception):
    """The reading cannot be approved; says why."""


@transaction.atomic
def approve_reading(*, reading: Reading, by: User, at: datetime) -> None:
    """Put a drafted reading into force. Raises CannotApprove: not theirs to approve, drafted by them, or approved."""
    if reading.drafted_by_id == by.pk:
        raise CannotApprove("Somebody else than who drafted a reading approves it.")
    if not by.has_perm("classification.approve_reading"):
        raise CannotApprove("Only HR approvers approve readings.")
    drafted = Reading.objects.filter(pk=reading.pk, approved_at__isnull=True)
    if not drafted.update(approved_by=by, approved_at=at):
        raise CannotApprove("This reading is approved already.")
    reading.refresh_from_db()
