"""Letting a finding of the checks stand for a reason, and no longer doing so."""

from datetime import datetime

from django.db import transaction

from jobfamilies.actions.moves import locked
from jobfamilies.models import Edition, JobFamily
from ladders.engine.checks import Finding
from ladders.findings import checked
from ladders.models import Waiver
from website.models import User
from website.refusals import Refused


class CannotWaive(Refused):
    """The person may not, the finding is not made or never waived, or no reason is given."""


@transaction.atomic
def waive_finding(*, edition: Edition, digest: str, reason: str, by: User, at: datetime) -> Waiver:
    """Let the finding with that digest stand, in this and later editions, until its text changes. Raises CannotWaive.

    HR approvers may waive each that can be; HR editors what does not block publishing.
    """
    edition = locked(edition)
    finding = next((each for each in checked(edition).findings if each.digest == digest), None)
    if finding is None:
        raise CannotWaive(["The checks no longer say so: the text changed, or it is waived already."])
    if reasons := reasons_against_waiving(finding, edition=edition, by=by):
        raise CannotWaive(reasons)
    if not reason.strip():
        raise CannotWaive(["Say why the finding may stand."])
    return Waiver.objects.create(
        family=edition.family,
        code=finding.code,
        level_key=finding.level_key,
        dimension=finding.dimension or "",
        digest=finding.digest,
        place=finding.place[:250],
        sentence=finding.sentence,
        reason=reason.strip(),
        by=by,
        at=at,
    )


@transaction.atomic
def lift_waiver(*, waiver: Waiver, by: User, at: datetime) -> None:
    """Let the check speak again from now on; one that is lifted stays as it is. Raises CannotWaive."""
    if reasons := reasons_against_lifting(waiver.family, by):
        raise CannotWaive(reasons)
    waiver.lift(by=by, at=at)


def reasons_against_waiving(finding: Finding, *, edition: Edition, by: User) -> list[str]:
    """Return why this person cannot waive the finding now, in sentences for people; empty where they can."""
    if not by.has_perm("ladders.add_waiver", edition):
        return ["Findings are waived by HR editors and HR approvers."]
    if edition.state not in Edition.OPEN:
        return ["A published edition stays as it is: nothing of it is waived."]
    if not finding.can_be_waived:
        return ["This is never waived."]
    if finding.is_blocking and not by.has_perm("ladders.waive_blocking", edition):
        return ["It blocks publishing: only HR approvers may waive it."]
    return []


def reasons_against_lifting(family: JobFamily, by: User) -> list[str]:
    """Return why this person cannot lift a waiver of the family; whoever may write one may."""
    may_write = by.has_perm("ladders.add_waiver", family)
    return [] if may_write else ["Waivers are lifted by HR editors and HR approvers."]
