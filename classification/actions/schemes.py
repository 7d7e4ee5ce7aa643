"""How a rating scheme comes into force."""

from datetime import datetime

from django.db import transaction

from classification.models import Scheme
from website.models import User
from website.refusals import Refused


class CannotApproveScheme(Refused):
    """The scheme is approved already, or somebody would approve their own draft."""


@transaction.atomic
def approve_scheme(*, scheme: Scheme, by: User, at: datetime) -> None:
    """Put a drafted scheme into force. Raises CannotApproveScheme."""
    if scheme.drafted_by_id == by.pk:
        raise CannotApproveScheme(["Somebody else than who drafted a scheme approves it."])
    if not by.has_perm("classification.approve_scheme"):
        raise CannotApproveScheme(["Only HR approvers approve schemes."])
    if not Scheme.objects.filter(pk=scheme.pk, approved_at__isnull=True).update(approved_by=by, approved_at=at):
        raise CannotApproveScheme(["This scheme is approved already."])
    scheme.refresh_from_db()
