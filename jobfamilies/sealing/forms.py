"""The one form of a sealed row, of which its digest is taken: what each of its columns says, in plain JSON values.

A column that says nothing (empty, 0, no) is left out, so that a column that a later release adds changes no digest.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from jobfamilies import document
from jobfamilies.sealing.kinds import Kind
from website.erasing.reach import words_of

VERSION = 1
"""Of the form. Another way of writing it has the next number, and what was sealed keeps the one it was sealed by."""

Form = dict[str, Any]


def row_digests(kind: Kind, keys: Sequence[int]) -> dict[int, str]:
    """Return the digest of each row of these keys as it stands now. A row that is not there has none."""
    return {key: document.digest(form) for key, form in forms(kind, keys).items()}


def forms(kind: Kind, keys: Sequence[int]) -> dict[int, Form]:
    """Return the form of each row by its key, its pieces with it: a query for each table."""
    rows = kind.model._base_manager.filter(pk__in=keys).order_by("pk")
    found = {row["pk"]: said(row) for row in rows.values("pk", *columns(kind.model, kind.loses))}
    for piece in kind.pieces:
        listed: dict[int, list[Form]] = defaultdict(list)
        of_rows = piece.model._base_manager.filter(**{f"{piece.owner}__in": keys}).order_by("pk")
        for row in of_rows.values("pk", *columns(piece.model)):
            listed[row[piece.column]].append(said(row) | {"id": row["pk"]})
        for key, each in listed.items():
            found.get(key, {})[piece.label] = each
    return found


def columns(model: type[Model], loses: str = "") -> list[str]:
    """Return the columns that the form holds. Of a person's words it holds the digest: they can be erased.

    The model may be one of a migration, which knows its fields alone.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    is_erasable = "erasure" in {field.name for field in fields}
    left_out = {loses, "erasure", "words_key", *words_of(model).columns} if is_erasable else {loses}
    return [field.attname for field in fields if field.name not in left_out]


def said(row: dict[str, Any]) -> Form:
    """Return what the columns of a row say."""
    return {name: plain(value) for name, value in row.items() if value and name != "pk"}


def plain(value: Any) -> Any:
    """Return a value as JSON has it, the same on every database."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
    return value
