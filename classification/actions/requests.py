"""The steps of a request: from where to where, who may take them, what speaks against one, and its record."""

from datetime import date, datetime

from django.db import transaction

from classification.models import ClassificationRequest, Description, Part, Position, RequestStep, Stage, Step
from jobfamilies.actions.seals import seal
from website.models import User
from website.refusals import Refused
from website.workflow import Permitted, Rule, Workflow, telling


class CannotStep(Refused):
    """The request is not where the step begins, the person may not take it, or something speaks against it."""


# --- who may take a step ---------------------------------------------------------------------------------------------


may_study, may_rule = Permitted("classification.study_request"), Permitted("classification.add_ruling")


def is_concerned(request: ClassificationRequest, by: User) -> bool:
    """Whoever holds the position, or one above it."""
    return bool(by.pk) and by.pk in {each.incumbent_id for each in (request.position, *request.position.above())}


def concerned_or_studies(request: ClassificationRequest, by: User) -> bool:
    return may_study(request, by) or is_concerned(request, by)


def asked_or_studies(request: ClassificationRequest, by: User) -> bool:
    return may_study(request, by) or request.requested_by_id == by.pk


# --- what may speak against a step -----------------------------------------------------------------------------------


def another_is_open(request: ClassificationRequest, by: User, today: date | None = None) -> list[str]:
    """A position is looked at once at a time."""
    others = ClassificationRequest.objects.open().filter(position=request.position_id).exclude(pk=request.pk)
    return [
        f"A request about this position is open already: {other.get_kind_display().lower()}, "
        f"{other.get_stage_display().lower()}. It is ruled on or withdrawn first."
        for other in others
    ]


def not_described(request: ClassificationRequest, by: User, today: date | None = None) -> list[str]:
    """Judged are signed words: some that name duties, and the requester's own where the position is theirs."""
    description = latest_description(request.position)
    if description is None:
        return ["The position has no description yet. Describe the work first."]
    signed = [part for part in description.parts.all() if part.is_signed]
    roles = {part.role for part in signed}
    if request.requested_by_id == request.position.incumbent_id and Part.Role.INCUMBENT not in roles:
        return [f"The incumbent’s part of description {description.number} is not signed yet."]
    if not any(part.duties.all() for part in signed):
        return [f"Nobody has signed a part of description {description.number} that names the duties."]
    return []


def own_position(request: ClassificationRequest, by: User, today: date | None = None) -> list[str]:
    """Nobody judges the position that they hold."""
    return ["You hold this position: somebody else judges it."] * (by.pk == request.position.incumbent_id)


def ruled_before(request: ClassificationRequest, by: User, today: date | None = None) -> list[str]:
    """What was ruled on and sent back is ruled on again."""
    return ["This request was ruled on and sent back: it ends with another ruling."] * request.rulings.exists()


ANALYSTS, APPROVERS = "analysts", "HR approvers"
CONCERNED = f"the incumbent, whoever holds a position above, or {ANALYSTS},"
REQUESTER = f"who opened the request, or {ANALYSTS},"
BEFORE_RULING = (Stage.DRAFT, Stage.SUBMITTED, Stage.IN_STUDY)
RULES: dict[Step, Rule[ClassificationRequest, Stage]] = {
    Step.OPEN: Rule(
        (),
        (Stage.DRAFT,),
        concerned_or_studies,
        CONCERNED,
        (another_is_open,),
        follows=telling("request opened"),
    ),
    Step.SUBMIT: Rule(
        (Stage.DRAFT,),
        (Stage.SUBMITTED,),
        asked_or_studies,
        REQUESTER,
        (not_described,),
        follows=telling("request submitted"),
    ),
    Step.WITHDRAW: Rule(
        BEFORE_RULING,
        (Stage.WITHDRAWN,),
        asked_or_studies,
        REQUESTER,
        (ruled_before,),
        follows=telling("request withdrawn"),
    ),
    Step.RETURN: Rule(
        (Stage.SUBMITTED, Stage.IN_STUDY),
        (Stage.DRAFT,),
        may_study,
        ANALYSTS,
        (own_position,),
        "Say in a note what is missing.",
        follows=telling("request returned"),
    ),
    Step.STUDY: Rule(
        (Stage.SUBMITTED,),
        (Stage.IN_STUDY,),
        may_study,
        ANALYSTS,
        (own_position,),
        follows=telling("request in study"),
    ),
    Step.RATE: Rule((Stage.IN_STUDY,), (Stage.IN_STUDY,), may_study, ANALYSTS, (own_position,)),
    Step.RULE: Rule(
        (Stage.IN_STUDY,),
        (Stage.RULED,),
        may_rule,
        APPROVERS,
        (own_position,),
        follows=telling("ruling"),
    ),
    Step.APPEAL: Rule(
        (Stage.RULED,),
        (Stage.RULED,),
        concerned_or_studies,
        CONCERNED,
        follows=telling("appeal filed"),
    ),
    Step.DECIDE: Rule(
        (Stage.RULED,),
        (Stage.RULED, Stage.IN_STUDY),
        may_rule,
        APPROVERS,
        (own_position,),
        follows=telling("appeal decided"),
    ),
}

