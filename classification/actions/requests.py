"""The steps of a request: from where to where, who may take them, what speaks against one, and its record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from classification.models import ClassificationRequest, Description, Part, Position, RequestStep, Stage, Step
from jobfamilies.actions.seals import seal
from website.models import User
from website.refusals import Refused


class CannotStep(Refused):
    """The request is not where the step begins, the person may not take it, or something speaks against it."""


Who = Callable[[ClassificationRequest, User], bool]
"""Returns whether this person may take the step with this request at all."""
Objection = Callable[[ClassificationRequest, User], list[str]]
"""Returns what else speaks against a step of this person with this request, in sentences for people."""


@dataclass(frozen=True)
class Rule:
    """What a step asks. `begins` is empty where there is no request yet; of several ends the first is the usual one.

    `needs` is the sentence that asks for a note; empty where a step needs none.
    """

    begins: tuple[Stage, ...]
    ends: tuple[Stage, ...]
    who: Who
    people: str
    objections: tuple[Objection, ...] = ()
    needs: str = ""


# --- who may take a step ---------------------------------------------------------------------------------------------


def may_study(request: ClassificationRequest, by: User) -> bool:
    return by.has_perm("classification.study_request")


def may_rule(request: ClassificationRequest, by: User) -> bool:
    return by.has_perm("classification.add_ruling")


def is_concerned(request: ClassificationRequest, by: User) -> bool:
    """Whoever holds the position, or one above it."""
    return bool(by.pk) and by.pk in {each.incumbent_id for each in (request.position, *request.position.above())}


def concerned_or_studies(request: ClassificationRequest, by: User) -> bool:
    return may_study(request, by) or is_concerned(request, by)


def asked_or_studies(request: ClassificationRequest, by: User) -> bool:
    return may_study(request, by) or request.requested_by_id == by.pk


# --- what may speak against a step -----------------------------------------------------------------------------------


def another_is_open(request: ClassificationRequest, by: User) -> list[str]:
    """A position is looked at once at a time."""
    others = ClassificationRequest.objects.open().filter(position=request.position_id).exclude(pk=request.pk)
    return [
        f"A request about this position is open already: {other.get_kind_display().lower()}, "
        f"{other.get_stage_display().lower()}. It is ruled on or withdrawn first."
        for other in others
    ]


def not_described(request: ClassificationRequest, by: User) -> list[str]:
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


def own_position(request: ClassificationRequest, by: User) -> list[str]:
    """Nobody judges the position that they hold."""
    return ["You hold this position: somebody else judges it."] * (by.pk == request.position.incumbent_id)


def ruled_before(request: ClassificationRequest, by: User) -> list[str]:
    """What was ruled on and sent back is ruled on again."""
    return ["This request was ruled on and sent back: it ends with another ruling."] * request.rulings.exists()


EDITORS, APPROVERS = "HR editors", "HR approvers"
CONCERNED = f"the incumbent, whoever holds a position above, or {EDITORS},"
REQUESTER = f"who opened the request, or {EDITORS},"
BEFORE_RULING = (Stage.DRAFT, Stage.SUBMITTED, Stage.IN_STUDY)
RULES = {
    Step.OPEN: Rule((), (Stage.DRAFT,), concerned_or_studies, CONCERNED, (another_is_open,)),
    Step.SUBMIT: Rule(
        (Stage.DRAFT,),
        (Stage.SUBMITTED,),
        asked_or_studies,
        REQUESTER,
        (not_described,),
    ),
    Step.WITHDRAW: Rule(BEFORE_RULING, (Stage.WITHDRAWN,), asked_or_studies, REQUESTER, (ruled_before,)),
    Step.RETURN: Rule(
        (Stage.SUBMITTED, Stage.IN_STUDY),
        (Stage.DRAFT,),
        may_study,
        EDITORS,
        (own_position,),
        "Say in a note what is missing.",
    ),
    Step.STUDY: Rule((Stage.SUBMITTED,), (Stage.IN_STUDY,), may_study, EDITORS, (own_position,)),
    Step.RATE: Rule((Stage.IN_STUDY,), (Stage.IN_STUDY,), may_study, EDITORS, (own_position,)),
    Step.RULE: Rule((Stage.IN_STUDY,), (Stage.RULED,), may_rule, APPROVERS, (own_position,)),
    Step.APPEAL: Rule((Stage.RULED,), (Stage.RULED,), concerned_or_studies, CONCERNED),
    Step.DECIDE: Rule((Stage.RULED,), (Stage.RULED, Stage.IN_STUDY), may_rule, APPROVERS, (own_position,)),
}

# --- asking and recording --------------------------------------------------------------------------------------------


def latest_description(position: Position) -> Description | None:
    """Return the position's last version with its parts and their duties; None where there is none."""
    return position.descriptions.prefetch_related("parts__duties").order_by("-number").first()


