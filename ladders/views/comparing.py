"""Levels side by side, and two of them statement by statement."""

from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobfamilies.models import Level
from ladders.engine.grid import chosen
from ladders.engine.side_by_side.jumps import jumps_of
from ladders.engine.side_by_side.steps import steps_of
from ladders.side_by_side.columns import side_by_side
from ladders.side_by_side.pair import pair_of
from ladders.side_by_side.selection import MOST, Selection, read_selection


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two levels statement by statement, three or four side by side; with fewer, the way to choose."""
    selection = read_selection(request.GET.getlist("level"), request.user)
    context = {
        "selection": selection,
        "levels": selection.levels,
        "offered": Level.objects.in_force().to_choose_from(),
        "is_across": len({level.edition.family.organization_id for level in selection.levels}) > 1,
        "slots": slots(selection.levels),
        "crumbs": [("Catalogue", reverse("jobfamilies:home")), ("Compare", None)],
    }
    if len(selection.levels) == 2:
        return render(request, "ladders/pair.html", context | pair_context(request, selection))
    return render(request, "ladders/compare.html", context | columns_context(selection))


def columns_context(selection: Selection) -> dict[str, Any]:
    """Return what the page of three or four levels needs; with fewer there are no columns."""
    if len(selection.levels) < 2:
        return {"grid": None}
    levels = selection.levels
    grid = side_by_side(levels)
    pairs = list(pairwise(levels))
    steps = steps_of(grid, [below.edition.family_id == above.edition.family_id for below, above in pairs])
    columns = zip(levels, grid.columns, [None, *steps.values()], [None, *pairs], strict=True)
    return {"grid": grid, "columns": list(columns), "steps": steps}


def pair_context(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    """Return what the page of two levels needs."""
    pair = pair_of(*selection.levels)
    asked = [value for value in request.GET.getlist("show") if value != "none"]
    shown, unknown = chosen(asked, list(pair.counts))
    nothing = not asked and "show" in request.GET
    shown = [] if nothing else shown
    jumps = jumps_of(pair.comparison, shown)
    return {"pair": pair, "shown": shown, "unknown": unknown, "jumps": jumps, "is_within": pair.is_within}


def slots(levels: list[Level]) -> list[Level | None]:
    """Return the level in each field of the chooser: those chosen, and an empty one more where there is room."""
    return [*levels, *[None] * max(2 - len(levels), 1 if len(levels) < MOST else 0)]
