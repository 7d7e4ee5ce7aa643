"""Rulings of an analyst on what people show, kept as precedents."""

from datetime import datetime

from django.db import transaction

from classification.models import Precedent
from jobfamilies.actions.seals import seal
from website.models import User


@transaction.atomic
def keep_precedent(*, precedent: Precedent, by: User, at: datetime) -> None:
    """Write down a precedent that is not written yet. From then on it holds, as the latest on what it speaks of."""
    precedent.ruled_by, precedent.ruled_at = by, at
    precedent.save(force_insert=True)
    seal(precedent, at=at)
