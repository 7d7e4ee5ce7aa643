"""Appeals against rulings: filed in time and in the order of their stages, decided by somebody else, or withdrawn."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate

from classification.actions.requests import REQUEST_STEPS, CannotStep, locked, record_step
from classification.actions.rulings import (
    CannotRule,
    Facts,
    appeal_stage,
    deadline,
    interests,
    missing_facts,
    write_ruling,
)
from classification.models import Appeal, AppealDecision, AppealStage, Ruling, Stage, Step
from jobfamilies.actions.seals import seal
from website.mail import tell
from website.models import User


class CannotAppeal(CannotStep):
    """The person may not appeal, it is too late, the stage is not open, or nothing is said."""


class CannotDecide(CannotStep):
    """The person may not decide the appeal, it is decided already, or the decision is not complete."""


# --- filing ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def file_appeal(*, ruling: Ruling, by: User, at: datetime, grounds: str) -> Appeal:
    """Appeal against a ruling at the next stage of the organization's way of appeal. Raises CannotAppeal."""
    request = locked(ruling.request)
    reasons = reasons_against_appeal(ruling, by, localdate(at))
    if reasons := reasons or ["Say what is wrong with the ruling."] * (not grounds.strip()):
        raise CannotAppeal(reasons)
    number, stage = next_stage(ruling)
    assert stage is not None
    appeal = Appeal.objects.create(
        ruling=ruling,
        stage=number,
        stage_name=stage.name,
        heard_by=stage.heard_by,
        grounds=grounds,
        filed_by=by,
        filed_at=at,
        decide_by=localdate(at) + timedelta(days=stage.days_to_decide),
    )
    seal(appeal, at=at)
    record_step(request=request, step=Step.APPEAL, to_stage=Stage.RULED, by=by, at=at, note=stage.name)
    return appeal


def reasons_against_appeal(ruling: Ruling, by: User, today: date) -> list[str]:
    """Return why this person cannot appeal against the ruling that day, in sentences for people."""
    return REQUEST_STEPS.reasons_against(Step.APPEAL, ruling.request, by=by) or closed(ruling, today)


def closed(ruling: Ruling, today: date) -> list[str]:
    """Return why nobody can appeal against the ruling that day; empty where the next stage is open."""
    latest = ruling.appeals.select_related("decision").order_by("-stage").first()
    _, stage = next_stage(ruling)
    until = deadline_of(ruling)
    if ruling.is_superseded:
        return ["This ruling is superseded. Appeal against the one that supersedes it."]
    if latest and not latest.is_decided:
        return [f"An appeal is being decided: {latest.stage_name}, by {date_format(latest.decide_by)}."]
    if latest and latest.decision.outcome != AppealDecision.Outcome.UPHELD:
        return [f"The appeal is closed: {latest.decision.get_outcome_display().lower()}."]
    if stage is None or until is None:
        return [f"{ruling.position.organization} has no further stage of appeal."]
    if today > until:
        return [f"The time to appeal ended on {date_format(until)}."]
    return []


def next_stage(ruling: Ruling) -> tuple[int, AppealStage | None]:
    """Return the number of the stage that comes next, and the stage; None where the organization has no further."""
    last = ruling.appeals.order_by("-stage").first()
    number = last.stage + 1 if last else first_stage(ruling)
    return number, appeal_stage(ruling.request, number)


def first_stage(ruling: Ruling) -> int:
    """Return the stage at which the ruling can be appealed first: one made on appeal has those before it behind it."""
    changed = Appeal.objects.filter(
        ruling__request=ruling.request_id,
        ruling__lt=ruling.pk,
        decision__outcome=AppealDecision.Outcome.CHANGED,
        decision__decided_at=ruling.ruled_at,
    )
    last = changed.order_by("-stage").first()
    return last.stage + 1 if last else 1


def deadline_of(ruling: Ruling) -> date | None:
    """Return until when the ruling can be appealed: as its letter says, or the decision of the stage before."""
    last = ruling.appeals.select_related("decision").order_by("-stage").first()
    if last is None:
        return ruling.appeal_by
    return last.decision.appeal_by if last.is_decided else None


