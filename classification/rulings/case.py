"""A request's whole case as plain data: what was asked, described, done, rated, ruled and appealed, by whom and when.

The position stands there as a seat: who sits in it does not matter to how its work is classified.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from classification.models import (
    Appeal,
    AppealDecision,
    ClassificationRequest,
    Part,
    RatingSheet,
    RequestStep,
    Ruling,
    Run,
)
from jobfamilies.models import Level
from website.models import User

FORMAT = "classification-case"
VERSION = 2
"""Of what is exported now. A file that was exported once names the schema of its own version, which stays."""
SCHEMAS = Path(__file__).parent / "schema"

Data = dict[str, Any]


def versions() -> range:
    """Return the versions in which cases were ever exported."""
    return range(1, VERSION + 1)


def schema(version: int, address: str) -> Data:
    """Return the JSON Schema (draft 2020-12) of a version's cases, as it is published at that address."""
    found: Data = json.loads((SCHEMAS / f"case-{version}.json").read_text())
    return {"$id": address, **found}


def case_of(request: ClassificationRequest, reader: User, schema_at: str) -> Data:
    """Return the case as this person may read it; `withheld` names what is left out of it, which is HR's.

    `schema_at` is where its schema is published. The same case gives the same data, whenever it is asked for.
    """
    rates, rules = (reader.has_perm(f"classification.{act}", request) for act in ("study_request", "add_ruling"))
    reads_ratings, reads_runs = rates or rules, reader.has_perm("classification.view_run", request)
    runs = Run.objects.readable_by(reader).filter(request=request)
    withheld = [name for name, may in (("ratings", reads_ratings), ("runs", reads_runs)) if not may]
    return {
        "$schema": schema_at,
        "format": FORMAT,
        "version": VERSION,
        "withheld": withheld,
        "position": _position(request),
        "request": _request(request),
        "description": _description(request),
        "steps": [_step(step) for step in request.steps.select_related("by", "erasure").order_by("pk")],
        "ratings": [_sheet(sheet) for sheet in _sheets(request, reader)],
        "runs": [_run(run) for run in runs.select_related("by", "description", "erasure").order_by("pk")],
        "rulings": [_ruling(ruling) for ruling in _rulings(request)],
    }


def _position(request: ClassificationRequest) -> Data:
    seat = request.position
    return {
        "organization": seat.organization.slug,
        "number": seat.number,
        "title": seat.title,
        "unit": seat.unit,
    }


def _request(request: ClassificationRequest) -> Data:
    return {
        "id": request.pk,
        "kind": request.kind,
        "reason": request.reason,
        "stage": request.stage,
        "requested_by": name(request.requested_by),
        "requested_at": moment(request.requested_at),
        "erased_at": moment(request.erased_at),
    }


def _description(request: ClassificationRequest) -> Data | None:
    """Return the version that the request is judged by, in its signed parts: other words are nobody's word yet."""
    if request.description is None:
        return None
    return {
        "number": request.description.number,
        "started_at": moment(request.description.started_at),
        "parts": [_part(part) for part in request.description.signed_parts()],
    }


def _part(part: Part) -> Data:
    return {
        "role": part.role,
        "author": name(part.author),
        "origin": part.origin,
        "signed_at": moment(part.signed_at),
        "key": part.words_key,
        "digest": part.words_digest,
        "sections": [
            {"kind": section.kind, "heading": section.heading, "text": section.text} for section in part.sections.all()
        ],
        "duties": [{"percent": duty.percent, "text": duty.text} for duty in part.duties.all()],
        "erased_at": moment(part.erased_at),
    }


def _step(step: RequestStep) -> Data:
    return {
        "step": step.step,
        "from": step.from_stage,
        "to": step.to_stage,
        "by": name(step.by),
        "at": moment(step.at),
        "note": step.note,
        "erased_at": moment(step.erased_at),
    }


