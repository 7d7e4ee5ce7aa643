"""The kept databases of the releases, and the site at work on one of them."""

import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

HERE = Path(__file__).parent
KEPT = sorted(file.name.removesuffix(".sqlite3.xz") for file in HERE.glob("*.sqlite3.xz"))
RELEASES = sorted((name for name in KEPT if "." in name), key=lambda name: [int(part) for part in name.split(".")])
"""The releases of which a filled database is kept, the oldest first."""
COMMITS = [name for name in KEPT if "." not in name]
"""Commits between two releases that left databases behind that are like no release's."""
MADE_AGAIN = ("auth_", "django_", "ladders_search", "search_", "sqlite_")
"""The beginnings of tables whose rows `migrate` makes."""


@contextmanager
def at_work_on(release: str, folder: Path) -> Iterator[None]:
    """Let the site work on the kept database of a release, in place of the tests' own, while the block runs."""
    own = connections[DEFAULT_DB_ALIAS]
    opened = {"sqlite": _sqlite, "postgresql": _postgresql}[own.vendor]
    with opened(own, release, folder) as kept:
        connections[DEFAULT_DB_ALIAS] = kept
        _forget()
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = own
            _forget()


@contextmanager
def _sqlite(own: BaseDatabaseWrapper, release: str, folder: Path) -> Iterator[BaseDatabaseWrapper]:
    file = folder / "kept.sqlite3"
    file.write_bytes(_data(f"{release}.sqlite3"))
    kept = own.copy()
    kept.settings_dict["NAME"] = str(file)
    yield kept
    kept.close()


@contextmanager
def _postgresql(own: BaseDatabaseWrapper, release: str, folder: Path) -> Iterator[BaseDatabaseWrapper]:
    server, kept = own.copy(), own.copy()
    name = kept.settings_dict["NAME"] = f"{own.settings_dict['NAME']}_{release.replace('.', '_')}"
    with server.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    with kept.cursor() as cursor:
        cursor.execute(_data(f"{release}.sql").decode())
    yield kept
    kept.close()
    with server.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')
    server.close()


def _data(name: str) -> bytes:
    return lzma.decompress((HERE / f"{name}.xz").read_bytes())


def _forget() -> None:
    """Forget what was kept of the database before."""
    ContentType.objects.clear_cache()
    cache.clear()


def row_counts() -> dict[str, int]:
    """Return how many rows each table holds that people fill."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if not name.startswith(MADE_AGAIN)]
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            counts[table] = cursor.fetchone()[0]
    return counts


def schema() -> dict[str, tuple[object, object]]:
    """Return the columns and the constraints of each table, in no order; names that the database made are left out."""
    introspection = connection.introspection
    with connection.cursor() as cursor:
        return {
            table: (
                {column[:5] for column in introspection.get_table_description(cursor, table)},
                {_said(*each) for each in introspection.get_constraints(cursor, table).items()},
            )
            for table in introspection.table_names(cursor)
        }


def _said(name: str, constraint: dict[str, object]) -> str:
    named = {} if name.startswith("__unnamed") else {"name": name}
    return repr(sorted((constraint | named).items(), key=str))
