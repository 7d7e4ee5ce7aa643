"""Two families' ladders, dimension by dimension, at equal grades."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ladders.engine.side_by_side.grades import Alignment
from ladders.side_by_side.family_choice import families_offered, read_families
from ladders.side_by_side.family_pair import family_pair


@require_safe
def compare_families(request: HttpRequest) -> HttpResponse:
    """Two ladders at equal grades, or by place where the reader asks for that; with fewer, the way to choose."""
    choice = read_families(request.GET)
    paths = [edition.family.path for edition in choice.editions]
    left, right = [*choice.editions, None, None][:2]
    context = {
        "choice": choice,
        "by_grade": choice.by == "grade",
        "by_place": choice.by == "place",
        "sides": choice.editions,
        "pair": family_pair(left, right, choice.by) if left and right else None,
        "addresses": {
            "swapped": address(paths[::-1], choice.by),
            "by_grade": address(paths, "grade"),
            "by_place": address(paths, "place"),
        },
        "offered": families_offered(),
        "slots": [*paths, "", ""][:2],
        "crumbs": [
            ("Catalogue", reverse("jobfamilies:home")),
            ("Compare", reverse("ladders:compare")),
            ("Families", None),
        ],
    }
    return render(request, "ladders/families.html", context)


def address(paths: Sequence[str], by: Alignment) -> str:
    """Return where these families are compared; alignment by grade goes without saying."""
    choices = [("family", path) for path in paths] + ([("align", by)] if by == "place" else [])
    return f"{reverse('ladders:compare-families')}?{urlencode(choices, safe='/')}"