def as_it_stands(appeal: Appeal) -> Appeal:
    """Return the appeal anew: whoever read it before its request was locked may not know of its decision."""
    rows = Appeal.objects.select_related("ruling__request__position", "ruling__position__organization", "decision")
    return rows.get(pk=appeal.pk)


# --- deciding --------------------------------------------------------------------------------------------------------


@transaction.atomic
def decide_appeal(
    *, appeal: Appeal, by: User, at: datetime, outcome: str, reasons: str, facts: Facts | None = None
) -> AppealDecision:
    """Decide an appeal. Where the ruling is superseded, `facts` are the new one's, which is written with the decision.

    What is sent back is studied and ruled on again; the ruling stands until then. Raises CannotDecide, or CannotRule
    for what the new ruling lacks.
    """
    request = locked(appeal.ruling.request)
    appeal = as_it_stands(appeal)
    outcomes, today = AppealDecision.Outcome, localdate(at)
    against = reasons_against_deciding(appeal, by) or _missing(outcome, reasons)
    if against:
        raise CannotDecide(against)
    following = appeal_stage(request, appeal.stage + 1)
    decision = AppealDecision.objects.create(
        appeal=appeal,
        outcome=outcome,
        reasons=reasons,
        appeal_by=deadline(following, today) if following and outcome == outcomes.UPHELD else None,
        decided_by=by,
        decided_at=at,
    )
    seal(decision, at=at)
    if outcome == outcomes.CHANGED:
        if missing := missing_facts(request, facts or {}, today):
            raise CannotRule(list(missing.values()))
        write_ruling(request=request, by=by, at=at, facts=facts or {}, stage=following)
    to_stage = Stage.IN_STUDY if outcome == outcomes.SENT_BACK else Stage.RULED
    note = f"{appeal.stage_name}: {decision.get_outcome_display().lower()}"
    record_step(request=request, step=Step.DECIDE, to_stage=to_stage, by=by, at=at, note=note)
    return decision


def reasons_against_deciding(appeal: Appeal, by: User) -> list[str]:
    """Return why this person cannot decide the appeal, in sentences for people."""
    if reasons := REQUEST_STEPS.reasons_against(Step.DECIDE, appeal.ruling.request, by=by):
        return reasons
    if appeal.is_decided:
        return [f"The appeal is decided: {appeal.decision.get_outcome_display().lower()}."]
    if by.pk == appeal.ruling.ruled_by_id:
        return ["You made the ruling: somebody else decides the appeal."]
    if by.pk == appeal.filed_by_id:
        return ["You filed the appeal: somebody else decides it."]
    return interests(appeal.ruling.request, by)


def _missing(outcome: str, reasons: str) -> list[str]:
    outcomes = AppealDecision.Outcome
    said = [] if outcome in (outcomes.UPHELD, outcomes.CHANGED, outcomes.SENT_BACK) else ["Say how it is decided."]
    return said + ["Give the reasons for the decision."] * (not reasons.strip())


@transaction.atomic
def withdraw_appeal(*, appeal: Appeal, by: User, at: datetime, reasons: str = "") -> AppealDecision:
    """Take an appeal back; the ruling stands. Only who filed it may, before it is decided. Raises CannotDecide."""
    request = locked(appeal.ruling.request)
    appeal = as_it_stands(appeal)
    if against := reasons_against_withdrawing(appeal, by):
        raise CannotDecide(against)
    decision = AppealDecision.objects.create(
        appeal=appeal, outcome=AppealDecision.Outcome.WITHDRAWN, reasons=reasons, decided_by=by, decided_at=at
    )
    seal(decision, at=at)
    note = f"{appeal.stage_name}: {decision.get_outcome_display().lower()}"
    REQUEST_STEPS.keep(Step.DECIDE, request, Stage(request.stage), by=by, at=at, note=note)
    tell("appeal withdrawn", about=request, by=by, at=at)
    return decision


def reasons_against_withdrawing(appeal: Appeal, by: User) -> list[str]:
    """Return why this person cannot take the appeal back, in sentences for people."""
    if by.pk != appeal.filed_by_id:
        return ["Only who filed the appeal takes it back."]
    if appeal.is_decided:
        return [f"The appeal is decided: {appeal.decision.get_outcome_display().lower()}."]
    return []
