"""`manage.py migrate`: Django's own, with the triggers out of its way and back however it ends."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from jobfamilies.triggers import restore_triggers
from website.only_one import only_one


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        connection = connections[options["database"]]
        with only_one(connection, "migrate", self.stdout.write), ended_by_sigterm(), triggers_restored(connection):
            super().handle(*args, **options)


@contextmanager
def triggers_restored(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Make the triggers anew once the block ends, also where it fails: Django sends no post_migrate then."""
    in_transaction = connection.in_atomic_block
    try:
        yield
    except BaseException:
        if not in_transaction:
            # The failure may leave a transaction open that nobody ends, and SQLite's foreign keys unchecked.
            connection.close()
            connection.connect()
        raise
    finally:
        if not connection.needs_rollback:  # else the rollback brings them back
            restore_triggers(connection)


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the block as an exception does, which is how a container's server ends a process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
