"""How what was drafted comes into force: approved once, by somebody else."""

from datetime import date, datetime
from functools import cache

from django.contrib.auth import get_permission_codename
from django.db import models

from classification.models import Approvable
from jobfamilies.actions.seals import seal
from website.models import User
from website.refusals import Refused
from website.workflow import Permitted, Rule, Workflow, telling


class CannotApprove(Refused):
    """It is not theirs to approve, drafted by them, or approved already."""


class Approval(models.TextChoices):
    """What people do with a draft of a reading or a scheme."""

    APPROVE = "approve", "Approve"


class Standing(models.TextChoices):
    """Where such a draft stands."""

    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"


def standing(draft: Approvable) -> Standing:
    return Standing.APPROVED if draft.is_approved else Standing.DRAFT


def own_draft(draft: Approvable, by: User, today: date) -> list[str]:
    """Nobody approves what they drafted."""
    said = f"Somebody else than who drafted a {draft._meta.verbose_name} approves it."
    return [said] * (draft.drafted_by_id == by.pk)


def locked(draft: Approvable) -> Approvable:
    """Read the draft as it stands now, and let nobody else approve it until this transaction ends."""
    draft.refresh_from_db(from_queryset=type(draft)._default_manager.select_for_update(of=("self",), no_key=True))
    return draft


def keep(move: Approval, draft: Approvable, to: Standing, *, by: User, at: datetime, note: str) -> Approvable:
    """Put the draft into force, and seal it."""
    draft.approved_by, draft.approved_at = by, at
    draft.save(update_fields=["approved_by", "approved_at"])
    seal(draft, at=at)
    return draft


@cache
def approvals(model: type[Approvable]) -> Workflow[Approvable, Approval, Standing, Approvable]:
    """Return how drafts of a model are approved: readings, schemes."""
    opts = model._meta
    rule: Rule[Approvable, Standing] = Rule(
        (Standing.DRAFT,),
        (Standing.APPROVED,),
        Permitted(f"{opts.app_label}.{get_permission_codename('approve', opts)}"),
        "HR approvers",
        (own_draft,),
        follows=telling("draft approved"),
        elsewhere=f"This {opts.verbose_name} is approved already.",
    )
    return Workflow(str(opts.verbose_name), {Approval.APPROVE: rule}, standing, locked, keep, CannotApprove)


def approve_draft(*, draft: Approvable, by: User, at: datetime) -> None:
    """Put a drafted row into force: a reading, a scheme. Raises CannotApprove."""
    approvals(type(draft)).make(Approval.APPROVE, draft, by=by, at=at)
