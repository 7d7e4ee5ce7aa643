"""One classification case with something in every table: described, rated, ruled on, appealed against and decided."""

from django.utils.timezone import localdate, now

from classification.actions.appeals import decide_appeal, file_appeal
from classification.actions.rulings import rule
from classification.models import ClassificationRequest, Part
from tests.classification.factories import (
    AppealStageFactory,
    DutyFactory,
    PartFactory,
    RatingFactory,
    RatingSheetFactory,
    RequestFactory,
    SectionFactory,
)
from tests.factories import EditionFactory, UserFactory


def whole_case() -> ClassificationRequest:
    """Return the request of a new case, of which an appeal changed the ruling."""
    request = RequestFactory(studied=True, position__number="1042", position__title="Wiki keeper")
    organization = request.position.organization
    AppealStageFactory.create_batch(2, organization=organization)
    ladder = EditionFactory(published=True, levels=2, graded=True, family__organization=organization)
    part = PartFactory(description=request.description)
    SectionFactory(part=part)
    DutyFactory(part=part, text="Sorts letters.")
    Part.objects.filter(pk=part.pk).update(signed_at=now(), words_digest=part.digest_now())
    PartFactory(description=request.description, role="supervisor", author=request.position.supervisor.incumbent)
    sheet = RatingSheetFactory(request=request, edition=ladder)
    RatingFactory(sheet=sheet, factor=ladder.rows.get().dimension.slug)
    sheet.signed_at, sheet.result = now(), "Level 1"
    sheet.save()
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
    return request
