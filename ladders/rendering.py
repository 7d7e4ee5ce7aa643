"""What is expensive of a grid page, kept: its table by the edition's digest, the page of most readers as a whole."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from jobfamilies.models import Edition, Publication
from ladders.ladder import read_ladder

HOUR = 3600
"""Seconds that a rendered grid is kept: a source document's title may be corrected meanwhile."""
MINUTES = 300
"""Seconds that a whole page is kept: so long may a corrected name of an organization or a function stay away."""


@dataclass(frozen=True)
class RenderedGrid:
    """A grid's table and source line as HTML, and what the page around them says of it."""

    levels: list[str]
    groups: list[str]
    rows: int
    table: SafeString
    source: SafeString


def rendered_grid(edition: Edition, *, is_numbered: bool = False) -> RenderedGrid:
    """Return the edition's grid, from the cache where it is published: then its digest says all that it says.

    The day is part of the key because the source line says whether the edition has taken effect. A numbered grid links
    to the levels of its own edition, the other one to those in force.
    """
    if not edition.is_published or edition.publication.is_withdrawn:
        return render_grid(edition, is_numbered=is_numbered)
    key = f"grid:{settings.RELEASE}:{edition.publication.digest}:{localdate()}:{is_numbered}"
    if (kept := cache.get(key)) is None:
        kept = render_grid(edition, is_numbered=is_numbered)
        cache.set(key, kept, timeout=HOUR)
    return kept


def render_grid(edition: Edition, *, is_numbered: bool) -> RenderedGrid:
    """Render the edition's grid anew."""
    ladder = read_ladder(edition)
    context = {"edition": edition, "ladder": ladder, "is_numbered": is_numbered}
    return RenderedGrid(
        levels=[column.short_title for column in ladder.grid.columns],
        groups=[group.name for group in ladder.grid.groups],
        rows=len(ladder.grid.rows),
        table=render_to_string("ladders/_grid.html", context),
        source=render_to_string("ladders/_source_line.html", context),
    )


def kept_page(request: HttpRequest, show: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page that `show` gives, kept for all who are not signed in and choose nothing in the address.

    What is in force changes at midnight and when something is published. Publications are never changed or deleted, so
    the last one tells whether anything was: one small query, where finding the edition would take as long as the page.
    Of two that end in the same moment the earlier one may end last; its page then waits for MINUTES.
    """
    if request.user.is_authenticated or request.GET or get_messages(request):
        return show()
    last = Publication.objects.order_by("-pk").values_list("digest", flat=True).first()
    page = f"{settings.RELEASE} {last} {localdate()} {request.build_absolute_uri()}"
    key = f"page:{sha256(page.encode()).hexdigest()}"
    if (kept := cache.get(key)) is None:
        kept = show().content
        cache.set(key, kept, timeout=MINUTES)
    return HttpResponse(kept)
