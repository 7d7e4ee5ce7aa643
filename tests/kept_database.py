"""A test's database is migrated once: the next process copies it, and on SQLite the next run does too.

The copy is known by a digest of all that migrating depends on: the code of the apps but for what answers requests, and
the locked libraries. On SQLite it is a file in pytest's cache; on PostgreSQL a template that lives as long as the
server, which is that of one run where tests/postgres.py starts it. One process at a time looks, and makes it.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core import management
from django.db import connection

APPS = ("website", "jobfamilies", "ladders", "classification", "cases")
ANSWERS_REQUESTS = {"admin", "api", "downloads", "engine", "files", "forms", "templatetags", "typefaces", "views"}
MOST_KEPT = 3


@contextmanager
def kept_database(cache: Path) -> Iterator[None]:
    """While the block makes the test database, copy the one that is kept in place of migrating, or keep what it made.

    `cache` is a directory that all processes of a run share.
    """
    kept = KINDS[connection.vendor](cache, digest())
    call = management.call_command

    def migrate_or_copy(command: str, *args: Any, **options: Any) -> Any:
        if command != "migrate":
            return call(command, *args, **options)
        if kept.is_there:
            return kept.use()
        migrated = call(command, *args, **options)
        kept.keep()
        return migrated

    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock, patch.object(management, "call_command", migrate_or_copy):
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept.look()
        yield


def digest() -> str:
    """Return what stands for all that a migrated database depends on."""
    base = settings.BASE_DIR
    files = [base / "requirements.txt", *(file for app in APPS for file in sorted((base / app).rglob("*.py")))]
    counted = [file for file in files if ANSWERS_REQUESTS.isdisjoint(file.relative_to(base).parts)]
    return sha256(b"\0".join(file.read_bytes() for file in counted)).hexdigest()[:24]


class KeptFile:
    """Of SQLite."""

    def __init__(self, cache: Path, digest: str) -> None:
        self.cache, self.file = cache, cache / f"{digest}.sqlite3"
        self.is_there = False

    def look(self) -> None:
        self.is_there = self.file.exists()

    def keep(self) -> None:
        with sqlite3.connect(part := self.file.with_suffix(".part")) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        copy.close()
        part.rename(self.file)
        newest = sorted(self.cache.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in newest[MOST_KEPT:]:
            old.unlink()

    def use(self) -> None:
        connection.ensure_connection()
        copy = sqlite3.connect(self.file)
        copy.backup(connection.connection)
        copy.close()


class KeptTemplate:
    """Of PostgreSQL."""

    def __init__(self, cache: Path, digest: str) -> None:
        self.name = f"template_{digest}"
        self.is_there = False

    def look(self) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            self.is_there = cursor.fetchone() is not None
        if self.is_there:
            connection.settings_dict["TEST"]["TEMPLATE"] = self.name

    def keep(self) -> None:
        made = connection.settings_dict["NAME"]
        connection.close()  # PostgreSQL copies no database that somebody uses.
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{made}"')

    def use(self) -> None:
        """It was made from the template."""


KINDS: dict[str, Any] = {"sqlite": KeptFile, "postgresql": KeptTemplate}
