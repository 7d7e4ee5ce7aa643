"""What every test may use: the published documents, people of HR, and a flush that the database does not refuse."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.test import Client, TransactionTestCase
from pytest_django import DjangoDbBlocker

from jobfamilies.parts import edition_parts
from jobfamilies.triggers import create_triggers, drop_triggers
from tests.documents import insert
from tests.factories import UserFactory
from tests.kept_database import kept_database
from tests.sections import AsidePart
from website.management.commands.demo import fixtures
from website.models import User

flush = TransactionTestCase._fixture_teardown
MADE = {"auth_group", "auth_group_permissions", "auth_permission", "django_content_type"}


def flush_without_triggers(case: TransactionTestCase) -> None:
    """Empty the database after a transactional test, with its refusals out of the way.

    As Django does it where the triggers must be dropped and made anew. A superuser of PostgreSQL passes them by
    instead, and what post_migrate made stays: half a second instead of three.
    """
    if connection.vendor == "postgresql" and passes_triggers_by():
        empty_tables()
    else:
        drop_triggers(connection)
        flush(case)
        create_triggers(connection)


def passes_triggers_by() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        return bool(cursor.fetchone() == ("on",))


def empty_tables() -> None:
    """Delete every row but those that post_migrate makes: groups, permissions and content types."""
    emptied = [name for name in connection.introspection.django_table_names(only_existing=True) if name not in MADE]
    deletions = (f"DELETE FROM {connection.ops.quote_name(name)}" for name in emptied)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("; ".join(["SET LOCAL session_replication_role = replica", *deletions]))


@pytest.fixture(scope="session", autouse=True)
def _flush_without_triggers() -> Iterator[None]:
    with patch.object(TransactionTestCase, "_fixture_teardown", flush_without_triggers):
        yield


@pytest.fixture(scope="session")
def _kept_database(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[ExitStack]:
    """Begins before the test database is made, for `django_db_setup` to end."""
    with ExitStack() as making:
        if not request.config.getoption("reuse_db"):
            making.enter_context(django_db_blocker.unblock())
            making.enter_context(kept_database(Path(request.config.cache.mkdir("database"))))
        yield making


@pytest.fixture(scope="session")
def django_db_setup(_kept_database: ExitStack, django_db_setup: None) -> None:
    """The test database, migrated once for all processes (tests/kept_database.py)."""
    _kept_database.close()


@pytest.fixture(scope="session")
def document_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Model]:
    """Every row that loaddata makes of fixtures/, in its order. It asks thousands of queries, so this happens once."""
    rows: list[Model] = []

    def keep(instance: Model, **signal: object) -> None:
        rows.append(instance)

    with django_db_blocker.unblock(), transaction.atomic():
        post_save.connect(keep)
        call_command("loaddata", *fixtures(), verbosity=0)
        post_save.disconnect(keep)
        transaction.set_rollback(True)
    return rows


@pytest.fixture(scope="module")
def documents(document_rows: list[Model], django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The published documents of fixtures/, in the database for all tests of the module that asks.

    A test still asks for `db`, and what it changes is undone. A transactional test calls `insert` itself, as the
    browser tests' `documents` does.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        insert(document_rows)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def unsealed(db: None) -> None:
    """The database without its refusals, as somebody who tampers with it has it, until the test ends."""
    connection.check_constraints()  # PostgreSQL drops no trigger of a table whose foreign keys wait to be checked.
    drop_triggers(connection)


@pytest.fixture
def aside(settings: Any) -> Iterator[dict[int, dict[str, str]]]:
    """What an edition tells some people besides, by its key and the section's name (tests/sections.py)."""
    settings.EDITION_PARTS = [*settings.EDITION_PARTS, "tests.sections.AsidePart"]
    AsidePart.told = {}
    edition_parts.cache_clear()
    yield AsidePart.told
    edition_parts.cache_clear()


@pytest.fixture
def plain_shell(db: None) -> Iterator[None]:
    """SQLite as its own shell opens a database: a REPLACE asks no trigger of the row that it deletes."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
        yield
        cursor.execute("PRAGMA recursive_triggers = ON")


@pytest.fixture
def editor(client: Client, db: None) -> User:
    """An HR editor, as whom the test's client is signed in."""
    user = UserFactory(hr_editor=True)
    client.force_login(user)
    return user


@pytest.fixture
def approver(client: Client, db: None) -> User:
    """An HR approver, as whom the test's client is signed in."""
    user = UserFactory(hr_approver=True)
    client.force_login(user)
    return user
