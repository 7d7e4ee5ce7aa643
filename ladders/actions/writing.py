"""Who may write a draft and when, and the record of what they wrote."""

from datetime import datetime
from typing import Any

from jobfamilies.actions.moves import locked
from jobfamilies.models import Edition, Level
from ladders.models import CellChange, Row
from website.models import User
from website.refusals import Refused


class CannotChange(Refused):
    """The person may not change the ladder, it is no draft, or what they ask cannot be."""


def reasons_against_changing(edition: Edition, by: User) -> list[str]:
    """Return why this person cannot change what the edition says now, in sentences for people."""
    if not by.has_perm("jobfamilies.change_edition", edition):
        return ["Only HR editors change a ladder."]
    if edition.is_draft:
        return []
    if edition.state in Edition.OPEN:
        standing = edition.get_state_display().lower()
        return [f"The edition is {standing}, and its text stays as it is. Take it back to draft to change it."]
    return ["A published edition never changes. Start a draft from it."]


def writable(edition: Edition, by: User) -> Edition:
    """Return the draft as it stands now, locked until this transaction ends. Raises CannotChange."""
    edition = locked(edition)
    if reasons := reasons_against_changing(edition, by):
        raise CannotChange(reasons)
    return edition


def log(
    kind: CellChange.Kind,
    *,
    edition: Edition,
    by: User,
    at: datetime,
    level: Level | None = None,
    row: Row | None = None,
    **texts: Any,
) -> CellChange:
    """Write down a change of a level, a row or the cell where both meet."""
    return CellChange.objects.create(
        edition=edition,
        kind=kind,
        level_key=level.key if level else None,
        level_name=level.name if level else "",
        dimension=row.dimension.slug if row else "",
        row_label=row.label if row else "",
        by=by,
        at=at,
        **texts,
    )
