"""What a worker does with a work: call its function, and keep how that ended."""

import logging
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks_db.utils import retry

from website.models import Work, Worker
from website.refusals import Refused

logger = logging.getLogger(__name__)

BY_AN_ERROR = "It was stopped by an error of the site. Whoever operates the site finds it in the log."
BY_THE_WORKER = "The worker that did it ended before it was done. Start it again."

patient = retry(retries=10, backoff_delay=1)
"""Tries a write again: on SQLite a long transaction of somebody else lets nobody write."""


@task()
def do_work(work: str, path: str, arguments: dict[str, Any]) -> None:
    """Call the function at the dotted path with the work of that key. An error is kept, logged and raised."""
    kept = Work.objects.get(key=work)
    patient(kept.begin)(worker=Worker.objects.filter(name=this_worker.name).first(), at=timezone.now())
    try:
        result = import_string(path)(kept, **arguments)
    except Refused as refused:
        patient(kept.fail)(failure=" ".join(refused.reasons), at=timezone.now())
    except BaseException:
        logger.exception("Work %s failed", work)
        patient(kept.fail)(failure=BY_AN_ERROR, at=timezone.now())
        raise
    else:
        patient(kept.end)(result=result or "", at=timezone.now())


class ThisWorker:
    """Which worker this process is; none where a web server runs, or a test does the work at once."""

    name = ""


this_worker = ThisWorker()
