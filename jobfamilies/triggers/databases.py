"""How SQLite and PostgreSQL write, drop and list triggers; the one place that knows either."""

import re
from collections.abc import Iterator
from typing import Protocol

from django.conf import settings

from jobfamilies.triggers.definitions import DAY_HERE, PREFIX, Trigger

DAY = re.compile(re.escape(DAY_HERE("@")).replace("@", r"([\w.]+)"))


class Dialect(Protocol):
    """One database's words. `catalogue` is SQL that lists our triggers: name, table and definition."""

    catalogue: str
    drop: str

    @staticmethod
    def create(trigger: Trigger) -> Iterator[str]: ...

    @staticmethod
    def definition(trigger: Trigger) -> str:
        """Return the definition as the catalogue lists it where the trigger stands; "" where there is none to be."""


class SQLite:
    """SQLite's words. Version 3.39 reads IS DISTINCT FROM; before that its own IS NOT says the same.

    SQLite knows no time zones; the function that does is Django's. Where that is missing, as in a plain shell, SQLite
    refuses what asks for it.
    """

    catalogue = (
        "SELECT name, tbl_name, sql FROM sqlite_master "
        rf"WHERE type = 'trigger' AND name LIKE '{PREFIX}\_%' ESCAPE '\'"
    )
    drop = 'DROP TRIGGER "{name}"'

    @staticmethod
    def create(trigger: Trigger) -> Iterator[str]:
        if definition := SQLite.definition(trigger):
            yield definition

    @staticmethod
    def definition(trigger: Trigger) -> str:
        if trigger.event == "TRUNCATE":
            return ""  # SQLite has none: it deletes row by row.
        condition = trigger.condition.replace("IS DISTINCT FROM", "IS NOT")
        condition = DAY.sub(rf"django_datetime_cast_date(\1, '{settings.TIME_ZONE}', 'UTC')", condition)
        message = trigger.message.replace("'", "''")
        return (
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}" FOR EACH ROW '
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


class PostgreSQL:
    """PostgreSQL's words. A WHEN may hold no subquery, so the condition stands in the function."""

    catalogue = (
        "SELECT tgname, relname, pg_get_triggerdef(pg_trigger.oid, true) || prosrc "
        "|| CASE tgenabled WHEN 'O' THEN '' ELSE ' switched off' END "
        "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid "
        rf"WHERE NOT tgisinternal AND pg_table_is_visible(tgrelid) AND tgname LIKE '{PREFIX}\_%'"
    )
    drop = 'DROP TRIGGER "{name}" ON "{table}"; DROP FUNCTION IF EXISTS "{name}"()'

    @staticmethod
    def create(trigger: Trigger) -> Iterator[str]:
        yield (
            f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql '
            f"AS $body${PostgreSQL._body(trigger)}$body$"
        )
        yield PostgreSQL._head(trigger)

    @staticmethod
    def definition(trigger: Trigger) -> str:
        return PostgreSQL._head(trigger) + PostgreSQL._body(trigger)

    @staticmethod
    def _head(trigger: Trigger) -> str:
        """In the words in which PostgreSQL gives it back: our names need no quotes."""
        each = "STATEMENT" if trigger.event == "TRUNCATE" else "ROW"
        return (
            f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event} ON {trigger.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {trigger.name}()"
        )

    @staticmethod
    def _body(trigger: Trigger) -> str:
        row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(trigger.event, "NEW")
        message = trigger.message.replace("'", "''")
        condition = DAY.sub(rf"(\1 AT TIME ZONE '{settings.TIME_ZONE}')::date", trigger.condition)
        return (
            f" BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
            f"END IF; RETURN {row}; END "
        )


SQL: dict[str, type[Dialect]] = {"sqlite": SQLite, "postgresql": PostgreSQL}
