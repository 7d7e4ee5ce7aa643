"""Levels side by side, and two of them statement by statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobfamilies.models import Level
from jobfamilies.picking import Pick, read_picks
from ladders.confirmed import confirmed_of, lines_of
from ladders.engine.grid import chosen
from ladders.engine.side_by_side.jumps import jumps_of
from ladders.engine.side_by_side.steps import steps_of
from ladders.side_by_side.columns import side_by_side
from ladders.side_by_side.pair import pair_of, standing_of
from ladders.side_by_side.selection import MOST, Selection, read_selection, written

FIELDS = [f"level-{place}" for place in range(1, MOST + 1)]
LABELS = ["Level now", "With", *["Another level"] * (MOST - 2)]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two levels statement by statement, three or four side by side; with fewer, the way to choose."""
    picks = read_picks(request.GET, FIELDS)
    paths = [pick.path for pick in picks.values() if pick.path]
    if paths and not any(pick.found for pick in picks.values()):
        return HttpResponseRedirect(written(paths))
    selection = read_selection(paths or request.GET.getlist("level"), request.user)
    context = {
        "selection": selection,
        "levels": selection.levels,
        "is_across": len({level.edition.family.organization_id for level in selection.levels}) > 1,
        "slots": slots(selection.levels, [pick for pick in picks.values() if pick.found]),
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
    steps = steps_of(grid, [standing_of(*pair) for pair in pairs], confirmed_of(pairs, lines_of(grid)))
    columns = zip(levels, grid.columns, [None, *steps.values()], [None, *pairs], strict=True)
    return {"grid": grid, "columns": list(columns), "steps": steps}


def pair_context(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    """Return what the page of two levels needs."""
    pair = pair_of(*selection.levels)
    asked = [value for value in request.GET.getlist("show") if value != "none"]
    shown, unknown = chosen(asked, list(pair.counts))
    if not asked:
        shown = [] if "show" in request.GET else [kind for kind in shown if kind not in pair.unlisted]
    jumps = jumps_of(pair.comparison, shown, is_folded=pair.is_folded)
    may_confirm = pair.are_neighbours and request.user.has_perm("ladders.add_confirmation", pair.upper.edition)
    return {
        "pair": pair,
        "shown": shown,
        "unknown": unknown,
        "jumps": jumps,
        "is_within": pair.is_within,
        "may_confirm": may_confirm,
    }


@dataclass(frozen=True)
class Slot:
    """One field of the chooser: the level in it, or what was typed there."""

    name: str
    label: str
    level: Level | None = None
    pick: Pick | None = None


def slots(levels: Sequence[Level], unsettled: Sequence[Pick] = ()) -> list[Slot]:
    """Return the fields of the chooser: the levels, what is still to be chosen, and an empty one if there is room."""
    filled = [(level, None) for level in levels] + [(None, pick) for pick in unsettled]
    empty = max(2 - len(filled), 1 if len(filled) < MOST else 0)
    fields = zip(FIELDS, LABELS, [*filled, *[(None, None)] * empty], strict=False)
    return [Slot(name, label, level, pick) for name, label, (level, pick) in fields]
