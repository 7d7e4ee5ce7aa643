"""Readings that travel beside a ladder document: those in force go out, and come in as drafts."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from classification.engine.eligibility import Requirement, WrongRule, read_requirement
from classification.models import Reading
from jobfamilies.models import Edition
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


@dataclass(frozen=True)
class Arriving:
    """What becomes of the readings beside a document: new drafts, and why others are left out."""

    drafts: tuple[Reading, ...]
    """Not written yet, and drafted by nobody yet."""
    levels: tuple[str, ...]
    """The titles of the drafts' levels."""
    known: tuple[str, ...]
    """The titles of levels whose reading says what one of theirs says already."""
    left_out: int
    """How many are of no level here, or no rules: the file comes from outside."""

    def sentences(self, *, is_done: bool) -> list[str]:
        """Return what comes in and what does not, for people; `is_done`: what came in."""
        came = "came" if is_done else "will come"
        said = []
        if self.levels:
            rules = f"{_counted(len(self.levels), 'reading')} of qualifications as rules"
            drafts = "a draft" if len(self.levels) == 1 else "drafts"
            said.append(f"{rules} {came} in as {drafts}, to be approved: of {_listed(self.levels)}.")
        if self.known:
            said.append(
                f"Left out, known here already: {_counted(len(self.known), 'reading')}, of {_listed(self.known)}."
            )
        if self.left_out:
            said.append(f"Left out, of no level of this draft or without rules: {_counted(self.left_out, 'reading')}.")
        return said


def arriving(family: int, levels: Mapping[str, str], readings: Any) -> Arriving:
    """Return what becomes of the readings in a family's draft that has these levels: titles by key. Writes nothing."""
    rows = readings if isinstance(readings, list) else []
    given = {each["level"]: each for each in rows if isinstance(each, dict) and str(each.get("level")) in levels}
    here = defaultdict[str, list[Reading]](list)
    for reading in Reading.objects.filter(family=family, level_key__in=given):
        here[str(reading.level_key)].append(reading)
    drafts, known = dict[str, Reading](), []
    for key in (key for key in levels if key in given):
        requirement = _requirement(given[key])
        if requirement and any(each.requirement == requirement for each in here[key]):
            known.append(levels[key])
        elif requirement:
            drafts[key] = _draft(family, key, given[key], max((each.number for each in here[key]), default=0) + 1)
    left_out = len(rows) - len(drafts) - len(known)
    return Arriving(tuple(drafts.values()), tuple(levels[key] for key in drafts), tuple(known), left_out)


def take_over_readings(edition: Edition, readings: Any, *, by: User, at: datetime) -> Arriving:
    """Write a draft for each reading of the edition's levels that says something new; return what became of all."""
    found = arriving(edition.family_id, titles_by_key(edition), readings)
    for draft in found.drafts:
        draft.drafted_by, draft.drafted_at = by, at
    Reading.objects.bulk_create(found.drafts)
    return found


def titles_by_key(edition: Edition) -> dict[str, str]:
    return {str(level.key): level.title for level in edition.levels.order_by("rank")}


def _requirement(given: dict[str, Any]) -> Requirement | None:
    """Return the rules that were given; None where they are none."""
    if "\\u0000" in json.dumps(given):  # PostgreSQL keeps no such letter
        return None
    try:
        return read_requirement(given.get("rules"))
    except WrongRule:
        return None


def _draft(family: int, key: str, given: dict[str, Any], number: int) -> Reading:
    note = str(given.get("note", "")).encode(errors="ignore").decode()[:5000]
    facts = {"rules": given["rules"], "note": note, "reason": CAME}
    return Reading(family_id=family, level_key=UUID(key), number=number, **facts)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _listed(titles: Sequence[str]) -> str:
    return ", ".join(title or "a level without a title" for title in titles)
