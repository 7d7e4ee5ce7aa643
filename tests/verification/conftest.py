"""What the tests of the verification share: the site with the database's refusals out of the way, and undoing."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from jobfamilies.triggers import drop_triggers
from jobfamilies.verification import faults
from tests.verification.facts import facts
from tests.verification.site import sealed_site

KEY = "a key of tests, which nobody else has, long enough"


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, object]]:
    """The facts of the site, which is anchored with KEY and whose database refuses nothing, for the whole module."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(SEAL_KEY=KEY):
        sealed_site()
        connection.check_constraints()  # PostgreSQL drops no trigger of a table with foreign keys still to be checked.
        drop_triggers(connection)
        yield facts()
        transaction.set_rollback(True)


@pytest.fixture
def site(made: dict[str, object], db: None) -> dict[str, object]:
    """The facts of the site, in which whatever a test changes is undone."""
    return made


@pytest.fixture
def after(site: dict[str, object]) -> Callable[..., Any]:
    """A function that does something, returns what is found then (the faults), and undoes it."""

    def found(tamper: Callable[[], object], look: Callable[[], Any] = faults) -> Any:
        savepoint = transaction.savepoint()
        try:
            with transaction.atomic():
                tamper()
            return look()
        finally:
            transaction.savepoint_rollback(savepoint)

    return found
