"""For HR: to confirm or correct what became of statements between two levels, and what of a ladder is still open."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ladders.actions import CannotConfirm, confirm_relation, leave_to_site, reasons_against_confirming
from ladders.engine.comparison import Relation
from ladders.forms import ConfirmForm
from ladders.ladder import read_ladder
from ladders.models import Confirmation
from ladders.side_by_side.doubts import doubts_of
from ladders.side_by_side.pair import Pair, pair_of
from ladders.side_by_side.selection import address, read_selection
from ladders.views.history import crumbs
from ladders.views.reading import find_edition
from website.people import person

MAY = "ladders.add_confirmation"


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, statement: UUID) -> HttpResponse:
    """The form about one statement of two neighbouring levels; sent, it leads back to where the statement stands."""
    levels = read_selection(request.GET.getlist("level"), request.user).levels[:2]
    if not request.user.has_perm(MAY, levels[0].edition if levels else None):
        raise PermissionDenied
    if len(levels) < 2 or (reasons := reasons_against_confirming(*levels, by=person(request))):
        raise Http404(" ".join(reasons) if len(levels) == 2 else "Two levels are confirmed.")
    pair = pair_of(*levels)
    relation = relation_of(pair, str(statement))
    form = ConfirmForm(pair, relation, request.POST or None)
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            return keep(request, pair, relation, form)
        except CannotConfirm as why:
            faults = why.reasons
    context = {
        "pair": pair,
        "relation": relation,
        "form": form,
        "faults": faults,
        "row": pair.labels((relation.to_dimension,))[0],
        "before": Confirmation.objects.select_related("by").get(pk=relation.confirmed.number)
        if relation.confirmed
        else None,
        "crumbs": [
            ("Catalogue", reverse("jobfamilies:home")),
            ("Compare", address(pair.levels)),
            ("Confirm or correct", None),
        ],
    }
    return render(request, "ladders/confirm.html", context)


def relation_of(pair: Pair, key: str) -> Relation:
    """Return the relation in which the statement with that key stands. Raises Http404."""
    for relation in pair.comparison.relations:
        if any(side.statement.key == key for side in (*relation.upper, *relation.lower)):
            return relation
    raise Http404("These levels have no such statement.")


def keep(request: HttpRequest, pair: Pair, relation: Relation, form: ConfirmForm) -> HttpResponse:
    """Keep what was entered, or leave the statements to the site again where that button was pressed."""
    by, at = person(request), timezone.now()
    if "leave" in request.POST:
        lower, upper = ([side.statement.key for side in found] for found in (relation.lower, relation.upper))
        leave_to_site(lower=pair.lower, upper=pair.upper, statements=(lower, upper), by=by, at=at)
        messages.success(request, "This site reads it again.")
    else:
        confirm_relation(
            lower=pair.lower,
            upper=pair.upper,
            statements=(form.cleaned_data["lower"], form.cleaned_data["upper"]),
            verdicts=form.cleaned_data["verdicts"],
            reason=form.cleaned_data["reason"],
            by=by,
            at=at,
        )
        messages.success(request, "Confirmed. Every reader sees it until one of the statements is edited.")
    return redirect(f"{address(pair.levels)}#{relation.to_dimension}")


@require_safe
def to_confirm(request: HttpRequest, organization: str, family: str) -> HttpResponse:
    """What is open between the levels of a ladder, the most doubtful first."""
    edition = find_edition(request, organization, family, None)
    if not request.user.has_perm(MAY, edition):
        raise PermissionDenied
    ladder = read_ladder(edition, with_keys=True)
    doubts, confirmed, total = doubts_of(ladder)
    context = {
        "edition": ladder.edition,
        "doubts": doubts,
        "confirmed": confirmed,
        "total": total,
        "crumbs": crumbs(ladder.edition.family, ("To confirm", None), name=ladder.edition.name),
    }
    return render(request, "ladders/to_confirm.html", context)
