"""Sends what is due in a process of its own, which may be killed at a step; see test_killed.py.

`python -m tests.website.mail.a_sender FOLDER AFTER STEP NUMBER`: mails are kept in FOLDER; it is AFTER seconds later
than now; the process kills itself at the NUMBERth mail as it is “taken” or “sent” (“none”: it ends by itself).
"""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import django


def main(folder: str, after: str, step: str, number: str) -> None:
    django.setup()
    from django.conf import settings
    from django.utils.timezone import now

    from website.mail import sending
    from website.mail.outbox import OutboxBackend

    settings.EMAIL_BACKEND, settings.OUTBOX = "website.mail.outbox.OutboxBackend", Path(folder)
    if step == "taken":
        OutboxBackend.send_messages = killing(OutboxBackend.send_messages, int(number))  # type: ignore[method-assign]
    if step == "sent":
        sending.mark_sent = killing(sending.mark_sent, int(number))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sending.send_due(at=now() + timedelta(seconds=float(after)))


def killing(function: Any, number: int) -> Any:
    """Return the function so that its process is killed as it is called for the time of that number."""
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)

    return call


if __name__ == "__main__":
    main(*sys.argv[1:])
