"""The triggers that the database holds are those of jobfamilies.triggers, after every migration anew."""

import re

import pytest
from django.core.management import call_command
from django.db import connection

from jobfamilies import triggers
from jobfamilies.triggers import Trigger, create_triggers_after_migrate, drop_triggers, existing_triggers
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db

BODIES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'sealed%'",
    "postgresql": "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'sealed%'",
}


def expected():
    return sorted(
        (trigger.name, trigger.table)
        for trigger in triggers.triggers()
        if connection.vendor == "postgresql" or trigger.event != "TRUNCATE"
    )


def bodies():
    """Return what each trigger does, by its name, as the database's own catalogue has it."""
    with connection.cursor() as cursor:
        cursor.execute(BODIES[connection.vendor])
        return dict(cursor.fetchall())


def migrate():
    call_command("migrate", verbosity=0)


def test_after_all_migrations_the_database_holds_every_trigger_and_no_other():
    assert existing_triggers(connection) == expected()


def test_each_of_them_says_what_the_module_says():
    said = triggers.SQL[connection.vendor].create
    written = {trigger.name: next(said(trigger), "") for trigger in triggers.triggers()}
    body = re.compile(r"\$body\$(.*)\$body\$", re.DOTALL)

    assert bodies() == {name: found[1] if (found := body.search(sql)) else sql for name, sql in written.items() if sql}


def test_every_name_is_one_that_postgresql_keeps_whole():
    names = [trigger.name for trigger in triggers.triggers()]

    assert len(set(names)) == len(names)
    assert [name for name in names if len(name) > 63] == []


def test_a_migration_brings_a_dropped_trigger_back():
    """As after an AlterField on SQLite, which rebuilds the table and drops its triggers."""
    dialect = triggers.SQL[connection.vendor]
    name, table = "sealed_edition_ladders_statement_update", "ladders_statement"
    with connection.cursor() as cursor:
        cursor.execute(dialect.drop.format(name=name, table=table))
    assert (name, table) not in existing_triggers(connection)

    migrate()

    assert existing_triggers(connection) == expected()


def test_a_migration_drops_a_trigger_of_an_earlier_release():
    old = Trigger("jobfamilies_jobfamily", "UPDATE", "1 = 0", "Never.", purpose="old")
    with connection.cursor() as cursor:
        for sql in triggers.SQL[connection.vendor].create(old):
            cursor.execute(sql)
    assert (old.name, old.table) in existing_triggers(connection)

    migrate()

    assert existing_triggers(connection) == expected()


def test_a_migration_gives_a_trigger_its_new_words(monkeypatch):
    before = bodies()
    monkeypatch.setattr(triggers, "REFUSED", "It's sealed.")
    migrate()
    assert "It''s sealed." in bodies()["sealed_edition_ladders_statement_update"]

    monkeypatch.undo()
    migrate()

    assert bodies() == before


def test_before_the_last_table_is_there_nothing_is_made(monkeypatch):
    early = [*triggers.triggers(), Trigger("classification_requirement", "UPDATE", "1 = 1", "Later.")]
    monkeypatch.setattr(triggers, "triggers", lambda: early)
    drop_triggers(connection)

    create_triggers_after_migrate(using="default")

    assert existing_triggers(connection) == []


def test_without_triggers_everything_can_change(unsealed):
    edition = EditionFactory(published=True)

    edition.levels.all().delete()

    assert (existing_triggers(connection), edition.levels.count()) == ([], 0)


@pytest.mark.parametrize("event", ["INSERT", "UPDATE", "DELETE", "TRUNCATE"])
def test_postgresql_refuses_in_a_function_and_sqlite_in_the_trigger(event):
    trigger = Trigger("job", event, "OLD.a IS DISTINCT FROM NEW.a", "It's sealed.")

    assert len(list(triggers.PostgreSQL.create(trigger))) == 2
    assert len(list(triggers.SQLite.create(trigger))) == (event != "TRUNCATE")
