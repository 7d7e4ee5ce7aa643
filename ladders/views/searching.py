"""The search over all texts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jobfamilies.models import asked_for
from ladders.engine.search.grouping import gathered
from ladders.filters import SearchChoices
from ladders.index import Found, find
from ladders.index.results import places, suggestions
from website.lists import ClampedPaginator, name_address

PLACES_SHOWN = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Every text that holds the words, gathered by level, ladder and dimension."""
    choices = SearchChoices(request.GET, user=request.user)
    text = choices.chosen.get("q", "")
    query, scope = asked_for(text), choices.scope()
    found = find(query, scope) if query else Found([], is_cut=False)
    page = ClampedPaginator(gathered(found.hits), PLACES_SHOWN).get_page(request.GET.get("page", "1"))
    context = {
        "title": "Search all texts",
        "filter": choices,
        "text": text,
        "query": query,
        "found": found,
        "page": page,
        "places": places(list(page), query, scope) if found.hits else [],
        "suggestions": suggestions(text, scope) if query and not found.hits else [],
        "is_narrowed": bool(choices.chosen.keys() - {"q"}),
    }
    return name_address(request, render(request, "ladders/search.html", context), choices.chosen)
