"""`manage.py migrate`: Django's own, one at a time, with what the database keeps made anew however it ends."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import import_string

from website.only_one import only_one


class Command(migrate.Command):
    def execute(self, *args: Any, **options: Any) -> str | None:
        """Wait already before Django's checks, which take a locked SQLite for one that knows no JSON."""
        if options["plan"] or options["check_unapplied"]:
            return super().execute(*args, **options)
        connection = connections[options["database"]]
        with only_one(connection, "migrate", self.stdout.write), ended_by_sigterm(), restored(connection):
            return super().execute(*args, **options)


@contextmanager
def restored(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Run the block, then what RESTORED_BY_MIGRATE names, also where it fails: Django sends no post_migrate then."""
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
        if not connection.needs_rollback:  # else the rollback restores all of it
            for path in settings.RESTORED_BY_MIGRATE:
                import_string(path)(connection)


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the block as an exception does: so whatever runs a container stops its processes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
