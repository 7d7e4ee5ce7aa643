"""Levels side by side, and two of them statement by statement."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobfamilies.models import Level
from ladders.grid import chosen
from ladders.pair import pair_of
from ladders.selection import MOST, Selection, read_selection
from ladders.side_by_side import side_by_side


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two levels statement by statement, three or four side by side; with fewer, the way to choose."""
    selection = read_selection(request.GET.getlist("level"))
    context = {
        "selection": selection,
        "levels": selection.levels,
        "offered": Level.objects.in_force().to_choose_from(),
        "is_across": len({level.edition.family.organization_id for level in selection.levels}) > 1,
        "slots": slots([level.path for level in selection.levels]),
        "crumbs": [("Catalogue", reverse("jobfamilies:home")), ("Compare", None)],
    }
    if len(selection.levels) == 2:
        return render(request, "ladders/pair.html", context | pair_context(request, selection))
    grid = side_by_side(selection.levels) if selection.levels else None
    return render(request, "ladders/compare.html", context | {"grid": grid if len(selection.levels) > 1 else None})


def pair_context(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    """Return what the page of two levels needs."""
    pair = pair_of(*selection.levels)
    asked = request.GET.getlist("show")
    shown, _ = chosen(asked, list(pair.counts))
    return {"pair": pair, "shown": [] if asked == ["none"] else shown, "is_within": bool(pair.ladder)}


def slots(chosen: list[str]) -> list[str]:
    """Return the path in each field of the chooser: those chosen, and an empty one more where there is room."""
    return [*chosen, *[""] * max(2 - len(chosen), 1 if len(chosen) < MOST else 0)]
