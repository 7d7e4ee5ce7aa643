"""The worker: does what waits, and every minute reports, sends what is due and mends what an ended worker left."""

import logging
import threading
import time
from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from website.mail.sending import send_due
from website.models import Work, Worker
from website.models.work import SILENT_AFTER
from website.readiness import missing_guards
from website.work.doing import BY_THE_WORKER, this_worker

logger = logging.getLogger(__name__)

EVERY = 60.0  # seconds between two reports
KEEP_RESULTS = 14  # days
FORGET_WORKERS = timedelta(days=1)
LOOK_AGAIN = 5.0  # seconds, while nobody may write


class Queue(QueueWorker):
    """The library's worker, which begins no task while nobody may write, as during an upgrade."""

    def run_task(self, db_task_result: "DBTaskResult[..., Any]") -> None:
        self.running_task = True  # Whoever asks the worker to end lets it put the task back.
        while missing_guards(connection):
            if not self.running:
                DBTaskResult.objects.filter(pk=db_task_result.pk).update(status=TaskResultStatus.READY)
                return
            time.sleep(LOOK_AGAIN)
        super().run_task(db_task_result)


def run_worker(*, catches_signals: bool = True, every: float = EVERY) -> None:
    """Do what waits until the process is asked to end.

    In a thread `catches_signals` is off: it ends with its process.
    """
    queue = _queue(once=False)
    if catches_signals:
        queue.configure_signals()
    ended = threading.Event()
    beside = threading.Thread(target=_each_minute, args=(ended, every), daemon=True)
    beside.start()
    try:
        _take_tasks(queue)
    finally:
        ended.set()
        beside.join(timeout=30)
        Worker.objects.filter(name=this_worker.name).delete()


def work_once() -> None:
    """Do what waits now, and return."""
    queue = _queue(once=True)
    tick(at=timezone.now())
    queue.run()
    Worker.objects.filter(name=this_worker.name).delete()


def _queue(*, once: bool) -> Queue:
    """Return the library's worker, and name this process as it names it."""
    this_worker.name = get_random_string(32)
    report(at=timezone.now())
    return Queue(
        queue_names=["default"],
        interval=1,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=this_worker.name,
        excluded_queue_names=[],
    )


def _take_tasks(queue: Queue) -> None:
    """Run the queue; a database that is busy for long, as while it is upgraded, ends no worker."""
    while True:
        try:
            return queue.run()
        except OperationalError:
            logger.warning("The database did not answer. The worker tries again.", exc_info=True)
            connection.close()
            threading.Event().wait(5)


def _each_minute(ended: threading.Event, every: float) -> None:
    while True:
        try:
            tick(at=timezone.now())
        except Exception:
            logger.exception("What is done every minute failed. It is tried again in a minute.")
        finally:
            connection.close()
        if ended.wait(every):
            return


def tick(*, at: datetime) -> None:
    """Report, send what is due, mend what an ended worker left, and take away results that nobody needs any more."""
    report(at=at)
    send_due(at=at)
    fail_lost_works(at=at)
    call_command("prune_db_task_results", min_age_days=KEEP_RESULTS, verbosity=0)
    Worker.objects.filter(seen_at__lt=at - FORGET_WORKERS).delete()


def report(*, at: datetime) -> None:
    """Write down that this worker runs."""
    Worker.objects.update_or_create(
        name=this_worker.name, defaults={"seen_at": at}, create_defaults={"seen_at": at, "started_at": at}
    )


def fail_lost_works(*, at: datetime) -> None:
    """Say of work that ran in a worker which reports no longer that it was not done."""
    silent = Work.objects.filter(state=Work.State.RUNNING, begun_at__lt=at - SILENT_AFTER)
    for work in silent.exclude(worker__in=Worker.objects.alive(at)):
        work.fail(failure=BY_THE_WORKER, at=at)
