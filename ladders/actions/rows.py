"""Adding, changing, ordering and retiring the rows of a draft."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from jobfamilies.models import Edition
from ladders.actions import owned
from ladders.actions.writing import writable
from ladders.index import write_edition
from ladders.models import Dimension, Row, Statement
from website.models import User


@transaction.atomic
def add_row(*, edition: Edition, by: User, at: datetime, dimension: Dimension, **facts: Any) -> Row:
    """Return a new row below all others of the draft. Raises CannotChange; IntegrityError for a dimension in use."""
    return add_rows(edition=edition, by=by, at=at, rows=[{"dimension": dimension, **facts}])[0]


@transaction.atomic
def add_rows(*, edition: Edition, by: User, at: datetime, rows: Sequence[dict[str, Any]]) -> list[Row]:
    """Return new rows below all others of the draft, each labelled as its dimension where no label is given.

    Raises CannotChange, or IntegrityError for a dimension in use.
    """
    edition = writable(edition, by)
    labelled = [{**facts, "label": facts.get("label") or facts["dimension"].name} for facts in rows]
    added = [owned.add(Row(**facts), edition=edition, by=by, at=at) for facts in labelled]
    write_edition(edition)
    return added


@transaction.atomic
def change_row(*, row: Row, by: User, at: datetime, **facts: Any) -> bool:
    """Give a row of a draft another label, heading, dimension, style or note; return whether any differs.

    Raises CannotChange, or IntegrityError for a dimension that another row has.
    """
    return bool(change_rows(edition=row.edition, changes={row.pk: facts}, by=by, at=at))


@transaction.atomic
def change_rows(*, edition: Edition, changes: Mapping[int, Mapping[str, Any]], by: User, at: datetime) -> list[Row]:
    """Give rows of a draft other facts by their keys, which they may exchange; return those that differ.

    Raises CannotChange, or IntegrityError for a dimension that another row keeps.
    """
    edition = writable(edition, by)
    rows = owned.stored(edition.rows.select_related("dimension", "source_document"), changes)
    differing = owned.change(rows, edition=edition, by=by, at=at)
    lists = [row for row in differing if row.style == Row.Style.LIST]
    Statement.objects.filter(row__in=lists, begins_paragraph=True).update(begins_paragraph=False)
    return differing


@transaction.atomic
def move_row(*, row: Row, to: int, by: User, at: datetime) -> None:
    """Put a row of a draft at a place, 1 being the topmost; the others close up. Raises CannotChange."""
    owned.move(row, to, edition=writable(row.edition, by), by=by, at=at)


@transaction.atomic
def retire_row(*, row: Row, by: User, at: datetime, version: str | None = None) -> None:
    """Take a row out of a draft, with all that its cells say; what is published still has it.

    `version` is that of what the person was shown of it (see `owned.all_said`), where they were. Raises CannotChange,
    and SaysOtherwise where it says something else by now.
    """
    edition = writable(row.edition, by)
    said = [f"{each.level}: {each.text}" for each in owned.shown_before(row, version)]
    owned.retire(row, said, edition=edition, by=by, at=at)
