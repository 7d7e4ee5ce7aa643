"""One change of words in many ladders: each in its draft, all of a ladder's places or none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from jobfamilies.models import Edition
from ladders.actions.cells import StaleCell, lines_of, put_lines
from ladders.actions.starting import start_ladder
from ladders.actions.writing import CannotChange, writable
from ladders.bulk.places import stays, version_of
from ladders.engine import cells
from ladders.engine.grid import Line
from ladders.engine.replacing import replaced
from ladders.models import Statement, TextChange
from website.models import User, Work
from website.refusals import Refused

Chosen = tuple[str, str]
"""A statement's key, and the version of its text that a person looked at."""


@transaction.atomic
def ask_for_change(
    *, words: str, becomes: str, reason: str, places: Iterable[Sequence[Any]], by: User, at: datetime
) -> TextChange:
    """Keep what is to be changed where: `places` are editions' ids with keys and versions. Raises CannotChange."""
    if not by.has_perm("jobfamilies.change_edition"):
        raise CannotChange(["Only HR editors change ladders."])
    chosen = [list(place) for place in places]
    if not chosen:
        raise CannotChange(["Choose at least one place."])
    return TextChange.objects.create(
        sought=" ".join(words.split()),
        becomes=" ".join(becomes.split()),
        reason=reason.strip(),
        places=chosen,
        by=by,
        at=at,
    )


def make_change(work: Work | None, change: int) -> str:
    """Make a change that was asked for, ladder by ladder, and return the address of what came of it.

    Each ladder is a transaction of its own: one that cannot be changed says why, and stays.
    """
    asked = TextChange.objects.select_related("by").get(pk=change)
    chosen: dict[int, list[Chosen]] = defaultdict(list)
    for edition, key, version in asked.places:
        chosen[edition].append((key, version))
    changed, stayed = [], []
    for number, (pk, places) in enumerate(chosen.items(), start=1):
        edition = Edition.objects.with_family().filter(pk=pk).first()
        try:
            if edition is None:
                raise CannotChange(["The draft was deleted meanwhile."])
            draft = change_ladder(edition=edition, change=asked, places=places)
            changed.append([draft.pk, len(places), draft.pk != pk])
        except Refused as refused:
            stayed.append([str(edition.family) if edition else "A ladder", refused.reasons])
        if work:
            work.advance(number, len(chosen))
    asked.outcome = {"changed": changed, "stayed": stayed}
    asked.save(update_fields=["outcome"])
    return asked.get_absolute_url()


@transaction.atomic
def change_ladder(*, edition: Edition, change: TextChange, places: Sequence[Chosen]) -> Edition:
    """Change the places of one ladder in its draft, which is begun where there is none, and return that draft.

    Raises CannotChange where a place says something else by now, or the ladder is not to be written on.
    """
    by, at = change.by, change.at
    if said := stays(edition):
        raise CannotChange([f"{said}."])
    draft = edition if edition.is_draft else begin(edition, by, at)
    draft = writable(draft, by)
    versions = dict(places)
    chosen = Statement.objects.filter(edition=draft, key__in=versions).select_related("level", "row__dimension")
    stale = [each for each in chosen if version_of(each.text) != versions[str(each.key)]]
    if stale or len(chosen) < len(versions):
        raise CannotChange(["Its text changed since you looked. Find the words once more."])
    for level, row in {(each.level, each.row): None for each in chosen}:
        level.edition = row.edition = draft
        old = lines_of(list(Statement.objects.of_cell(level, row).order_by("place")))
        new = [changed_line(line, change) if line.key in versions else line for line in old]
        try:
            lines = [line for line in new if line.text]
            put_lines(level=level, row=row, lines=lines, version=cells.version(old), by=by, at=at)
        except StaleCell as stale_cell:
            raise CannotChange([str(stale_cell)]) from stale_cell
    return draft


def begin(edition: Edition, by: User, at: datetime) -> Edition:
    """Return a draft that says what the edition says. Raises CannotChange where somebody began one meanwhile."""
    try:
        with transaction.atomic():
            return start_ladder(family=edition.family, current=edition, by=by, at=at)
    except IntegrityError as taken:
        raise CannotChange(["Somebody began a draft meanwhile. Find the words once more."]) from taken


def changed_line(line: Line, change: TextChange) -> Line:
    return replace(line, text=replaced(line.text, change.sought, change.becomes))