# --- asking and recording --------------------------------------------------------------------------------------------


def latest_description(position: Position) -> Description | None:
    """Return the position's last version with its parts and their duties; None where there is none."""
    return position.descriptions.prefetch_related("parts__duties").order_by("-number").first()


def stage_of(request: ClassificationRequest) -> Stage:
    return Stage(request.stage)


def locked(request: ClassificationRequest) -> ClassificationRequest:
    """Return the request as it stands now, and let nobody else step, write or sign until this transaction ends.

    On PostgreSQL by locks on it and its position; on SQLite a transaction has the whole database from its beginning.
    """
    rows = ClassificationRequest.objects.select_for_update(of=("self", "position"), no_key=True)
    request.refresh_from_db(from_queryset=rows.select_related("position"))
    return request


def keep(step: Step, request: ClassificationRequest, to: Stage, *, by: User, at: datetime, note: str) -> RequestStep:
    """Write down a step and set the stage where it ends. Raises CannotStep if two requests would be open.

    A request is submitted with the latest description of its position.
    """
    is_closed = request.stage in (Stage.RULED, Stage.WITHDRAWN)
    if is_closed and to in BEFORE_RULING and (reasons := another_is_open(request, by)):
        raise CannotStep(reasons)
    if step == Step.SUBMIT:
        request.description = latest_description(request.position)
    kept = RequestStep.objects.create(
        request=request, step=step, from_stage=request.stage, to_stage=to, by=by, at=at, note=note
    )
    seal(kept, at=at)
    request.stage = to
    request.save(update_fields=["stage", "description"])
    return kept


REQUEST_STEPS = Workflow("request", RULES, stage_of, locked, keep, CannotStep)


@transaction.atomic
def record_step(
    *, request: ClassificationRequest, step: Step, to_stage: Stage, by: User, at: datetime, note: str = ""
) -> RequestStep:
    """Write down a step that an action of its own takes, unasked, and do what follows. Raises CannotStep."""
    kept = keep(step, request, to_stage, by=by, at=at, note=note)
    REQUEST_STEPS.follow(step, request, by=by, at=at)
    return kept


def take_step(
    *,
    request: ClassificationRequest,
    step: Step,
    by: User,
    at: datetime,
    note: str = "",
    to_stage: Stage | None = None,
) -> RequestStep:
    """Take a step with a request, and keep that it was. `to_stage` is one of the rule's ends, the first if None.

    Raises CannotStep.
    """
    return REQUEST_STEPS.make(step, request, by=by, at=at, note=note, to=to_stage)


@transaction.atomic
def open_request(*, position: Position, kind: str, reason: str, by: User, at: datetime) -> ClassificationRequest:
    """Open a request about a position, as a draft. Raises CannotStep where one is open, or for strangers."""
    position = Position.objects.select_for_update(of=("self",), no_key=True).get(pk=position.pk)
    request = ClassificationRequest(position=position, kind=kind, reason=reason, requested_by=by, requested_at=at)
    if reasons := REQUEST_STEPS.reasons_against(Step.OPEN, request, by=by, at=at):
        raise CannotStep(reasons)
    request.save()
    record_step(request=request, step=Step.OPEN, to_stage=Stage.DRAFT, by=by, at=at)
    return request
