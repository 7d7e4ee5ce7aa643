"""The expensive parts of a grid page, rendered once per published edition and kept by its digest."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from jobfamilies.models import Edition
from ladders.ladder import read_ladder

HOUR = 3600
"""Seconds that a rendered grid is kept: a source document's title may be corrected meanwhile."""


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
