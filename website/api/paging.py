"""Pages of a list: how many rows there are, those of one page, and the addresses of the pages beside it."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Schema
from pydantic import Field

LARGEST = 100
"""Rows of a page at most."""

Shown = TypeVar("Shown")
Kept = TypeVar("Kept")


class Paging(Schema):
    """Which page of a list is asked for."""

    page: int = Field(1, ge=1, le=1_000_000, description="The page, counted from 1.")
    page_size: int = Field(
        50, ge=1, le=LARGEST, description=f"Rows of a page; 50 where nothing is said, at most {LARGEST}."
    )


class Page(Schema, Generic[Shown]):
    """One page of a list, in an order that does not change between requests."""

    count: int = Field(description="How many rows all pages have together.")
    pages: int = Field(description="How many pages there are.")
    next: str | None = Field(description="The address of the next page. Null: this is the last.")
    previous: str | None = Field(description="The address of the page before. Null: this is the first.")
    results: list[Shown] = Field(description="The rows of this page.")


def paged(
    request: HttpRequest, rows: "QuerySet[Any] | Sequence[Kept]", paging: Paging, show: Callable[[Any], Shown]
) -> dict[str, Any]:
    """Return the asked page of ordered rows, each as `show` shows it. Raises Http404 beyond the last page."""
    paginator = Paginator(rows, paging.page_size)
    if paging.page > paginator.num_pages:
        raise Http404(f"There is no page {paging.page}: the list has {paginator.num_pages}.")
    page = paginator.page(paging.page)
    return {
        "count": paginator.count,
        "pages": paginator.num_pages,
        "next": _address(request, paging.page + 1) if page.has_next() else None,
        "previous": _address(request, paging.page - 1) if page.has_previous() else None,
        "results": [show(row) for row in page.object_list],
    }


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
