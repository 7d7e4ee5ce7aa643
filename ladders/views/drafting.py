"""For HR: a draft from an old edition, and who changed what within a draft."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.engine.redline import redlined_lines
from ladders.models import CellChange, CellChangeQuerySet
from ladders.redline.history import knows_people
from ladders.views.history import crumbs, history_crumb

PER_PAGE = 50
LOG_ASKS = ("level", "row")
NAMED = ("level_key", "level_name", "dimension", "row_label")


@require_POST
def start(request: HttpRequest, organization: str, family: str, number: int) -> HttpResponse:
    """Start a draft that says what the edition says, and lead to it; where one is open already, say so."""
    if not request.user.has_perm("jobfamilies.add_edition"):
        raise PermissionDenied
    edition = numbered(request, organization, family, number)
    if not request.user.has_perm("jobfamilies.add_edition", edition.family):
        raise PermissionDenied
    try:
        with transaction.atomic():
            draft = start_draft(edition=edition)
    except IntegrityError:
        open_one = Edition.objects.filter(Edition.is_open(), family=edition.family).first()
        number_of_open = f" ({open_one.number})" if open_one else ""
        messages.error(
            request,
            f"This family has an open edition already{number_of_open}. Publish or delete it before you start another.",
        )
        return redirect("ladders:editions", organization, family)
    messages.success(request, f"Edition {draft.number} is a draft that says what edition {number} says.")
    return redirect("admin:jobfamilies_edition_change", draft.pk)


def numbered(request: HttpRequest, organization: str, family: str, number: int) -> Edition:
    """Return an edition that the reader may read. Raises Http404."""
    editions = Edition.objects.readable_by(request.user).with_family()
    return get_object_or_404(editions, family__organization__slug=organization, family__slug=family, number=number)


@require_safe
def log(request: HttpRequest, organization: str, family: str, number: int) -> HttpResponse:
    """Who changed which cell of an edition when, from what to what; the latest first."""
    edition = numbered(request, organization, family, number)
    if not knows_people(request.user, edition.family):
        raise Http404("Who changed what is for HR.")
    all_changes = CellChange.objects.of_edition(edition)
    choices = choices_of(all_changes)
    chosen, unknown = chosen_of(request.GET, choices)
    found = narrowed(all_changes, chosen)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    kept = QueryDict(mutable=True)
    kept.update({name: value for name, value in chosen.items() if value})
    context = {
        "edition": edition,
        "page": page,
        "changes": [(change, redlined_lines(change.before, change.after)) for change in page],
        "choices": choices,
        "chosen": chosen,
        "unknown": unknown,
        "address": kept,
        "crumbs": crumbs(
            edition.family, history_crumb(edition.family), (f"Changes of edition {number}", None), name=edition.name
        ),
    }
    return render(request, "ladders/log.html", context)


def choices_of(changes: CellChangeQuerySet) -> dict[str, dict[str, str]]:
    """Return the levels (by key) and rows (by dimension) that were changed, as they were called last."""
    last_named = changes.order_by().values(*NAMED).annotate(last=Max("pk")).order_by("last")
    levels: dict[str, str] = {}
    rows: dict[str, str] = {}
    for key, level, dimension, row in last_named.values_list(*NAMED):
        if key:
            levels[str(key)] = level
        if dimension:
            rows[dimension] = row
    return {"level": levels, "row": rows}


def chosen_of(query: QueryDict, choices: dict[str, dict[str, str]]) -> tuple[dict[str, str], list[str]]:
    """Return (what the reader asked to see by name, "" for all; the names of what was asked and does not occur)."""
    asked = {name: query.get(name, "") for name in LOG_ASKS}
    chosen = {name: value if value in choices[name] else "" for name, value in asked.items()}
    return chosen, [name for name, value in asked.items() if value and not chosen[name]]


def narrowed(changes: CellChangeQuerySet, chosen: dict[str, str]) -> CellChangeQuerySet:
    filters: dict[str, Any] = {}
    if chosen["level"]:
        filters["level_key"] = UUID(chosen["level"])
    if chosen["row"]:
        filters["dimension"] = chosen["row"]
    return changes.filter(**filters)
