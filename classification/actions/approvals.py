"""How what was drafted comes into force: approved once, by somebody else."""

from datetime import datetime

from django.contrib.auth import get_permission_codename
from django.db import transaction

from classification.models import Approvable
from jobfamilies.actions.seals import seal
from website.models import User
from website.refusals import Refused


class CannotApprove(Refused):
    """It is not theirs to approve, drafted by them, or approved already."""


@transaction.atomic
def approve_draft(*, draft: Approvable, by: User, at: datetime) -> None:
    """Put a drafted row into force: a reading, a scheme. Raises CannotApprove."""
    if reason := reason_against_approving(draft, by):
        raise CannotApprove([reason])
    drafts = type(draft)._default_manager.filter(pk=draft.pk, approved_at__isnull=True)
    if not drafts.update(approved_by=by, approved_at=at):
        raise CannotApprove([f"This {draft._meta.verbose_name} is approved already."])
    seal(draft, at=at)
    draft.refresh_from_db()


def reason_against_approving(draft: Approvable, by: User) -> str:
    """Return why this person cannot approve it, in a sentence for people; "" where they can."""
    opts = draft._meta
    if draft.drafted_by_id == by.pk:
        return f"Somebody else than who drafted a {opts.verbose_name} approves it."
    if not by.has_perm(f"{opts.app_label}.{get_permission_codename('approve', opts)}"):
        return f"Only HR approvers approve {opts.verbose_name_plural}."
    return ""
