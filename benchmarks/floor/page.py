"""What the floor's views share: a query, and the base page of the site around plain HTML."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

Fetched = tuple[Any, ...]


def fetch(sql: str, *values: Any) -> list[Fetched]:
    """Return what the query finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def page(request: HttpRequest, parts: dict[str, str], crumbs: Sequence[tuple[str, str | None]] = ()) -> HttpResponse:
    """Return the parts of a page (see its template), HTML all of them, inside the site's base page."""
    context = {name: mark_safe(part) for name, part in parts.items()}
    return render(request, "benchmarks/page.html", context | {"crumbs": crumbs})
