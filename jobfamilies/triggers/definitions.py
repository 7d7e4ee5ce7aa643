"""What the database refuses, as conditions over OLD and NEW. "Update" means a difference: a fixture loads twice."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Field, ForeignKey, Model, UniqueConstraint

from jobfamilies.models import Edition, Publication, SealEntry, Transition, Withdrawal
from jobfamilies.parts import Seal, edition_parts
from website.erasing.reach import words_of
from website.models import Erasable, Erasure

PREFIX = "sealed"
REFUSED = "A published edition cannot change."
DAY_HERE = "DAY_HERE({})".format
"""Stands in a condition for the day of a moment where the site is, which each database writes in its own way."""


@dataclass(frozen=True)
class Trigger:
    """When which event on a table is refused. `condition` is SQL over OLD and NEW (TRUNCATE has neither)."""

    table: str
    event: str
    condition: str
    message: str
    purpose: str = "edition"

    @property
    def name(self) -> str:
        return f"{PREFIX}_{self.purpose}_{self.table}_{self.event}".lower()


def triggers() -> list[Trigger]:
    """Return every trigger of the database: the edition's tables first, then those that say it is published."""
    owned = [model for part in edition_parts() for model in part.models]
    return [
        *_of_rows(Edition, "id"),
        *(trigger for model in owned for trigger in _of_rows(model, "edition_id")),
        *(trigger for model in owned for trigger in _of_same_edition(model, owned)),
        *_of_record(Publication, "A publication is written once."),
        *_of_record(Withdrawal, "A withdrawal is written once."),
        *_of_record(Transition, "A move is written once.", loses="edition"),
        *_of_record(Erasure, "An erasure is written once."),
        Trigger(
            Publication._meta.db_table,
            "INSERT",
            f"NOT EXISTS (SELECT 1 FROM {Edition._meta.db_table} WHERE id = NEW.edition_id AND state = 'published')",
            "Publish an edition by the action, which marks it as published.",
        ),
        Trigger(
            Withdrawal._meta.db_table,
            "INSERT",
            f"NOT EXISTS (SELECT 1 FROM {Publication._meta.db_table} "
            f"WHERE id = NEW.publication_id AND effective_on > {DAY_HERE('NEW.withdrawn_at')})",
            "An edition is withdrawn before the day on which it takes effect.",
        ),
        *_of_record(SealEntry),
        *(trigger for part in edition_parts() for model in part.records for trigger in _of_record(model)),
        *(trigger for part in edition_parts() for seal in part.seals for trigger in _of_seal(seal)),
    ]


def _of_rows(model: type[Model], edition: str) -> Iterator[Trigger]:
    """Refuse insert, delete and differing update of rows whose edition is published."""
    table, publications = model._meta.db_table, Publication._meta.db_table
    published = "EXISTS (SELECT 1 FROM {0} WHERE edition_id = {1}.{2})".format
    old, new = published(publications, "OLD", edition), published(publications, "NEW", edition)
    stands = published(publications, "stands", edition)
    replaced, moved_onto = _replaces(model, stands, edition), _replaces(model, f"{stands} AND {OTHER}", edition)
    yield Trigger(table, "UPDATE", f"({_changes(model)}) AND ({old} OR {new} OR {moved_onto})", REFUSED)
    yield Trigger(table, "DELETE", old, REFUSED)
    yield Trigger(table, "TRUNCATE", f"EXISTS (SELECT 1 FROM {publications})", REFUSED)
    yield Trigger(table, "INSERT", f"{new} OR {replaced}", REFUSED)


def _of_same_edition(model: type[Model], owned: list[type[Model]]) -> Iterator[Trigger]:
    """Refuse a row that points at another edition's row, and a row that changes its edition."""
    table = model._meta.db_table
    yield Trigger(table, "UPDATE", "OLD.edition_id <> NEW.edition_id", "A row stays in its edition.", "home")
    parents = [field for field in model._meta.fields if isinstance(field, ForeignKey) and field.related_model in owned]
    if not parents:
        return
    strays = " OR ".join(
        f"NOT EXISTS (SELECT 1 FROM {field.related_model._meta.db_table} "
        f"WHERE id = NEW.{field.column} AND edition_id = NEW.edition_id)"
        for field in parents
    )
    for event in ("INSERT", "UPDATE"):
        yield Trigger(table, event, strays, "A statement's level and row are of its own edition.", "parents")


def _of_record(model: type[Model], message: str = "", loses: str = "") -> Iterator[Trigger]:
    """Refuse delete, differing update and replacement whatever stands in the row.

    `loses` names a foreign key that may become NULL, once what it points at is gone.
    """
    table = model._meta.db_table
    message = message or f"{str(model._meta.verbose_name_plural).capitalize()} are written once."
    yield Trigger(table, "UPDATE", _changes(model, loses), message, "record")
    yield Trigger(table, "DELETE", "1 = 1", message, "record")
    yield Trigger(table, "TRUNCATE", f"EXISTS (SELECT 1 FROM {table})", message, "record")
    yield Trigger(table, "INSERT", _replaces(model), message, "record")


