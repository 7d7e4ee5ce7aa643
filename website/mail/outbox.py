"""Mail of a site that runs for trial: kept in a folder, and read on /outbox/ on the same machine."""

import email
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage as Parsed
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

NEWEST = 100
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class OutboxBackend(BaseEmailBackend):
    """Writes each mail to a file of its own in OUTBOX; their names sort by time."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.OUTBOX.mkdir(exist_ok=True)
        for message in email_messages:
            file = settings.OUTBOX / f"{time.time_ns()}-{uuid4().hex[:8]}.part"
            file.write_bytes(message.message().as_bytes())
            file.rename(file.with_suffix(".eml"))  # Whoever reads meets whole mails alone.
        return len(email_messages)


@dataclass(frozen=True)
class Letter:
    """A mail as /outbox/ shows it."""

    to: str
    subject: str
    date: str
    text: str


@never_cache
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Show the newest mails, to whoever sits at the machine of a site that runs for trial; to nobody else."""
    is_here = ip_address(request.META["REMOTE_ADDR"]).is_loopback and "X-Forwarded-For" not in request.headers
    if not (settings.DEBUG and is_here):
        raise Http404
    return render(request, "website/outbox.html", {"letters": letters()})


def letters() -> list[Letter]:
    """Return the newest mails, the last one first; those of a test where it keeps them in memory."""
    if settings.EMAIL_BACKEND == LOCMEM:
        sent = [message.message().as_bytes() for message in getattr(mail, "outbox", [])]
    else:
        files: list[Path] = sorted(settings.OUTBOX.glob("*.eml"))[-NEWEST:]
        sent = [file.read_bytes() for file in files]
    return [_letter(email.message_from_bytes(each, policy=default)) for each in reversed(sent[-NEWEST:])]


def _letter(parsed: Parsed) -> Letter:
    body = parsed.get_body(("plain", "html"))
    text = body.get_content() if body else ""
    return Letter(to=str(parsed["To"]), subject=str(parsed["Subject"]), date=str(parsed["Date"]), text=text)
