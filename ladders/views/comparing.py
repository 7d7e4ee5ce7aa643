"""Levels side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobfamilies.models import Level
from ladders.selection import MOST, read_selection
from ladders.side_by_side import side_by_side


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four levels side by side, dimension by dimension; without two of them, the way to choose."""
    selection = read_selection(request.GET.getlist("level"))
    context = {
        "selection": selection,
        "levels": selection.levels,
        "grid": side_by_side(selection.levels) if len(selection.levels) > 1 else None,
        "offered": Level.objects.in_force().to_choose_from(),
        "is_across": len({level.edition.family.organization_id for level in selection.levels}) > 1,
        "slots": slots([level.path for level in selection.levels]),
        "crumbs": [("Catalogue", reverse("jobfamilies:home")), ("Compare", None)],
    }
    return render(request, "ladders/compare.html", context)


def slots(chosen: list[str]) -> list[str]:
    """Return the path in each field of the chooser: those chosen, and an empty one more where there is room."""
    return [*chosen, *[""] * max(2 - len(chosen), 1 if len(chosen) < MOST else 0)]
