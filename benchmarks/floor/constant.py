"""The grid page with nothing left to do: what the base page alone costs."""

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from benchmarks.floor.page import page

KEPT: dict[str, dict[str, str]] = {}


def constant(request: HttpRequest, organization: str, family: str) -> HttpResponse:
    """The grid page, all that stands in it kept from the first time."""
    return page(request, kept(request, organization, family))


def kept(request: HttpRequest, organization: str, family: str) -> dict[str, str]:
    """Return the parts of the family's page as the site makes it, once."""
    if request.path not in KEPT:
        site = resolve(f"/{organization}/{family}/")
        html = site.func(request, **site.kwargs).content.decode()
        KEPT[request.path] = {
            "title": between(html, "<title>", " · Career Ladders</title>"),
            "stylesheet": "css/components/ladder-grid.css",
            "script": "js/ladder-grid.js",
            "body": between(html, '<main id="main" class="page" tabindex="-1">', "</main>"),
            "edition_line": between(html, "Text in this face is ours.</p>", "<nav"),
        }
    return KEPT[request.path]


def between(text: str, start: str, end: str) -> str:
    """Return what stands between the two. Raises ValueError where either is missing."""
    begin = text.index(start) + len(start)
    return text[begin : text.index(end, begin)]
