"""Two new databases of each kind, a large and a small one, that go when they are done with."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.postgres import Server, programs

Addresses = tuple[str, str]


@contextmanager
def sqlite() -> Iterator[Addresses]:
    """Yield the URLs of two databases in files."""
    with tempfile.TemporaryDirectory() as home:
        yield f"sqlite:///{home}/large.sqlite3", f"sqlite:///{home}/small.sqlite3"


@contextmanager
def postgresql() -> Iterator[Addresses]:
    """Yield the URLs of two databases of a PostgreSQL server that the tests know how to start."""
    server = Server(programs())
    try:
        base = server.start().removesuffix("postgres")
        with psycopg.connect(host=str(server.home), user="postgres", autocommit=True) as connection:
            for name in ("large", "small"):
                connection.execute(f"CREATE DATABASE {name}")
        yield f"{base}large", f"{base}small"
    finally:
        server.stop()
