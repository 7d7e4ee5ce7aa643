"""Starting long work: it is kept in the transaction of whoever starts it, and a worker does it afterwards."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate

from django.db import transaction

from website.models import User, Work
from website.work.doing import do_work

LongTask = Callable[Concatenate[Work, ...], str | None]
"""Does the work, tells it how far it is (`work.advance`), and returns the address of the result, if there is one.

A function of a module, which a worker imports by its name. What it raises as `Refused` is told on the work's page.
"""


@transaction.atomic
def start_work(task: LongTask, *, title: str, by: User, at: datetime, **arguments: Any) -> Work:
    """Have a worker call `task(work, **arguments)`, and return the work, whose page tells how far it is.

    The arguments are plain JSON values: keys of rows, no words of people.
    """
    work = Work.objects.create(title=title, started_by=by, started_at=at)
    do_work.enqueue(work=str(work.key), path=f"{task.__module__}.{task.__qualname__}", arguments=arguments)
    work.refresh_from_db()
    return work
