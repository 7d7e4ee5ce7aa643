"""The career map."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobfamilies.picking import read_picks, settled_address
from ladders.career_map import moves as map_moves
from ladders.career_map import page as map_page
from ladders.career_map.choices import read_map_choices
from ladders.career_map.known import Family, KnownMoves, known_moves
from ladders.career_map.page import MOST_DRAWN
from ladders.engine.career_map import Node


@require_safe
def career_map(request: HttpRequest) -> HttpResponse:
    """Every level in force on its grade, the moves between them, the moves of one level, and the ways to another."""
    picks = read_picks(request.GET, ("from", "to"))
    if address := settled_address(request, picks):
        return HttpResponseRedirect(f"{address}#route")
    known = known_moves()
    choices = read_map_choices(request.GET, known)
    shown = map_page.shown_families(known, choices)
    families = shown[:MOST_DRAWN]
    sections = map_page.sections(known, families, choices.level)
    context = {
        "choices": choices,
        "organizations": map_page.organization_chips(known, choices),
        "functions": map_page.function_options(known, choices),
        "picks": picks,
        "ends": map_page.ends(known, choices),
        "outside": map_page.outside(known),
        "journey": map_moves.journey(known, choices),
        "sections": sections,
        "panel": map_moves.panel(known, choices.level),
        "is_panel_apart": not any(section.is_chosen for section in sections),
        "moves": map_moves.table(known, families),
        "drawn": len(families),
        "shown": len(shown),
        "crumbs": [("Catalogue", reverse("jobfamilies:home")), ("Career map", None)],
    }
    if request.user.has_perm("jobfamilies.read_open_edition"):
        context |= findings(known, shown)
    return render(request, "ladders/map.html", context)


def findings(known: KnownMoves, families: list[Family]) -> dict[str, Any]:
    """Return what HR should know of the map: where it ends, what nothing leads to, and which moves are lost."""
    paths = {family.path for family in families}

    def inside(nodes: list[Node]) -> list[Node]:
        return [node for node in nodes if node.family in paths]

    return {
        "has_findings": True,
        "dead_ends": inside(known.graph.dead_ends),
        "without_way_in": inside(known.graph.without_way_in),
        "lost": known.lost,
    }
