"""What is expensive of a grid page, kept: its table by the edition's digest, the page of most readers as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from jobfamilies.models import Edition, Publication
from ladders.confirmed import confirmed_in
from ladders.engine.comparison import TYPES, Type
from ladders.engine.grid import group_names
from ladders.engine.side_by_side.steps import Account, Step, account, steps_of
from ladders.ladder import Ladder, read_ladder
from ladders.models import Confirmation

Made = TypeVar("Made")

MOST_ON_A_SCREEN = 5
"""Levels whose columns fit beside each other in a common window."""

HOUR = 3600
"""Seconds that a rendered grid is kept: a source document's title may be corrected meanwhile."""
MINUTES = 300
"""Seconds that a whole page is kept: so long may a corrected name of an organization or a function stay away."""


@dataclass(frozen=True)
class RenderedGrid:
    """A grid's table and source line as HTML, and what the page around them says of it."""

    levels: list[str]
    titles: list[str]
    groups: list[str]
    rows: int
    table: SafeString
    source: SafeString
    kinds: list[Type]
    """The types of change that its signs show, for the legend; none without signs."""

    @property
    def is_wide(self) -> bool:
        """Whether it has more levels than a screen shows, so that it needs a way to each."""
        return len(self.levels) > MOST_ON_A_SCREEN

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The short and the whole title of each level."""
        return list(zip(self.levels, self.titles, strict=True))


def rendered_grid(edition: Edition, *, with_changes: bool = False) -> RenderedGrid:
    """Return the edition's grid, with the signs of what changes from level to level if asked for.

    The day is part of what it is kept by because the source line says whether the edition has taken effect. A numbered
    grid links to the levels of its own edition, the other one to those in force. Comparing the levels takes longer
    than all the rest of a grid, so that a grid without signs does not wait for it.
    """
    changes = with_changes and newest_confirmed(edition)
    name = f"grid:{localdate()}:{edition.is_numbered}:{changes}:{edition.wording.is_own}"
    return kept(edition, name, lambda: render_grid(edition, with_changes=with_changes))


def kept(edition: Edition, name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` makes of the edition, from the cache where it is published: then its digest says it all."""
    if not edition.is_published or edition.publication.is_withdrawn:
        return make()
    key = f"{name}:{settings.RELEASE}:{edition.publication.digest}"
    if (found := cache.get(key)) is None:
        found = make()
        cache.set(key, found, timeout=HOUR)
    return found


def render_grid(edition: Edition, *, with_changes: bool) -> RenderedGrid:
    """Render the edition's grid anew."""
    ladder = read_ladder(edition, with_keys=with_changes)
    steps = steps_of(ladder.grid, confirmed=confirmed_in(ladder.levels, ladder.grid)) if with_changes else {}
    context = {"edition": edition, "ladder": ladder, "steps": steps}
    return RenderedGrid(
        levels=[column.short_title for column in ladder.grid.columns],
        titles=[column.title for column in ladder.grid.columns],
        groups=group_names(ladder.grid.groups),
        rows=len(ladder.grid.rows),
        table=render_to_string("ladders/_grid.html", context),
        source=render_to_string("ladders/_source_line.html", context),
        kinds=kinds_of(steps.values()),
    )


def kinds_of(steps: Iterable[Step]) -> list[Type]:
    """Return the types of change that occur in the steps, in the order of TYPES."""
    found = {kind for step in steps for kind, _ in step.comparison.summary.counts}
    return [kind for kind in TYPES if kind in found]


def accounts(ladder: Ladder) -> dict[int, Account]:
    """Return what changes at each level against the one below, in short, by the number of its column."""
    newest = newest_confirmed(ladder.edition)

    def make() -> dict[int, Account]:
        labels = {row.dimension: row.label for row in ladder.grid.rows}
        grid = read_ladder(ladder.edition, with_keys=True).grid if newest else ladder.grid
        steps = steps_of(grid, confirmed=confirmed_in(ladder.levels, grid) if newest else ())
        return {number: account(step, labels) for number, step in steps.items()}

    return kept(ladder.edition, f"accounts:{newest}", make)


def newest_confirmed(edition: Edition) -> int:
    """Return the number of what HR confirmed last of the family: part of what names a comparison that is kept."""
    return Confirmation.objects.of_family(edition.family).newest()


def kept_page(request: HttpRequest, show: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page that `show` gives, kept for all who are not signed in and choose nothing in the address.

    What is in force changes at midnight and when something is published. Publications are never changed or deleted, so
    the last one tells whether anything was, as HR's last confirmation does: one small query, where finding the edition
    would take as long as the page. Of two that end in the same moment the earlier one may end last; its page then
    waits for MINUTES.
    """
    if request.user.is_authenticated or request.GET or get_messages(request):
        return show()
    confirmed = Confirmation.objects.order_by("-pk").values("pk")[:1]
    last = Publication.objects.order_by("-pk").values_list("digest", Subquery(confirmed)).first()
    page = f"{settings.RELEASE} {last} {localdate()} {request.build_absolute_uri()}"
    key = f"page:{sha256(page.encode()).hexdigest()}"
    if (body := cache.get(key)) is None:
        body = show().content
        cache.set(key, body, timeout=MINUTES)
    return HttpResponse(body)