def follows(step: Step, request: ClassificationRequest) -> bool:
    """Return whether the step begins where the request stands."""
    begins = RULES[step].begins
    return request.stage in begins if begins else request.pk is None


def reasons_against(step: Step, *, request: ClassificationRequest, by: User) -> list[str]:
    """Return why this person cannot take the step now, in sentences for people; empty where they can."""
    rule = RULES[step]
    if not rule.who(request, by):
        return [f"Only {rule.people} may do this."]
    if not follows(step, request):
        begins = " or ".join(each.label.lower() for each in rule.begins) or "not there yet"
        return [
            f"The request is {request.get_stage_display().lower()}, and “{step.label}” needs one that is {begins}."
        ]
    return [reason for objection in rule.objections for reason in objection(request, by)]


def locked(request: ClassificationRequest) -> ClassificationRequest:
    """Return the request as it stands now, and let nobody else step, write or sign until this transaction ends.

    On PostgreSQL by locks on it and its position; on SQLite a transaction has the whole database from its beginning.
    """
    rows = ClassificationRequest.objects.select_for_update(of=("self", "position"), no_key=True)
    request.refresh_from_db(from_queryset=rows.select_related("position"))
    return request


@transaction.atomic
def record_step(
    *, request: ClassificationRequest, step: Step, to_stage: Stage, by: User, at: datetime, note: str = ""
) -> RequestStep:
    """Write down a step and set the stage where it ends, unasked. Raises CannotStep if two would be open."""
    is_closed = request.stage in (Stage.RULED, Stage.WITHDRAWN)
    if is_closed and to_stage in BEFORE_RULING and (reasons := another_is_open(request, by)):
        raise CannotStep(reasons)
    kept = RequestStep.objects.create(
        request=request, step=step, from_stage=request.stage, to_stage=to_stage, by=by, at=at, note=note
    )
    seal(kept, at=at)
    request.stage = to_stage
    request.save(update_fields=["stage", "description"])
    return kept


@transaction.atomic
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

    Raises CannotStep. A request is submitted with the latest description of its position.
    """
    request, rule = locked(request), RULES[step]
    reasons = reasons_against(step, request=request, by=by)
    if not reasons and rule.needs and not note.strip():
        reasons = [rule.needs]
    if reasons:
        raise CannotStep(reasons)
    if step == Step.SUBMIT:
        request.description = latest_description(request.position)
    ends = rule.ends[0] if to_stage is None else rule.ends[rule.ends.index(to_stage)]
    return record_step(request=request, step=step, to_stage=ends, by=by, at=at, note=note)


@transaction.atomic
def open_request(*, position: Position, kind: str, reason: str, by: User, at: datetime) -> ClassificationRequest:
    """Open a request about a position, as a draft. Raises CannotStep where one is open, or for strangers."""
    position = Position.objects.select_for_update(of=("self",), no_key=True).get(pk=position.pk)
    request = ClassificationRequest(position=position, kind=kind, reason=reason, requested_by=by, requested_at=at)
    if reasons := reasons_against(Step.OPEN, request=request, by=by):
        raise CannotStep(reasons)
    request.save()
    record_step(request=request, step=Step.OPEN, to_stage=Stage.DRAFT, by=by, at=at)
    return request
