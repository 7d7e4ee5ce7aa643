"""One process at a time: a lock of the database, held while a block runs and gone with its process."""

import fcntl
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def only_one(connection: BaseDatabaseWrapper, task: str, say: Callable[[str], object]) -> Iterator[None]:
    """Run the block while no other process runs the task on this database; `say` hears of it where that takes waiting.

    The lock stands beside the connection, which the block may close: on PostgreSQL it belongs to a connection of its
    own, on SQLite to a file beside the database. A database in memory has one process anyway.
    """
    waiting = f"Another process runs {task} on this database. Waiting until it ends."
    lock = {"postgresql": _on_postgresql, "sqlite": _on_sqlite}[connection.vendor]
    with lock(connection, task, lambda: say(waiting)):
        yield


@contextmanager
def _on_postgresql(connection: BaseDatabaseWrapper, task: str, wait: Callable[[], object]) -> Iterator[None]:
    key = [zlib.crc32(task.encode())]
    with closing(connection.copy()) as own, own.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", key)
        if cursor.fetchone() == (False,):
            wait()
            cursor.execute("SELECT pg_advisory_lock(%s)", key)
        yield


@contextmanager
def _on_sqlite(connection: BaseDatabaseWrapper, task: str, wait: Callable[[], object]) -> Iterator[None]:
    if connection.is_in_memory_db():  # type: ignore[attr-defined]
        yield
        return
    with Path(f"{connection.settings_dict['NAME']}-{task}").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
