"""What every answer of the site carries."""

import logging
from collections.abc import Callable

from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from website.readiness import missing_guards

READING = ("GET", "HEAD", "OPTIONS", "TRACE")
SIGNING_IN = ("account_login", "account_logout", "admin:login", "admin:logout")

log = logging.getLogger(__name__)

Respond = Callable[[HttpRequest], HttpResponseBase]


def private_pages(get_response: Respond) -> Respond:
    """Let no shared cache keep a page: it carries who is signed in, and the names of this release's static files."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return respond


class WritingGuard:
    """Lets nobody write while the database lacks what guards sealed rows; people still sign in and read."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        address = request.resolver_match
        if request.method in READING or (address and address.view_name in SIGNING_IN):
            return None
        return render(request, "503.html", status=503) if missing_guards(connection) else None


class Collisions:
    """Answers 409 where the database refuses a write that another one, saved at the same moment, left no room for.

    Forms and actions say in words what they know beforehand; only what comes between their look and their write gets
    here. It is logged as the warning that it is, so that a rule which no form knows is found.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, IntegrityError):
            return None
        log.warning("Two writes met at %s", request.path, exc_info=exception)
        return render(request, "409.html", status=409)
