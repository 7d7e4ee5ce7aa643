"""The page that documents the API, made of its own OpenAPI description; it needs no script."""

from functools import cache
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from website.api.description import Endpoint, Shape, endpoints, shapes
from website.api.site import api

PERIODS = {"sec": "a second", "min": "a minute", "hour": "an hour", "day": "a day"}


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters and an example, and every shape that is answered."""
    groups, answered = described()
    context = {
        "title": "API",
        "api": api,
        "groups": groups,
        "shapes": answered,
        "rate": said_rate(),
        "crumbs": [("Catalogue", reverse("jobfamilies:home")), ("API", None)],
    }
    return render(request, "api/documentation.html", context)


@cache
def described() -> tuple[list[tuple[str, list[Endpoint]]], list[Shape]]:
    """Return the endpoints by their tags, and the shapes by name. It is the same as long as the code is."""
    description: dict[str, Any] = api.get_openapi_schema()
    found = sorted(endpoints(description), key=lambda one: one.tag)
    groups = [(tag, list(of_tag)) for tag, of_tag in groupby(found, key=lambda one: one.tag)]
    return groups, shapes(description)


def said_rate() -> str:
    """Return API_RATE in words: “120 times a minute”; “off” as it is."""
    times, _, period = settings.API_RATE.partition("/")
    return f"{times} times {PERIODS[period]}" if period else times


def no_such_address(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer what stands below /api/ and is nothing."""
    raise Http404("Nothing stands at this address.")
