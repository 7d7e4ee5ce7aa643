"""Pages on which HR signs whether a record that was sent to it meets a level, and on which that is read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from classification.actions.records import SIGN, answer_of, reasons_against_signing, sign_determination
from classification.engine.eligibility.determining import points
from classification.forms.records import DeterminationForm
from classification.models import Determination, SentRecord
from classification.qualifying.answers import line
from classification.views.records import copy_in_words, crumbs, find
from website.people import person
from website.refusals import Refused


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def determine(request: HttpRequest, pk: int) -> HttpResponse:
    """HR's word on a copy: on each point that nothing counts, and on the whole."""
    sent = find(request, pk)
    if not request.user.has_perm(SIGN, sent):
        raise Http404
    answer = answer_of(sent)
    form = DeterminationForm(request.POST or None, points(answer))
    refused = reasons_against_signing(sent=sent, by=person(request))
    if form.is_bound and not refused and form.is_valid():
        try:
            return signed(request, sent, form)
        except Refused as against:
            refused = against.reasons
    context = {
        **copy_in_words(sent),
        "form": form,
        "refused": refused,
        "points": [
            (point, line(point.finding), form[f"word-{point.name}"], form[f"why-{point.name}"])
            for point in form.points
        ],
        "several": len(answer.routes) > 1,
        "crumbs": crumbs(
            ("Sent records", reverse("classification:sent-records")),
            (sent.level.name, reverse("classification:sent-record", args=[sent.pk])),
            ("Determine", None),
        ),
    }
    return render(request, "classification/records/determine.html", context)


def signed(request: HttpRequest, sent: SentRecord, form: DeterminationForm) -> HttpResponseRedirect:
    """Sign what the form says. Raises Refused."""
    said = form.cleaned_data
    determination = sign_determination(
        sent=sent,
        result=said["result"],
        reasons=said["reasons"],
        judgements=form.judgements,
        by=person(request),
        at=timezone.now(),
    )
    messages.success(request, "Signed. Who sent the record sees it now.")
    return HttpResponseRedirect(reverse("classification:determination", args=[determination.pk]))


@never_cache
@login_required
@require_safe
def determination(request: HttpRequest, pk: int) -> HttpResponse:
    """A signed determination, to read and to print: for whom it is about, and for HR."""
    rows = Determination.objects.select_related(
        "signed_by", "sent__sender", "sent__reading", "sent__level__edition__family__organization"
    )
    found = get_object_or_404(rows, pk=pk)
    is_own = found.sent.sender_id == person(request).pk
    if not is_own and not request.user.has_perm(SIGN, found):
        raise Http404
    context = {
        "determination": found,
        "sent": found.sent,
        "is_own": is_own,
        "crumbs": crumbs(("Sent records", reverse("classification:sent-records")), ("Determination", None)),
    }
    return render(request, "classification/records/determination.html", context)
