"""Adding, changing, ordering and retiring the rows of a draft."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from jobfamilies.models import Edition
from ladders.actions import owned
from ladders.actions.writing import log, writable
from ladders.index import write_edition
from ladders.models import CellChange, Dimension, Row, Statement
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
    place = edition.rows.count()
    added = []
    for number, facts in enumerate(rows, start=place + 1):
        label = facts.get("label") or facts["dimension"].name
        row = Row.objects.create(edition=edition, place=number, **{**facts, "label": label})
        log(CellChange.Kind.ROW_ADDED, edition=edition, by=by, at=at, row=row, after=owned.facts_in_words(row))
        added.append(row)
    write_edition(edition)
    return added


@transaction.atomic
def change_row(*, row: Row, by: User, at: datetime, **facts: Any) -> bool:
    """Give a row of a draft another label, heading, dimension, style or note; return whether any differs.

    Raises CannotChange, or IntegrityError for a dimension that another row has.
    """
    edition = writable(row.edition, by)
    stored = edition.rows.select_related("dimension", "source_document").get(pk=row.pk)
    was_prose = stored.style == Row.Style.PROSE
    differs = owned.change(stored, facts, CellChange.Kind.ROW_CHANGED, edition=edition, by=by, at=at)
    if differs and was_prose and stored.style == Row.Style.LIST:
        Statement.objects.filter(row=stored, begins_paragraph=True).update(begins_paragraph=False)
    return differs


@transaction.atomic
def move_row(*, row: Row, to: int, by: User, at: datetime) -> None:
    """Put a row of a draft at a place, 1 being the topmost; the others close up. Raises CannotChange."""
    owned.move(row, to, edition=writable(row.edition, by), by=by, at=at)


@transaction.atomic
def retire_row(*, row: Row, by: User, at: datetime) -> None:
    """Take a row out of a draft, with all that its cells say; what is published still has it. Raises CannotChange."""
    edition = writable(row.edition, by)
    statements = Statement.objects.filter(row=row).select_related("level")
    said = [f"{each.level}: {each.text}" for each in statements.order_by("level__rank", "place")]
    owned.retire(row, said, CellChange.Kind.ROW_RETIRED, edition=edition, by=by, at=at)
