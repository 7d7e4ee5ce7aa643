"""Requests: who may take which step when, what each leaves behind, and why one is refused."""

import pytest
from django.utils import timezone

from classification.actions.requests import REQUEST_STEPS, CannotStep, open_request, record_step, take_step
from classification.models import ClassificationRequest, Part, RequestStep, Stage, Step
from tests.cases import cases
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RequestFactory,
    RulingFactory,
)
from tests.classification.requests import NOON, person, request_at, signed
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

STAGES = list(Stage)
ROLES = ["requester", "supervisor", "somebody", "hr_editor", "hr_approver"]
CONCERNED = ("requester", "supervisor")
ANALYST, APPROVER = ("hr_editor",), ("hr_approver",)
OPEN = [Stage.DRAFT, Stage.SUBMITTED, Stage.IN_STUDY]
MAY = {
    Step.SUBMIT: (("requester", "hr_editor"), [Stage.DRAFT], Stage.SUBMITTED),
    Step.WITHDRAW: (("requester", "hr_editor"), OPEN, Stage.WITHDRAWN),
    Step.RETURN: (ANALYST, [Stage.SUBMITTED, Stage.IN_STUDY], Stage.DRAFT),
    Step.STUDY: (ANALYST, [Stage.SUBMITTED], Stage.IN_STUDY),
    Step.RATE: (ANALYST, [Stage.IN_STUDY], Stage.IN_STUDY),
    Step.RULE: (APPROVER, [Stage.IN_STUDY], Stage.RULED),
    Step.APPEAL: ((*CONCERNED, "hr_editor"), [Stage.RULED], Stage.RULED),
    Step.DECIDE: (APPROVER, [Stage.RULED], Stage.RULED),
}
CASES = [
    (step, role, stage, ends if role in roles and stage in stages else None)
    for step, (roles, stages, ends) in MAY.items()
    for role in ROLES
    for stage in STAGES
]


@cases(("step", "role", "stage", "ends"), CASES)
def test_a_step_is_taken_by_its_people_at_its_stages_and_by_nobody_else(step, role, stage, ends):
    request = request_at(stage)
    by = person(role, request)

    if ends:
        take_step(request=request, step=step, by=by, at=NOON, note="See there.")
        assert list(RequestStep.objects.values_list("step", "from_stage", "to_stage", "by", "at", "note")) == [
            (step, stage, ends, by.pk, NOON, "See there.")
        ]
    else:
        with pytest.raises(CannotStep):
            take_step(request=request, step=step, by=by, at=NOON, note="See there.")
        assert not RequestStep.objects.exists()
    request.refresh_from_db()
    assert request.stage == (ends or stage)


def test_every_step_has_a_rule():
    assert set(REQUEST_STEPS.rules) == set(Step)


# --- opening ---------------------------------------------------------------------------------------------------------


@cases(
    ("role", "is_allowed"),
    [("requester", True), ("supervisor", True), ("somebody", False), ("hr_editor", True), ("hr_approver", False)],
)
@cases("stage", [None, *STAGES])
def test_a_request_is_opened_by_those_concerned_where_none_is_open(role, is_allowed, stage):
    position = PositionFactory(supervised=True)
    other = request_at(stage, position=position) if stage else RequestFactory.build(position=position)
    by = person(role, other)
    opens = is_allowed and stage in (None, Stage.RULED, Stage.WITHDRAWN)
    said = {"position": position, "kind": "audit", "reason": "The work grew.", "by": by, "at": NOON}

    if opens:
        made = open_request(**said)
        assert (made.stage, made.requested_by, made.requested_at) == (Stage.DRAFT, by, NOON)
        assert list(made.steps.values_list("step", "to_stage", "by")) == [(Step.OPEN, Stage.DRAFT, by.pk)]
    else:
        with pytest.raises(CannotStep):
            open_request(**said)
    assert ClassificationRequest.objects.count() == bool(stage) + opens


def test_whoever_holds_any_position_above_may_open():
    top = PositionFactory(held=True)
    middle = PositionFactory(supervisor=top, organization=top.organization)
    position = PositionFactory(supervisor=middle, organization=top.organization)

    made = open_request(position=position, kind="new", reason="A new seat.", by=top.incumbent, at=NOON)

    assert made.position == position


def test_a_second_request_is_refused_with_the_first_one_named():
    request = request_at(Stage.SUBMITTED)

    with pytest.raises(CannotStep) as refused:
        open_request(position=request.position, kind="audit", reason="!", by=request.requested_by, at=NOON)

    assert refused.value.reasons == [
        "A request about this position is open already: reclassification, submitted. "
        "It is ruled on or withdrawn first."
    ]


# --- what speaks against a step --------------------------------------------------------------------------------------


def refusal(step, request, by, **facts):
    with pytest.raises(CannotStep) as refused:
        take_step(request=request, step=step, by=by, at=NOON, **facts)
    return refused.value.reasons


