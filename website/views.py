"""The pages that belong to no app."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from website import readiness


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, else 503; and which release this is."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"version": settings.VERSION, "database": "does not answer"}, status=503)
    return JsonResponse({"version": settings.VERSION, "database": "answers"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database is as this release needs it, else 503 with what is missing and how to mend it."""
    try:
        faults = readiness.faults(connection)
    except DatabaseError:
        return JsonResponse({"database": "does not answer"}, status=503)
    if faults:
        return JsonResponse({"database": "is not ready", "missing": faults, "mend": readiness.MEND}, status=503)
    return JsonResponse({"database": "is ready"})


READERS = {"employees": "employees", "managers": "managers", "hr": "HR"}
"""Who the help is for: what names them in addresses, and what they are called."""


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what this site is, what it reads by itself, and what it keeps of people."""
    return render(request, "website/about.html")


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Say what each unusual word of the pages means."""
    return render(request, "website/words.html")


@require_safe
def help_pages(request: HttpRequest) -> HttpResponse:
    """Lead to the help for each kind of reader."""
    return render(request, "website/help.html", {"readers": READERS})


@require_safe
def help_page(request: HttpRequest, reader: str) -> HttpResponse:
    """Say how one kind of reader uses the pages."""
    if reader not in READERS:
        raise Http404
    context = {"readers": READERS, "reader": reader, "called": READERS[reader]}
    return render(request, f"website/help/{reader}.html", context)
