"""The triggers that the database holds are those of jobfamilies.triggers, after every migration anew."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from jobfamilies.triggers import (
    Trigger,
    databases,
    definitions,
    existing_triggers,
    missing_or_changed_triggers,
    restore_triggers,
    triggers,
)
from tests.factories import EditionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

UPDATE = ("sealed_edition_ladders_statement_update", "ladders_statement")


def run(*statements):
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def drop(name, table):
    run(databases.SQL[connection.vendor].drop.format(name=name, table=table))


def migrate():
    call_command("migrate", verbosity=0)


def test_after_all_migrations_the_database_holds_every_trigger_as_it_is_defined_and_no_other():
    assert missing_or_changed_triggers(connection) == []
    assert len(existing_triggers(connection)) == sum(
        connection.vendor == "postgresql" or trigger.event != "TRUNCATE" for trigger in triggers()
    )


def test_every_name_is_one_that_postgresql_keeps_whole():
    names = [trigger.name for trigger in triggers()]

    assert len(set(names)) == len(names)
    assert [name for name in names if len(name) > 63] == []


def test_migrate_brings_a_dropped_trigger_back():
    drop(*UPDATE)
    assert missing_or_changed_triggers(connection) == [
        "The trigger sealed_edition_ladders_statement_update of the table ladders_statement is missing."
    ]

    migrate()

    assert missing_or_changed_triggers(connection) == []


def test_migrate_drops_a_trigger_of_an_earlier_release():
    old = Trigger("jobfamilies_jobfamily", "UPDATE", "1 = 0", "Never.", purpose="old")
    run(*databases.SQL[connection.vendor].create(old))
    assert missing_or_changed_triggers(connection) == [
        "The trigger sealed_old_jobfamilies_jobfamily_update of the table jobfamilies_jobfamily is none of this "
        "release."
    ]

    migrate()

    assert missing_or_changed_triggers(connection) == []


def test_migrate_gives_a_trigger_its_new_words(monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(definitions, "REFUSED", "It's sealed.")
        migrate()
        assert missing_or_changed_triggers(connection) == []
    assert (
        "The trigger sealed_edition_ladders_statement_update of the table ladders_statement is not what this release "
        "defines."
    ) in missing_or_changed_triggers(connection)

    migrate()

    assert missing_or_changed_triggers(connection) == []


def test_a_trigger_whose_condition_was_weakened_is_not_what_is_defined():
    name, table = UPDATE
    [update] = [trigger for trigger in triggers() if (trigger.name, trigger.table) == UPDATE]
    drop(name, table)
    run(*databases.SQL[connection.vendor].create(replace(update, condition="1 = 0")))

    assert missing_or_changed_triggers(connection) == [
        f"The trigger {name} of the table {table} is not what this release defines."
    ]


@pytest.mark.engines("postgresql")  # SQLite switches no trigger off
def test_a_trigger_that_was_switched_off_is_not_what_is_defined():
    name, table = UPDATE
    run(f"ALTER TABLE {table} DISABLE TRIGGER {name}")

    assert missing_or_changed_triggers(connection) == [
        f"The trigger {name} of the table {table} is not what this release defines."
    ]


@pytest.mark.parametrize("option", ["--plan", "--check"])
def test_to_ask_what_would_be_migrated_changes_nothing(option, capsys):
    drop(*UPDATE)

    call_command("migrate", option, verbosity=0)

    assert UPDATE not in existing_triggers(connection)


def test_a_table_that_lacks_what_its_triggers_read_refuses_every_change(unsealed):
    """As after a migration that failed half-way: it is shut until the next one."""
    draft = EditionFactory()
    connection.check_constraints()
    run("ALTER TABLE ladders_statement RENAME COLUMN text TO words", "ALTER TABLE ladders_row RENAME TO later")

    restore_triggers(connection)

    assert [table for _, table in existing_triggers(connection) if table in ("ladders_row", "later")] == []
    assert {"ladders_statement", "jobfamilies_level"} <= {table for _, table in existing_triggers(connection)}
    draft.levels.update(title="Clerk")
    with pytest.raises(IntegrityError):
        run("UPDATE ladders_statement SET words = 'Changed.'")


def test_without_triggers_everything_can_change(unsealed):
    edition = EditionFactory(published=True)

    edition.levels.all().delete()

    assert (existing_triggers(connection), edition.levels.count()) == ([], 0)


@pytest.mark.parametrize("event", ["INSERT", "UPDATE", "DELETE", "TRUNCATE"])
def test_postgresql_refuses_in_a_function_and_sqlite_in_the_trigger(event):
    trigger = Trigger("job", event, "OLD.a IS DISTINCT FROM NEW.a", "It's sealed.")

    assert len(list(databases.PostgreSQL.create(trigger))) == 2
    assert len(list(databases.SQLite.create(trigger))) == (event != "TRUNCATE")
