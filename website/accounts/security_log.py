"""The security log: one line of JSON for each sign-in, sign-out, refusal, export and change of a role.

Each line has `at`, `event`, `user` (the account's number, or null), `address` and `path` (without its query, where
words of people may stand). The name that somebody tried is never written: people type passwords there.
"""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from website.accounts.clients import client_address

logger = logging.getLogger("website.security")
REFUSED = (401, 403, 429)


class JsonLine(logging.Formatter):
    """A record of the security log as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps({"at": at, "event": record.getMessage(), **getattr(record, "facts", {})})


def note(event: str, request: HttpRequest | None = None, *, user: int | None = None, **facts: Any) -> None:
    """Write one line. `user` is an account's number; without it, whoever is signed in."""
    who = getattr(request, "user", None)
    where = {"address": client_address(request), "path": request.path} if request else {}
    logger.info(event, extra={"facts": {"user": user or getattr(who, "pk", None), **where, **facts}})


def security_log(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Write down what was refused, and which files left the site with somebody who is signed in."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code in REFUSED:
            note("refused", request, status=response.status_code)
        elif response.status_code == 200 and request.user.is_authenticated and is_file(response):
            note("export", request)
        return response

    return respond


def is_file(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Disposition", "").startswith("attachment")


# --- signing in and out, which Django tells by signals alone ---------------------------------------------------------


def note_sign_in(request: HttpRequest, user: Any, **signal: Any) -> None:
    note("signed in", request, user=user.pk)


def note_sign_out(request: HttpRequest, user: Any, **signal: Any) -> None:
    if user:
        note("signed out", request, user=user.pk)


def note_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **signal: Any) -> None:
    """Name the account that somebody tried to enter, by its number, where there is one."""
    tried = credentials.get("username") or ""
    account = get_user_model().objects.filter(username__iexact=tried).values_list("pk", flat=True).first()
    note("sign-in failed", request, user=account)


def listen() -> None:
    """Hear of people who sign in and out."""
    user_logged_in.connect(note_sign_in, dispatch_uid="security log")
    user_logged_out.connect(note_sign_out, dispatch_uid="security log")
    user_login_failed.connect(note_failure, dispatch_uid="security log")