def _sheets(request: ClassificationRequest, reader: User) -> "list[RatingSheet]":
    """Return the signed ratings that the reader may know of: two raters are independent of each other."""
    signed = RatingSheet.objects.filter(request=request).signed().readable_by(reader)
    return list(signed.with_all().prefetch_related("ratings").order_by("pk"))


def _sheet(sheet: RatingSheet) -> Data:
    return {
        "scheme": str(sheet.scheme),
        "edition": str(sheet.edition) if sheet.edition else None,
        "rater": name(sheet.rater),
        "signed_at": moment(sheet.signed_at),
        "result": sheet.result,
        "answers": [
            {
                "factor": each.factor,
                "level": each.level,
                "is_between": each.is_between,
                "statement": each.statement and str(each.statement),
                "reason": each.reason,
                "word": each.word,
            }
            for each in sheet.ratings.all()
        ],
        "erased_at": moment(sheet.erased_at),
    }


def _run(run: Run) -> Data:
    return {
        "description": run.description.number,
        "by": name(run.by),
        "at": moment(run.at),
        "engine": run.engine,
        "lexicon": run.lexicon,
        "editions": run.editions,
        "digest": run.words_digest,
        "erased_at": moment(run.erased_at),
    }


def _rulings(request: ClassificationRequest) -> "list[Ruling]":
    related = ("level__grade", "level__edition__publication", "level__edition__family__organization", "superseded_by")
    rulings = request.rulings.select_related("ruled_by", "erasure", *related).order_by("pk")
    return list(rulings.prefetch_related("appeals__filed_by", "appeals__decision__decided_by"))


def _ruling(ruling: Ruling) -> Data:
    return {
        "id": ruling.pk,
        "outcome": ruling.outcome,
        "level": _level(ruling.level) if ruling.level else None,
        "rationale": ruling.rationale,
        "authority": ruling.authority,
        "exemption": ruling.exemption,
        "exemption_reason": ruling.exemption_reason,
        "effective_on": day(ruling.effective_on),
        "past_reason": ruling.past_reason,
        "consequence": ruling.consequence,
        "appeal_by": day(ruling.appeal_by),
        "appeal_to": ruling.appeal_to,
        "ruled_by": name(ruling.ruled_by),
        "ruled_at": moment(ruling.ruled_at),
        "supersedes": ruling.supersedes_id,
        "superseded_by": ruling.superseded_by.pk if ruling.is_superseded else None,
        "appeals": [_appeal(appeal) for appeal in ruling.appeals.all()],
        "erased_at": moment(ruling.erased_at),
    }


def _level(level: Level) -> Data:
    """Return the level as the cited edition states it, with the digest that proves the edition."""
    organization, family, number = level.edition.natural_key()
    return {
        "organization": organization,
        "family": family,
        "edition": number,
        "edition_digest": level.edition.publication.digest,
        "key": str(level.key),
        "title": level.title,
        "job_code": level.job_code,
        "grade": level.grade_text,
        "exemption": level.exemption,
    }


def _appeal(appeal: Appeal) -> Data:
    return {
        "stage": appeal.stage,
        "stage_name": appeal.stage_name,
        "heard_by": appeal.heard_by,
        "grounds": appeal.grounds,
        "filed_by": name(appeal.filed_by),
        "filed_at": moment(appeal.filed_at),
        "decide_by": day(appeal.decide_by),
        "decision": _decision(appeal.decision) if appeal.is_decided else None,
        "erased_at": moment(appeal.erased_at),
    }


def _decision(decision: AppealDecision) -> Data:
    return {
        "outcome": decision.outcome,
        "reasons": decision.reasons,
        "appeal_by": day(decision.appeal_by),
        "decided_by": name(decision.decided_by),
        "decided_at": moment(decision.decided_at),
        "erased_at": moment(decision.erased_at),
    }


def name(user: User) -> str:
    return user.get_full_name() or user.get_username()


def moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None


def day(on: date | None) -> str | None:
    return on.isoformat() if on else None
