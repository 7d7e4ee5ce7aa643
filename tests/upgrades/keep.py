"""Keeps a filled database of this release for the tests: `python -m tests.upgrades.keep VERSION`.

A release is upgraded from by every later one, so this is done once, when it is made, and the files never change.
"""

import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.postgres import Server, programs

HERE = Path(__file__).parent
FILL = "from tests.upgrades.filling import fill; fill()"
DUMP = ("--inserts", "--rows-per-insert=200", "--no-owner", "--no-privileges", "--no-comments")


def main(version: str) -> None:
    for name, data in (("sqlite3", sqlite()), ("sql", postgresql())):
        (HERE / f"{version}.{name}.xz").write_bytes(lzma.compress(data, preset=lzma.PRESET_EXTREME))


def sqlite() -> bytes:
    """Return the file of a filled database, with no space left over."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "db.sqlite3"
        filled(f"sqlite:///{file}")
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("VACUUM")
        return file.read_bytes()


def postgresql() -> bytes:
    """Return the statements that make a filled database; what is said to psql or to one version is left out."""
    server = Server(programs())
    try:
        filled(server.start())
        command = [server.programs / "pg_dump", "--host", server.home, "--username", "postgres", *DUMP, "postgres"]
        dump = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    finally:
        server.stop()
    _, create, statements = dump.partition("\nCREATE ")
    return (create + statements.partition("\n\\unrestrict")[0]).encode()


def filled(url: str) -> None:
    """Migrate and fill the database at the address."""
    given = {"DATABASE_URL": url, "DEBUG": "on", "SECRET_KEY": "for nothing that stays", "TIME_ZONE": "UTC"}
    subprocess.run([sys.executable, "manage.py", "shell", "-c", FILL], check=True, env=os.environ | given)


if __name__ == "__main__":
    main(*sys.argv[1:])
