"""Whether the steps of a request lead to where it stands, and say of what was decided who decided it and when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from classification.models import AppealDecision, ClassificationRequest, RequestStep, Stage, Step
from jobfamilies.verification.findings import Finding, counted, each_row, note

WITH_ALL = ("steps", "rulings__appeals__decision", "sheets")
Made = Counter[tuple[int, datetime]]
"""How often which person did something at which moment."""


def request_findings() -> Iterator[Finding]:
    """Yield the findings of each request, in the order of their keys."""
    requests = ClassificationRequest.objects.order_by("pk")
    yield from each_row(requests, held)
    yield note(f"Held against their steps: {counted(requests.count(), 'request')}.")


def held(keys: Sequence[int]) -> Iterator[Finding]:
    requests = ClassificationRequest.objects.select_related("position__organization").prefetch_related(*WITH_ALL)
    found = requests.in_bulk(keys)
    for key in keys:
        if request := found.get(key):
            name = f"Request {key} ({request.position})"
            yield from (Finding(f"{name}: {fault}") for fault in request_faults(request))
        else:
            yield Finding(f"Request {key}: its position is gone.")


def request_faults(request: ClassificationRequest) -> Iterator[str]:
    steps = sorted(request.steps.all(), key=lambda step: step.pk)
    yield from out_of_order(request, steps)
    for what, (taken, recorded) in recorded_twice(request, steps).items():
        if taken != recorded:
            yield f"who {what}, and when, is not what its steps say."


def out_of_order(request: ClassificationRequest, steps: list[RequestStep]) -> Iterator[str]:
    """Yield which steps do not begin where the one before ended, and that the last one leads elsewhere."""
    stands = str(Stage.DRAFT)
    if not steps or steps[0].step != Step.OPEN:
        yield "no step says that it was opened."
    for step in steps:
        if step.from_stage != stands:
            yield f"its step {step.pk} (“{step.get_step_display()}”) begins at {step.from_stage}, and it was {stands}."
        stands = step.to_stage
    if stands != request.stage:
        yield f"it is {request.stage}, and its steps left it {stands}."


def recorded_twice(request: ClassificationRequest, steps: Iterable[RequestStep]) -> dict[str, tuple[Made, Made]]:
    """Return what a step says and a row of its own says too: both, by what was done."""
    rulings = request.rulings.all()
    appeals = [appeal for ruling in rulings for appeal in ruling.appeals.all()]
    decisions = [appeal.decision for appeal in appeals if appeal.is_decided]
    signed = [sheet for sheet in request.sheets.all() if sheet.is_signed]
    changed = Counter((each.decided_by_id, each.decided_at) for each in decisions if each.outcome == CHANGED)
    return {
        "ruled": (taken(steps, Step.RULE) + changed, Counter((each.ruled_by_id, each.ruled_at) for each in rulings)),
        "appealed": (taken(steps, Step.APPEAL), Counter((each.filed_by_id, each.filed_at) for each in appeals)),
        "decided an appeal": (
            taken(steps, Step.DECIDE),
            Counter((each.decided_by_id, each.decided_at) for each in decisions),
        ),
        "signed a rating": (
            taken(steps, Step.RATE),
            Counter((each.rater_id, each.signed_at) for each in signed if each.signed_at),
        ),
    }


CHANGED = AppealDecision.Outcome.CHANGED


def taken(steps: Iterable[RequestStep], kind: Step) -> Made:
    return Counter((step.by_id, step.at) for step in steps if step.step == kind)
