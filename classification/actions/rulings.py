"""Ruling on a position: who may, what a ruling has to say, and how it is written."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TypedDict

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate

from classification.actions.requests import REQUEST_STEPS, CannotStep, is_concerned, locked, record_step
from classification.engine.outcomes import FIRST, NO_CHANGE, WITHOUT_LEVEL, Rung, fitting
from classification.models import AppealStage, ClassificationRequest, Position, Ruling, Stage, Step
from classification.rulings.current_levels import level_now, place_of
from jobfamilies.actions.seals import seal
from jobfamilies.models import Edition, Level
from website.models import User


class CannotRule(CannotStep):
    """The person may not rule on this position, or what the ruling says is not complete or does not agree."""


class Facts(TypedDict, total=False):
    """What a ruling says. Level, exemption and its reasons stand in every ruling that classifies."""

    outcome: str
    level: Level | None
    rationale: str
    authority: str
    exemption: str
    exemption_reason: str
    effective_on: date
    past_reason: str
    consequence: str


@transaction.atomic
def rule(*, request: ClassificationRequest, by: User, at: datetime, facts: Facts) -> Ruling:
    """Rule on the position of a request in study. The ruling is never edited; it supersedes the one before.

    Raises CannotRule.
    """
    request = locked(request)
    today = localdate(at)
    reasons = reasons_against_ruling(request, by) or list(missing_facts(request, facts, today).values())
    if reasons:
        raise CannotRule(reasons)
    ruling = write_ruling(request=request, by=by, at=at, facts=facts, stage=appeal_stage(request, 1))
    record_step(request=request, step=Step.RULE, to_stage=Stage.RULED, by=by, at=at, note=ruling.get_outcome_display())
    return ruling


def write_ruling(
    *, request: ClassificationRequest, by: User, at: datetime, facts: Facts, stage: AppealStage | None
) -> Ruling:
    """Write the ruling down, unasked, with the stage at which it can be appealed."""
    ruling = Ruling.objects.create(
        position=request.position,
        request=request,
        supersedes=superseded_by_next(request, facts["outcome"]),
        appeal_by=deadline(stage, localdate(at)) if stage else None,
        appeal_to=f"{stage.name}, {stage.heard_by}" if stage else "",
        ruled_by=by,
        ruled_at=at,
        **facts,
    )
    seal(ruling, at=at)
    return ruling


def superseded_by_next(request: ClassificationRequest, outcome: str) -> Ruling | None:
    """Return the ruling that the next one supersedes: the last that classifies the position, else the request's own.

    What names no level leaves the position as it is classified.
    """
    open_ones = Ruling.objects.filter(position=request.position, superseded_by=None).order_by("-pk")
    own = open_ones.filter(request=request, level=None).first()
    if outcome in WITHOUT_LEVEL:
        return own
    return open_ones.filter(level__isnull=False).first() or own


def appeal_stage(request: ClassificationRequest, number: int) -> AppealStage | None:
    """Return the organization's stage of appeal of that number, 1 being the first; None where it has no such stage."""
    return request.position.organization.appeal_stages.order_by("order")[number - 1 : number].first()


def deadline(stage: AppealStage, on: date) -> date:
    """Return until when the stage can be appealed to, counted from that day."""
    return on + timedelta(days=stage.days_to_file)


# --- who may rule ----------------------------------------------------------------------------------------------------


def reasons_against_ruling(request: ClassificationRequest, by: User) -> list[str]:
    """Return why this person cannot rule on the request now, in sentences for people."""
    return REQUEST_STEPS.reasons_against(Step.RULE, request, by=by) or interests(request, by)


def interests(request: ClassificationRequest, by: User) -> list[str]:
    """Nobody decides on a position of their own chain, up or down, or on what they asked for."""
    said = []
    if is_concerned(request, by):
        said.append("You hold this position or one above it: somebody else decides.")
    elif holds_below(request.position, by):
        said.append("You hold a position below this one: somebody else decides.")
    if request.requested_by_id == by.pk:
        said.append("You opened this request: somebody else decides.")
    return said


