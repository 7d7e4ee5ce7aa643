"""Readings that travel beside a ladder document: those in force go out, and come in as drafts."""

import json
from datetime import datetime
from typing import Any

from django.db.models import Max

from classification.eligibility import WrongRule, read_requirement
from classification.models import Reading
from jobfamilies.models import Edition, Level
from website.models import User

CAME = "It came with a ladder document."


def travelling_readings(edition: Edition) -> list[dict[str, Any]]:
    """Return the reading in force of each of the edition's levels, the lowest level first, as plain JSON values."""
    keys = list(edition.levels.order_by("rank").values_list("key", flat=True))
    found = Reading.objects.filter(family=edition.family_id).in_force(keys)
    return [
        {"level": str(key), "number": found[key].number, "rules": found[key].rules, "note": found[key].note}
        for key in keys
        if key in found
    ]


def take_over_readings(edition: Edition, readings: Any, *, by: User, at: datetime) -> int:
    """Write a draft for each reading of one of the edition's levels that says something new; return how many.

    What is no requirement, or of no level here, is left out: the file comes from outside.
    """
    levels = {str(level.key): level for level in edition.levels.select_related("edition")}
    given = {each["level"]: each for each in readings or () if isinstance(each, dict) and each.get("level") in levels}
    drafts = (_draft(levels[key], each, by, at) for key, each in given.items())
    return len(Reading.objects.bulk_create(draft for draft in drafts if draft))


def _draft(level: Level, given: dict[str, Any], by: User, at: datetime) -> Reading | None:
    known = Reading.objects.of_level(level)
    if "\\u0000" in json.dumps(given):  # PostgreSQL keeps no such letter
        return None
    try:
        requirement = read_requirement(given.get("rules"))
    except WrongRule:
        return None
    if any(reading.requirement == requirement for reading in known):
        return None
    number = (known.aggregate(last=Max("number"))["last"] or 0) + 1
    return Reading(
        family_id=level.edition.family_id,
        level_key=level.key,
        number=number,
        rules=given["rules"],
        note=str(given.get("note", "")).encode(errors="ignore").decode()[:5000],
        reason=CAME,
        drafted_by=by,
        drafted_at=at,
    )