@pytest.mark.parametrize(
    ("step", "role", "stage", "reason"),
    [
        (Step.STUDY, "requester", Stage.SUBMITTED, "Only analysts may do this."),
        (Step.RULE, "hr_editor", Stage.IN_STUDY, "Only HR approvers may do this."),
        (Step.SUBMIT, "supervisor", Stage.DRAFT, "Only who opened the request, or analysts, may do this."),
        (
            Step.APPEAL,
            "somebody",
            Stage.RULED,
            "Only the incumbent, whoever holds a position above, or analysts, may do this.",
        ),
        (
            Step.RETURN,
            "hr_editor",
            Stage.DRAFT,
            "The request is draft, and “Return for more” needs one that is submitted or in study.",
        ),
    ],
)
def test_a_refusal_says_why(step, role, stage, reason):
    request = request_at(stage)

    assert refusal(step, request, person(role, request), note="!") == [reason]


def test_a_return_says_what_is_missing():
    request = request_at(Stage.SUBMITTED)
    editor = UserFactory(hr_editor=True)

    assert refusal(Step.RETURN, request, editor, note=" ") == ["Say in a note what is missing."]


@pytest.mark.parametrize(
    "step", [Step.RETURN, Step.STUDY, Step.RATE, Step.RULE, Step.DECIDE], ids=lambda step: step.value
)
def test_nobody_judges_the_position_that_they_hold(step):
    role = "hr_approver" if step in (Step.RULE, Step.DECIDE) else "hr_editor"
    position = PositionFactory(incumbent=UserFactory(**{role: True}))
    request = request_at(REQUEST_STEPS.rules[step].begins[-1], position=position)

    assert refusal(step, request, position.incumbent, note="!") == ["You hold this position: somebody else judges it."]


def test_what_was_ruled_on_and_sent_back_is_not_withdrawn():
    ruling = RulingFactory()
    request = ruling.request
    take_step(request=request, step=Step.DECIDE, to_stage=Stage.IN_STUDY, by=UserFactory(hr_approver=True), at=NOON)

    assert request.stage == Stage.IN_STUDY
    assert refusal(Step.WITHDRAW, request, request.requested_by) == [
        "This request was ruled on and sent back: it ends with another ruling."
    ]


def test_a_request_is_not_sent_back_while_another_is_open():
    request = request_at(Stage.RULED)
    request_at(Stage.DRAFT, position=request.position)

    said = refusal(Step.DECIDE, request, UserFactory(hr_approver=True), to_stage=Stage.IN_STUDY)

    assert said == [
        "A request about this position is open already: reclassification, draft. It is ruled on or withdrawn first."
    ]
    with pytest.raises(CannotStep):
        record_step(
            request=request, step=Step.DECIDE, to_stage=Stage.DRAFT, by=request.requested_by, at=timezone.now()
        )


def test_a_step_ends_where_its_rule_says():
    request = request_at(Stage.RULED)

    with pytest.raises(ValueError):
        take_step(
            request=request, step=Step.DECIDE, to_stage=Stage.WITHDRAWN, by=UserFactory(hr_approver=True), at=NOON
        )


# --- what a request is submitted with --------------------------------------------------------------------------------


def test_it_is_submitted_with_the_latest_description():
    request = RequestFactory()
    signed(request.position)
    latest = signed(request.position)

    take_step(request=request, step=Step.SUBMIT, by=request.requested_by, at=NOON)

    assert (request.stage, request.description) == (Stage.SUBMITTED, latest)


def test_without_a_description_it_is_refused():
    request = RequestFactory()

    assert refusal(Step.SUBMIT, request, request.requested_by) == [
        "The position has no description yet. Describe the work first."
    ]


def test_an_incumbent_signs_before_they_submit():
    request = RequestFactory()
    supervisor = request.position.supervisor.incumbent
    signed(request.position, role=Part.Role.SUPERVISOR, by=supervisor)

    assert refusal(Step.SUBMIT, request, request.requested_by) == [
        "The incumbent’s part of description 1 is not signed yet."
    ]


def test_a_supervisor_submits_with_their_own_part_alone():
    position = PositionFactory(supervised=True)
    supervisor = position.supervisor.incumbent
    request = RequestFactory(position=position, requested_by=supervisor)
    signed(position, role=Part.Role.SUPERVISOR, by=supervisor)

    take_step(request=request, step=Step.SUBMIT, by=supervisor, at=NOON)

    assert request.stage == Stage.SUBMITTED


def test_an_unsigned_part_is_no_description_yet():
    position = PositionFactory(supervised=True)
    request = RequestFactory(position=position, requested_by=position.supervisor.incumbent)
    DutyFactory(part=PartFactory(description=DescriptionFactory(position=position)))

    assert refusal(Step.SUBMIT, request, request.requested_by) == [
        "Nobody has signed a part of description 1 that names the duties."
    ]


def test_a_vacant_position_is_described_by_its_supervisor():
    top = PositionFactory(held=True)
    position = PositionFactory(supervisor=top, organization=top.organization)
    request = RequestFactory(position=position, requested_by=top.incumbent)
    signed(position, role=Part.Role.SUPERVISOR, by=top.incumbent)

    take_step(request=request, step=Step.SUBMIT, by=top.incumbent, at=NOON)

    assert request.stage == Stage.SUBMITTED
