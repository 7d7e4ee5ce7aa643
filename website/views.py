"""The pages that belong to no app."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from website import readiness


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "does not answer"}, status=503)
    return JsonResponse({"database": "answers"})


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
