"""One classification case with something in every table: described, rated, ruled on, appealed against and decided."""

from django.utils.timezone import localdate, now

from classification.actions.appeals import decide_appeal, file_appeal
from classification.actions.approvals import approve_draft
from classification.actions.descriptions import sign_part, write_part
from classification.actions.ratings import Given, answer_factor, sign_sheet, start_sheet
from classification.actions.requests import open_request, take_step
from classification.actions.rulings import rule
from classification.engine.describing import Passage, Task, Words
from classification.engine.scoring import Answer
from classification.models import ClassificationRequest, Part, Step
from classification.rating.questionnaires import questionnaire_of
from tests.classification.factories import AppealStageFactory, PositionFactory, SchemeFactory
from tests.factories import EditionFactory, UserFactory

WORDS = Words((Passage("purpose", "", "Keeps the wiki in order."),), (Task("Sorts letters.", 100),))


def whole_case() -> ClassificationRequest:
    """Return the request of a new case, of which an appeal changed the ruling. Every step is taken by the action."""
    position = PositionFactory(supervised=True, number="1042", title="Wiki keeper")
    AppealStageFactory.create_batch(2, organization=position.organization)
    ladder = EditionFactory(published=True, levels=2, graded=True, family__organization=position.organization)
    incumbent, analyst = position.incumbent, UserFactory(hr_editor=True)
    request = open_request(position=position, kind="reclassification", reason="It grew.", by=incumbent, at=now())
    sign(write(position, Part.Role.INCUMBENT, incumbent), incumbent)
    write(position, Part.Role.SUPERVISOR, position.supervisor.incumbent)
    take_step(request=request, step=Step.SUBMIT, by=incumbent, at=now())
    take_step(request=request, step=Step.STUDY, by=analyst, at=now())
    rate(request, ladder, analyst)
    request.refresh_from_db()
    rule_and_appeal(request, ladder)
    return request


def write(position, role, by):
    return write_part(position=position, role=role, number=1, words=WORDS, read_at=None, by=by, at=now())


def sign(part, by):
    sign_part(part=part, digest=part.words.digest, by=by, at=now())


def rate(request, ladder, by):
    """Sign a rating of the lowest level by a scheme that two people brought into force."""
    scheme = SchemeFactory(draft=True, drafted_by=by)
    approve_draft(draft=scheme, by=UserFactory(hr_approver=True), at=now())
    sheet = start_sheet(request=request, scheme=scheme, edition=ladder, by=by, at=now())
    for question in questionnaire_of(sheet).questions:
        given = Given(question.slug, Answer(1), "The description says so.")
        answer_factor(sheet=sheet, given=given, by=by, at=now())
    sign_sheet(sheet=sheet, by=by, at=now())


def rule_and_appeal(request, ladder):
    said = {
        "outcome": "first",
        "level": ladder.levels.get(rank=1),
        "rationale": "Its work.",
        "authority": "Delegation",
        "exemption": "exempt",
        "exemption_reason": "Professional duties.",
        "effective_on": localdate(),
        "consequence": "Nothing changes.",
    }
    ruling = rule(request=request, by=UserFactory(hr_approver=True), at=now(), facts=said)
    appeal = file_appeal(ruling=ruling, by=request.position.incumbent, at=now(), grounds="It is more.")
    new = said | {"outcome": "up", "level": ladder.levels.get(rank=2)}
    decider = UserFactory(hr_approver=True)
    decide_appeal(appeal=appeal, by=decider, at=now(), outcome="changed", reasons="It is.", facts=new)
