"""An import in a process of its own, which may be killed in the middle; see test_applying.py.

`python -m tests.ladders.importing.a_process EDITION PERSON DIE_BEFORE`: two keys, and the number of the write before
which the process kills itself (0: none; 99: all were made, and none is committed). Says what it did.
"""

import os
import signal
import sys
from typing import Any

import django


def main(edition: str, person: str, die_before: str) -> None:
    django.setup()
    from django.db import connection, transaction

    writes = 0

    def count(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        nonlocal writes
        writes += (is_write := sql.startswith(("INSERT", "UPDATE", "DELETE")))
        if is_write and writes == int(die_before):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(count), transaction.atomic():
        changed = imported(edition, person)
        if int(die_before) == 99:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.stdout.write(f"{changed} cells\n")


def imported(edition: str, person: str) -> int:
    from django.utils.timezone import now

    from jobfamilies import document
    from jobfamilies.models import Edition
    from ladders.engine.importing.fitting import Choices
    from ladders.engine.importing.reading import read
    from ladders.importing.applying import import_ladder
    from tests.ladders.importing import files
    from website.models import User

    draft, (ladder,) = Edition.objects.get(pk=edition), read(files.excel()).ladders
    seen, by = document.content_digest(draft), User.objects.get(pk=person)
    done = import_ladder(edition=draft, ladder=ladder, choices=Choices(), seen=seen, by=by, at=now())
    return done.cells


if __name__ == "__main__":
    main(*sys.argv[1:])
