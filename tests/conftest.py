"""What every test may use."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from jobfamilies.triggers import drop_triggers
from website.management.commands.demo import fixtures

flush = TransactionTestCase._fixture_teardown


def flush_without_triggers(case: TransactionTestCase) -> None:
    """Empty the database as Django does after a transactional test, with its refusals out of the way.

    Django's flush ends with post_migrate, which makes the triggers anew.
    """
    drop_triggers(connection)
    flush(case)


@pytest.fixture(scope="session", autouse=True)
def _flush_without_triggers() -> Iterator[None]:
    with patch.object(TransactionTestCase, "_fixture_teardown", flush_without_triggers):
        yield


@pytest.fixture(scope="module")
def documents(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The published documents of fixtures/, loaded once for all tests of the module that asks, and gone after it.

    A test still needs `db`, and what it changes is undone. Not for transactional tests: those load them themselves.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *fixtures(), verbosity=0)
        yield
        transaction.set_rollback(True)
