"""A test's database as other processes find it: PostgreSQL's as it is, SQLite's copied into a file."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection


class Committed:
    """The tables of the database as other processes find them."""

    def __init__(self, directory: Path, tables: Sequence[str]) -> None:
        self.tables = tables
        self.file = directory / "copy.sqlite3"
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.file)) as copy:
                connection.connection.backup(copy)

    @property
    def url(self) -> str:
        if connection.vendor == "sqlite":
            return f"sqlite:///{self.file}"
        server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
        return f"{server}/{connection.settings_dict['NAME']}"

    def rows(self) -> list[list[tuple[object, ...]]]:
        """Return all rows of each table."""
        queries = [f"SELECT * FROM {table} ORDER BY id" for table in self.tables]
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.file)) as copy:
                return [copy.execute(query).fetchall() for query in queries]
        with connection.cursor() as cursor:
            return [cursor.execute(query) and cursor.fetchall() for query in queries]
