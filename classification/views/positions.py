"""The pages of positions: those that one may know of, and one with all that was done about it."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from classification.actions.descriptions import Place, place_to_write, roles_of
from classification.actions.requests import REQUEST_STEPS
from classification.filters import PositionFilter
from classification.models import ClassificationRequest, Part, Position, Ruling, Step
from classification.rulings.current_levels import level_now
from classification.tables import PositionTable
from website.lists import FilteredTable
from website.models import User
from website.people import person


def find_position(request: HttpRequest, pk: int) -> Position:
    """Return a position that the reader may know of. Raises Http404."""
    return get_object_or_404(Position.objects.visible_to(person(request)).with_people(), pk=pk)


def crumbs_to(position: Position) -> list[tuple[str, str | None]]:
    return [("Positions", reverse("classification:positions")), (position.name, position.get_absolute_url())]


@method_decorator(never_cache, name="dispatch")
class PositionList(LoginRequiredMixin, FilteredTable):
    """The reader's own positions and those below them; all to HR."""

    table_class = PositionTable
    filterset_class = PositionFilter
    title = "Positions"
    nouns = ("position", "positions")
    template_name = "classification/positions/list.html"

    def get_queryset(self) -> QuerySet[Position]:
        seen = Position.objects.visible_to(person(self.request)).with_people().with_open_request()
        return seen.order_by("organization__sort_key", "number")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_hr = person(self.request).has_perm("classification.view_position")
        return super().get_context_data(**kwargs, is_hr=is_hr)


@never_cache
@login_required
@require_safe
def position(request: HttpRequest, pk: int) -> HttpResponse:
    """A position: its facts, what it is classified as and was, its descriptions and requests, and what one may do."""
    found, reader, today = find_position(request, pk), person(request), localdate()
    rulings = list(Ruling.objects.filter(position=found).with_level())
    requests = found.requests.select_related("description", "requested_by")
    context = {
        "position": found,
        "can_see_supervisor": may_see_above(found, reader),
        "rulings": rulings,
        "now": level_now(found, today),
        "coming": coming(rulings, today),
        "descriptions": found.descriptions.select_related("started_by").prefetch_related("parts__author"),
        "requests": requests.prefetch_related("steps__by", "steps__erasure"),
        "desks": desks(found, reader),
        "may_open": not REQUEST_STEPS.reasons_against(Step.OPEN, request_about(found, reader), by=reader),
        "crumbs": [*crumbs_to(found)[:1], (found.name, None)],
    }
    return render(request, "classification/positions/position.html", context)


def coming(rulings: list[Ruling], on: date) -> Ruling | None:
    """Return the last made of the rulings that name a level, where it takes effect only after that day."""
    last = next((ruling for ruling in rulings if ruling.level), None)
    return last if last and last.effective_on > on else None


def may_see_above(below: Position, reader: User) -> bool:
    """Whether the reader may know of the supervisor's position too."""
    holders = {above.incumbent_id for above in below.above()}
    return reader.pk in holders or reader.has_perm("classification.view_position", below)


def request_about(about: Position, by: User) -> ClassificationRequest:
    """Return a request as the reader would open it."""
    return ClassificationRequest(position=about, requested_by=by)


def desks(about: Position, by: User) -> list[tuple[Part.Role, Place]]:
    """Return as whom the reader may write, and where each would write next."""
    return [(role, place_to_write(position=about, role=role, by=by)) for role in roles_of(about, by)]
