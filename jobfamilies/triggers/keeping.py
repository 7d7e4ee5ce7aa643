"""Makes the triggers, takes them away, and tells which of them are not as this release defines them."""

import re
from dataclasses import replace
from typing import Any

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from jobfamilies.triggers.databases import SQL
from jobfamilies.triggers.definitions import Trigger, triggers

Definitions = dict[tuple[str, str], str]
"""The definition of each trigger, by its name and table."""


def drop_triggers_before_migrate(using: str, plan: list[Any], **signal: Any) -> None:
    """Take the triggers out of the way of the planned migrations; the command `migrate` makes them anew."""
    if plan:
        drop_triggers(connections[using])


def restore_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger as this release defines it, as far as its tables are there.

    After a migration that failed a table may lack what its trigger reads: that table refuses every change until the
    next migration.
    """
    if missing_or_changed_triggers(connection):
        with transaction.atomic(using=connection.alias):
            drop_triggers(connection)
            create_triggers(connection)


def missing_or_changed_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Return a sentence for every trigger that is missing, is not what this release defines, or is none of it."""
    existing, right = _existing(connection), _right(connection)
    faults = {
        "is missing": right.keys() - existing.keys(),
        "is none of this release": existing.keys() - right.keys(),
        "is not what this release defines": {
            key for key in right.keys() & existing.keys() if existing[key] != right[key]
        },
    }
    return [
        f"The trigger {name} of the table {table} {fault}."
        for fault, keys in faults.items()
        for name, table in sorted(keys)
    ]


def create_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger whose table is there; none of them may exist."""
    statements, whole = SQL[connection.vendor].create, _whole_tables(connection)
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in triggers():
            if trigger.table in there:
                for statement in statements(trigger if _tables(trigger) <= whole else _closed(trigger)):
                    cursor.execute(statement)


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """Drop whatever triggers of ours the database holds, also those that this release no longer makes."""
    drop = SQL[connection.vendor].drop
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, table in existing_triggers(connection):
            cursor.execute(drop.format(name=name, table=table))


def existing_triggers(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Return (name, table) of our triggers as the database's own catalogue lists them."""
    return sorted(_existing(connection))


def _existing(connection: BaseDatabaseWrapper) -> Definitions:
    with connection.cursor() as cursor:
        cursor.execute(SQL[connection.vendor].catalogue)
        return {(name, table): definition for name, table, definition in cursor.fetchall()}


def _right(connection: BaseDatabaseWrapper) -> Definitions:
    definition = SQL[connection.vendor].definition
    return {(trigger.name, trigger.table): text for trigger in triggers() if (text := definition(trigger))}


def _closed(trigger: Trigger) -> Trigger:
    return replace(trigger, condition="1 = 1")


def _tables(trigger: Trigger) -> set[str]:
    """Return the tables that the trigger names: its own, and those of its condition."""
    words = set(re.findall(r"\w+", trigger.condition))
    return {trigger.table} | {model._meta.db_table for model in apps.get_models() if model._meta.db_table in words}


def _whole_tables(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the tables that are there with every column of their models."""
    there = set(connection.introspection.table_names())
    models = {model._meta.db_table: model for model in apps.get_models() if model._meta.db_table in there}
    with connection.cursor() as cursor:
        return {
            table
            for table, model in models.items()
            if {field.column for field in model._meta.concrete_fields}
            <= {column.name for column in connection.introspection.get_table_description(cursor, table)}
        }