def _of_seal(seal: Seal) -> Iterator[Trigger]:
    """Refuse delete, differing update and replacement of rows that are sealed, and rows put among sealed ones."""
    table, owner_column = seal.model._meta.db_table, ""
    if seal.of:
        field = seal.model._meta.get_field(seal.of)
        assert isinstance(field, ForeignKey)
        owner, owner_column = field.related_model._meta.db_table, field.column
        sealed = f"EXISTS (SELECT 1 FROM {owner} WHERE id = {{0}}.{field.column} AND {seal.filled} IS NOT NULL)".format
        changed, added = f"{sealed('OLD')} OR {sealed('NEW')}", f"{sealed('NEW')} OR "
    else:
        sealed = f"{{0}}.{seal.filled} IS NOT NULL".format
        changed, added = sealed("OLD"), ""
    stands = sealed("stands")
    moved_onto = _replaces(seal.model, f"{stands} AND {OTHER}", owner_column)
    yield Trigger(table, "UPDATE", f"({_changes(seal.model)}) AND ({changed} OR {moved_onto})", seal.said, "signed")
    yield Trigger(table, "DELETE", sealed("OLD"), seal.said, "signed")
    yield Trigger(table, "TRUNCATE", f"EXISTS (SELECT 1 FROM {table} stands WHERE {stands})", seal.said, "signed")
    yield Trigger(table, "INSERT", f"{added}{_replaces(seal.model, stands, owner_column)}", seal.said, "signed")


OTHER = "stands.id <> OLD.id"


def _replaces(model: type[Model], sealed: str = "", owner: str = "") -> str:
    """Return SQL that is true where NEW has the key, or other unique values, of a row that stands and is sealed.

    SQLite's REPLACE deletes such a row, in an UPDATE too, and asks no trigger where recursive_triggers is off. What is
    unique within an owner that is sealed as a whole is left out: there NEW is among sealed rows itself.
    """
    same = " OR ".join(_same(columns, condition) for columns, condition in _unique(model) if owner not in columns)
    return f"EXISTS (SELECT 1 FROM {model._meta.db_table} stands WHERE ({same})" + (
        f" AND {sealed})" if sealed else ")"
    )


def _unique(model: type[Model]) -> Iterator[tuple[list[str], str]]:
    """Yield the columns that are unique together, and the condition on which they are, as Django makes the index."""
    column_of = {field.name: str(field.column) for field in model._meta.concrete_fields}
    yield from (([column_of[field.name]], "") for field in model._meta.concrete_fields if field.unique)
    for each in model._meta.constraints:
        if isinstance(each, UniqueConstraint):
            condition = each._get_condition_sql(model, connection.schema_editor())  # type: ignore[attr-defined]
            yield [column_of[str(name)] for name in each.fields], condition or ""


def _same(columns: list[str], condition: str) -> str:
    equal = [f'stands."{column}" = NEW."{column}"' for column in columns]
    conditions = [re.sub(r'("\w+")', rf"{row}.\1", condition) for row in ("stands", "NEW") if condition]
    return " AND ".join(equal + conditions)


def _changes(model: type[Model], loses: str = "") -> str:
    """Return SQL that is true where NEW says another thing than OLD; erasing a person's words does not count."""
    differs = _differs(model._meta.concrete_fields, loses)
    return f"({differs}) AND ({_is_no_erasure(model)})" if issubclass(model, Erasable) else differs


def _differs(fields: "Iterable[Field[Any, Any]]", loses: str = "") -> str:
    """Return SQL that is true where any of the columns of OLD and NEW differs, NULL equal to NULL.

    The column of the field `loses` may become NULL without counting.
    """
    differs = 'OLD."{0}" IS DISTINCT FROM NEW."{0}"'.format
    lost = '(NEW."{0}" IS NOT NULL AND OLD."{0}" IS DISTINCT FROM NEW."{0}")'.format
    return " OR ".join((lost if field.name == loses else differs)(field.column) for field in fields)


def _is_no_erasure(model: type[Erasable]) -> str:
    """Return SQL that is false only where the words and the key become empty, an erasure is named, and all else stays.

    What goes with another row goes after that one.
    """
    empty = {name: value if isinstance(value, str) else json.dumps(value) for name, value in model.emptied().items()}
    others = [field for field in model._meta.concrete_fields if field.name not in {*empty, "erasure"}]
    said = [f"CAST(NEW.{name} AS text) IS DISTINCT FROM '{value}'" for name, value in empty.items()]
    return " OR ".join(
        ["OLD.erasure_id IS NOT NULL", "NEW.erasure_id IS NULL", *said, _differs(others), *_before(model)]
    )


def _before(model: type[Erasable]) -> Iterator[str]:
    """Yield SQL that is true where the words go with a row that is not erased yet."""
    key, _ = words_of(model).part_of
    if key:
        owner = model._meta.get_field(key)
        assert isinstance(owner, ForeignKey)
        table = owner.related_model._meta.db_table
        yield f"EXISTS (SELECT 1 FROM {table} WHERE id = OLD.{owner.column} AND erasure_id IS NULL)"