def holds_below(position: Position, by: User) -> bool:
    return any(position in held.above() for held in Position.objects.held_by(by))


# --- what a ruling has to say ----------------------------------------------------------------------------------------


def missing_facts(request: ClassificationRequest, facts: Facts, today: date) -> dict[str, str]:
    """Return what the ruling lacks or where it does not agree: a sentence for people by the name of the fact."""
    level, outcome = facts.get("level"), facts.get("outcome")
    if outcome in WITHOUT_LEVEL:
        wrong = dict(_without_level(request, facts))
    elif level is None:
        asked = {"level": "Name the level: this outcome classifies the position."}
        wrong = asked if outcome in Ruling.Outcome.values else {}
    else:
        wrong = dict(_with_level(request, facts, level, today))
    return wrong | dict(_always(request, facts, today))


def _without_level(request: ClassificationRequest, facts: Facts) -> Iterator[tuple[str, str]]:
    if facts.get("level"):
        yield "level", "This outcome names no level."
    if facts.get("exemption") or _said(facts, "exemption_reason"):
        yield "exemption", "Without a level there is no exemption to state."
    if request.rulings.filter(level__isnull=False).exists():
        yield "outcome", "An earlier ruling of this request named a level: rule on the level."


def _with_level(request: ClassificationRequest, facts: Facts, level: Level, today: date) -> Iterator[tuple[str, str]]:
    organization = level.edition.family.organization
    if organization != request.position.organization:
        yield "level", f"{level} is a level of {organization}, and the position is of {request.position.organization}."
    elif not Edition.objects.in_force(today).filter(pk=level.edition_id).exists():
        yield "level", f"{level.edition} is not in force: judge by the edition that is."
    elif said := disagreement(request.position, facts, level, today):
        yield "outcome", said
    if facts.get("exemption") not in Level.Exemption.values:
        yield "exemption", "State the position’s own exemption; the level’s is only usual."
    if not _said(facts, "exemption_reason"):
        yield "exemption_reason", "Give the reasons for the exemption."


def _always(request: ClassificationRequest, facts: Facts, today: date) -> Iterator[tuple[str, str]]:
    if facts.get("outcome") not in Ruling.Outcome.values:
        yield "outcome", "Say what the outcome is."
    for name, sentence in (("rationale", "Give the reasons."), ("authority", "Say by what right you rule.")):
        if not _said(facts, name):
            yield name, sentence
    effective_on = facts.get("effective_on")
    if effective_on is None:
        yield "effective_on", "Say from which day the ruling counts."
    elif effective_on < today and not _said(facts, "past_reason"):
        yield "past_reason", f"{date_format(effective_on)} is past: say why the ruling counts from then."
    if request.position.incumbent_id and not _said(facts, "consequence"):
        yield "consequence", "Say what the ruling means for the incumbent."


def _said(facts: Facts, name: str) -> str:
    return str(facts.get(name) or "").strip()


def disagreement(position: Position, facts: Facts, level: Level, today: date) -> str:
    """Return how the outcome contradicts the levels, in a sentence; "" where it does not."""
    present = level_now(position, max(today, facts.get("effective_on") or today))
    fit = fitting(rung(present.level) if present else None, rung(level))
    outcome = facts.get("outcome")
    if outcome in fit or outcome not in Ruling.Outcome.values:
        return ""
    if present is None:
        return "Nothing classifies the position yet: this is its first classification."
    if outcome == FIRST:
        return f"The position is classified already, as {present.level}: it is not the first classification."
    if outcome == NO_CHANGE or fit == (NO_CHANGE,):
        stays = "stays" if fit == (NO_CHANGE,) else "does not stay"
        return f"The position is classified as {present.level}. Ruled {level}, its level {stays} the same."
    return f"From {present.level} to {level} is {Ruling.Outcome(fit[0]).label.lower()}, by their grades or ranks."


def rung(level: Level) -> Rung:
    return Rung(place_of(level), level.rank, level.grade.order if level.grade else None)
