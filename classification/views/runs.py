"""The page of a kept reading, as it was."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from classification.actions.runs import Outcome, read_again, reasons_against_showing, references_of
from classification.engine.matching import restored
from classification.engine.readout import read_out, usual_key
from classification.models import Run
from classification.readout.references import library
from website.people import person
from website.roles import within


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was kept; asked by a form, read its text again and say whether the bytes are the same."""
    if not request.user.has_perm("classification.view_run"):
        raise Http404
    kept = get_object_or_404(within(Run.objects.with_request(), person(request), "classification.view_run"), pk=pk)
    if reasons := reasons_against_showing(kept.request, person(request)):
        messages.info(request, " ".join(reasons))
        return HttpResponseRedirect(kept.request.get_absolute_url())
    if request.method == "POST":
        verify(request, kept)
        return HttpResponseRedirect(kept.get_absolute_url())
    return show(request, kept)


def verify(request: HttpRequest, kept: Run) -> None:
    again = read_again(kept)
    if again.outcome is Outcome.SAME:
        messages.success(request, "Read again just now: the same text gives the same bytes.")
    say = messages.error if again.outcome is Outcome.CHANGED else messages.info
    for reason in again.reasons:
        say(request, reason)


def show(request: HttpRequest, kept: Run) -> HttpResponse:
    reading, shelf = restored(kept.output), library(references_of(kept))
    asked = request.GET.get("ladder", "")
    keys = [family.key for family in reading.families] if reading else []
    key = asked if asked in keys else usual_key(reading) if reading else ""
    ladder = shelf.ladders([key])[0] if key in shelf.editions else None
    shown = read_out(kept.text, reading, key, ladder) if reading else None
    families = [
        {"line": line, "edition": shelf.editions.get(line.key), "address": f"?ladder={line.key}"}
        for line in (shown.families if shown else ())
    ]
    context = {
        "run": kept,
        "shown": shown,
        "families": families,
        "result": reading,
        "crumbs": [("Classify", reverse("classification:classify")), (str(kept), None)],
    }
    return render(request, "classification/classify/run.html", context)
