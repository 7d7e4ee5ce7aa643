"""`migrate` in processes of their own: killed, asked to end, and two at once."""

import os
import signal
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection

from jobfamilies.triggers import missing_or_changed_triggers
from tests.committed import Committed
from tests.factories import EditionFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]


@pytest.fixture
def database(tmp_path, later_release):
    """A database with a published edition, as other processes find it."""
    EditionFactory(published=True)
    return Committed(tmp_path, ())


def migrate(database, ending=""):
    """Start the command of the release to come."""
    given = {"DATABASE_URL": database.url, "DJANGO_SETTINGS_MODULE": "tests.jobfamilies.migrating.settings"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    words = [sys.executable, "-u", "manage.py", "migrate"]
    return subprocess.Popen(words, cwd=settings.BASE_DIR, env=os.environ | given | {"ENDING": ending}, **pipes)


def wait_for(process, line):
    while (said := process.stdout.readline()) and not said.endswith(f"{line}\n"):
        pass
    assert said, f"It ended with {process.wait()} and never said {line!r}."


def missing(database):
    with closing(connection.copy()) as found:
        if connection.vendor == "sqlite":
            found.settings_dict["NAME"] = database.file
        return missing_or_changed_triggers(found)


def test_a_killed_migrate_leaves_triggers_missing_and_of_the_next_two_one_waits_and_all_is_well(database):
    killed = migrate(database, "kill")
    assert (killed.wait(), missing(database) == []) == (-signal.SIGKILL, False)

    first = migrate(database, "wait")
    wait_for(first, "waiting")
    second = migrate(database)
    wait_for(second, "Another process runs migrate on this database. Waiting until it ends.")
    first.communicate("go\n")
    said, _ = second.communicate()

    assert (first.returncode, second.returncode, said.splitlines()[-1]) == (0, 0, "  No migrations to apply.")
    assert missing(database) == []


def test_a_migrate_that_is_asked_to_end_brings_the_triggers_back_first(database):
    process = migrate(database, "wait")
    wait_for(process, "waiting")
    if connection.vendor == "postgresql":
        assert missing(database) != []

    process.terminate()

    assert (process.wait(), missing(database)) == (128 + signal.SIGTERM, [])
