"""Sending what is due: each mail once, tried again with growing pauses, and nothing lost while mail is down.

A mail is taken, sent and marked in three steps, each kept by itself. A sender that is killed leaves its mail taken;
after TAKEN_FOR it is due again. Nobody can know whether it went out: its second try has the same Message-ID.
"""

import logging
import smtplib
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from website.mail.letters import letter
from website.models import Message
from website.models.messages import MessageQuerySet

logger = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440)]
"""How long each failed try is followed by a pause; after the last the message is given up, and an operator told."""
TAKEN_FOR = timedelta(minutes=10)
AT_MOST = 1000
"""Messages that one run looks at."""
NOT_KNOWN = "A sender ended before it said whether this went out."


@dataclass
class Sent:
    """What one run did, in mails, and what it left, in messages."""

    sent: int = 0
    failed: int = 0
    again: int = 0
    """Messages of a sender that ended, which are due again."""


class NoConnection(Exception):
    """Whoever takes the mail does not answer: what is due waits."""


DOWN = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
    smtplib.SMTPAuthenticationError,
)
"""What says that no other mail would go out either."""


def send_due(*, at: datetime) -> Sent:
    """Find what comes about by the day, and send every mail that is due."""
    for path in settings.FOUND_BY_DAY:
        import_string(path)(at=at)
    run = Sent(again=release_taken(at=at))
    if run.again:
        logger.warning("%s messages were taken by a sender that ended: some may go out a second time.", run.again)
    if not settings.SENDS_MAIL:
        return run
    connection = get_connection()
    try:
        for messages in due_mails(at):
            if taken := take(messages, at=at):
                _send(taken, connection, at=at, run=run)
    except NoConnection:
        logger.warning("Mail cannot be handed over now. What is due waits.", exc_info=True)
    finally:
        connection.close()
    return run


def due_mails(at: datetime) -> list[list[Message]]:
    """Return the messages of each mail that is due.

    A person's of a day go out together, and so do those of one act upon many things, as in bulk. What was tried
    together is tried together again.
    """
    mails: dict[str, list[Message]] = {}
    for message in Message.objects.due(at).select_related("to", "by")[:AT_MOST]:
        mails.setdefault(mail_of(message), []).append(message)
    return list(mails.values())


def mail_of(message: Message) -> str:
    """Return what the messages of one mail share."""
    if message.mail:
        return f"mail {message.mail}"
    if message.wanted == Message.Wanted.DAILY:
        return f"daily {message.to_id}"
    return f"at once {message.to_id} {message.event} {message.created_at.isoformat()}"


# --- taking, sending, marking ----------------------------------------------------------------------------------------


@transaction.atomic
def take(messages: Sequence[Message], *, at: datetime) -> list[Message]:
    """Take a mail, so that no other sender has it; empty where another took it first, or its person is gone."""
    keys, to, mail = [message.pk for message in messages], messages[0].to, messages[0].mail or uuid4()
    since = max(at, timezone.now())  # A run takes its time: what it takes last is not taken since it began.
    due = Message.objects.due(at).filter(pk__in=keys).order_by()
    if not (to.is_active and to.email):
        due.update(wanted=Message.Wanted.LIST, next_try_at=None)
        return []
    if due.update(sending_at=since, mail=mail) != len(keys):
        transaction.set_rollback(True)
        return []
    for message in messages:
        message.mail = mail
    return list(messages)


def _send(messages: list[Message], connection: BaseEmailBackend, *, at: datetime, run: Sent) -> None:
    """Send a mail that was taken, and mark what became of it. Raises NoConnection."""
    try:
        mail = letter(messages)
        connection.open()
        mail.connection = connection
        mail.send()
    except Exception as error:
        run.failed += 1
        mark_failed(messages, error, at=at)
        connection.close()
        if isinstance(error, DOWN):
            raise NoConnection from error
        logger.warning("A mail was not sent: %s", reason_of(error))
    else:
        run.sent += 1
        mark_sent(messages, at=at)


def mark_sent(messages: Sequence[Message], *, at: datetime) -> None:
    _rows(messages).update(sent_at=at, sending_at=None, next_try_at=None, tries=F("tries") + 1, error="")


def mark_failed(messages: Sequence[Message], error: Exception, *, at: datetime) -> None:
    """Have the mail tried again after a pause that grows; after the last it waits for an operator."""
    tries = messages[0].tries
    following = at + PAUSES[tries] if tries < len(PAUSES) else None
    if following is None:
        logger.error(
            "Mail %s is given up: %s. `manage.py send_due --again` tries it again.", messages[0].mail, reason_of(error)
        )
    _rows(messages).update(sending_at=None, next_try_at=following, tries=tries + 1, error=reason_of(error))


def release_taken(*, at: datetime) -> int:
    """Make due again what a sender took and never said anything of. Return how many messages.

    One that ended its sender each time is given up like others.
    """
    lost = Message.objects.being_sent().filter(sending_at__lt=at - TAKEN_FOR).order_by()
    released = lost.update(sending_at=None, next_try_at=at, tries=F("tries") + 1, error=NOT_KNOWN)
    Message.objects.due(at).filter(tries__gt=len(PAUSES)).order_by().update(next_try_at=None)
    return released


def try_again(*, at: datetime) -> int:
    """Make due again what was given up. Return how many messages."""
    return Message.objects.given_up().order_by().update(next_try_at=at, tries=0)


def reason_of(error: Exception) -> str:
    """Return what failed, without what it says: an answer of a mail server may name people."""
    code = f" {error.smtp_code}" if isinstance(error, smtplib.SMTPResponseException) else ""
    return f"{type(error).__name__}{code}"


def _rows(messages: Sequence[Message]) -> MessageQuerySet:
    return Message.objects.filter(pk__in=[message.pk for message in messages])
