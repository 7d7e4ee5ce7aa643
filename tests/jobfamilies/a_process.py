"""One move of an edition in a process of its own, which may be killed in the middle; see test_publishing_killed.py.

`python -m tests.jobfamilies.a_process MOVE EDITION PERSON DIE_BEFORE`: the move's value, two keys, and the number of
the write before which the process kills itself (0: none; 99: all were made, and none is committed). Says what it did.
"""

import os
import signal
import sys
from typing import Any

import django


def main(move: str, edition: str, person: str, die_before: str) -> None:
    django.setup()
    from django.db import connection, transaction
    from django.utils.timezone import now

    from jobfamilies.models import Edition
    from tests.factories import days_from_now
    from website.models import User
    from website.refusals import Refused

    writes = 0

    def count(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        nonlocal writes
        writes += (is_write := sql.startswith(("INSERT", "UPDATE", "DELETE")))
        if is_write and writes == int(die_before):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, parameters, many, context)

    given = {"edition": Edition.objects.get(pk=edition), "by": User.objects.get(pk=person), "at": now()}
    say("ready")
    sys.stdin.readline()
    try:
        with connection.execute_wrapper(count), transaction.atomic():
            made(move, given, days_from_now(1))
            if int(die_before) == 99:
                os.kill(os.getpid(), signal.SIGKILL)
    except Refused as refused:
        say(f"refused: {refused}")
    else:
        say(f"done in {writes} writes")


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def made(move: str, given: dict[str, Any], day: Any) -> object:
    from jobfamilies.actions import move_edition, publish_edition
    from jobfamilies.models import Move

    if move == Move.PUBLISH:
        return publish_edition(**given, effective_on=day, kind="substantive")
    return move_edition(move=Move(move), **given)


if __name__ == "__main__":
    main(*sys.argv[1:])
