"""A worker as a process: asked to end it ends its work first; killed it leaves its work where it was."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.utils.timezone import now

from tests.committed import Committed
from tests.factories import UserFactory
from website.models import Work
from website.work import start_work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]


def count_slowly(work: Work, number: int) -> str:
    for done in range(1, number + 1):
        work.advance(done, number)
        time.sleep(0.2)
    return "/about/"


class Site:
    """A database with work that waits, and a worker on it."""

    def __init__(self, directory):
        start_work(count_slowly, title="Count", by=UserFactory(), at=now(), number=8)
        self.database = Committed(directory, ("(SELECT key AS id, state, done FROM website_work) AS work",))
        environment = os.environ | {"DATABASE_URL": self.database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        self.worker = subprocess.Popen(
            [sys.executable, "manage.py", "worker", "-v", "0"], cwd=settings.BASE_DIR, env=environment
        )

    def work(self):
        """Return the state of the work, and how much is done."""
        (((_, state, done),),) = self.database.rows()
        return state, done

    def wait_until_it_runs(self):
        patience = time.monotonic() + 60
        while self.work()[1] < 2 and time.monotonic() < patience:
            time.sleep(0.1)

    def end(self, by):
        self.worker.send_signal(by)
        return self.worker.wait(timeout=60)


@pytest.fixture
def site(tmp_path, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.backend.DatabaseBackend"}}
    here = Site(tmp_path)
    here.wait_until_it_runs()
    yield here
    here.worker.kill()
    here.worker.wait()


def test_a_worker_that_is_asked_to_end_ends_its_work_first(site):
    assert site.work()[0] == "running"
    assert site.end(signal.SIGTERM) == 0
    assert site.work() == ("done", 8)


def test_a_worker_that_is_killed_leaves_its_work_where_it_was(site):
    assert site.end(signal.SIGKILL) == -signal.SIGKILL

    state, done = site.work()
    assert (state, 2 <= done < 8) == ("running", True)
