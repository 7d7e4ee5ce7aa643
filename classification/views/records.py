"""Pages on which somebody sends their own record, and HR and managers read what was sent to them."""

import hashlib
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from classification.actions.records import (
    CannotTakeBack,
    reasons_against_sending,
    reasons_against_signing,
    send_record,
    take_back,
)
from classification.engine.eligibility.record_data import dump_record, read_record, record_in_words
from classification.filters import SentFilter
from classification.forms.records import SendForm
from classification.models import Reading, SentRecord
from classification.models.records import people_above
from classification.qualifying.answers import answer_by
from classification.qualifying.own_record import Kept, own_record
from classification.tables import SentTable
from classification.views.qualify import Asked, read_asked
from jobfamilies.models import Level
from website.lists import FilteredTable
from website.people import person


def crumbs(*further: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [
        ("Catalogue", reverse("jobfamilies:home")),
        ("Do I qualify", reverse("classification:qualify")),
        *further,
    ]


# --- sending ---------------------------------------------------------------------------------------------------------


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Ask to whom; then show all that will be sent, and to whom; then send it."""
    asked = read_asked(request.POST if request.method == "POST" else request.GET)
    kept = own_record(request)
    if asked.level is None or not kept:
        messages.info(request, "Enter your record and check it against a level first; then it can be sent.")
        return redirect("classification:qualify")
    form = SendForm(request.POST if request.method == "POST" else None, people_above(person(request)))
    if not form.is_bound or not form.is_valid() or "back" in request.POST:
        return show_sending(request, asked, kept, form)
    refused = refusals(request, asked.level, kept, form)
    if not refused and request.POST.get("shown") == fingerprint(asked, kept, form):
        return sent_away(request, asked.level, asked.on, kept, form)
    changed = "shown" in request.POST and not refused
    return show_sending(request, asked, kept, form, refused, is_last_look=not refused, changed=changed)


def refusals(request: HttpRequest, level: Level, kept: Kept, form: SendForm) -> list[str]:
    return reasons_against_sending(sender=person(request), to=form.receiver, level=level, record=kept.record)


def fingerprint(asked: Asked, kept: Kept, form: SendForm) -> str:
    """Return what was shown, in short: what is sent is what its sender looked at last."""
    assert asked.level is not None
    reading = Reading.objects.in_force_of(asked.level)
    looked_at = (asked.level.pk, asked.on, dump_record(kept.record), form.cleaned_data, reading and reading.pk)
    return hashlib.sha256(repr(looked_at).encode()).hexdigest()


def sent_away(request: HttpRequest, level: Level, on: date, kept: Kept, form: SendForm) -> HttpResponse:
    sent = send_record(
        sender=person(request),
        to=form.receiver,
        level=level,
        on=on,
        record=kept.record,
        message=form.cleaned_data["message"],
        at=timezone.now(),
    )
    messages.success(request, "Sent. You can take it back at any time.")
    return redirect("classification:sent-record", sent.pk)


def show_sending(
    request: HttpRequest,
    asked: Asked,
    kept: Kept,
    form: SendForm,
    refused: list[str] | None = None,
    *,
    is_last_look: bool = False,
    changed: bool = False,
) -> HttpResponse:
    assert asked.level is not None
    reading = Reading.objects.in_force_of(asked.level)
    context = {
        "asked": asked,
        "form": form,
        "faults": refused or [],
        "is_last_look": is_last_look,
        "changed": changed,
        "fingerprint": fingerprint(asked, kept, form) if is_last_look else "",
        "shown": reading and answer_by(reading, asked.level, kept.record, asked.on),
        "record": record_in_words(kept.record),
        "has_record": True,
        "crumbs": crumbs(("Send it", None)),
    }
    return render(request, "classification/records/send.html", context)


# --- what was sent ---------------------------------------------------------------------------------------------------


@method_decorator(never_cache, name="dispatch")
class SentList(LoginRequiredMixin, FilteredTable):
    """What was sent to the reader, and what they sent themselves."""

    table_class = SentTable
    filterset_class = SentFilter
    title = "Sent records"
    nouns = ("sent record", "sent records")
    template_name = "classification/records/list.html"

    def get_queryset(self) -> QuerySet[SentRecord]:
        return SentRecord.objects.visible_to(person(self.request)).with_people().order_by("-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, crumbs=crumbs((self.title, None)))


def find(request: HttpRequest, pk: int) -> SentRecord:
    """Return the copy if the reader sent or received it. Raises Http404."""
    return get_object_or_404(SentRecord.objects.visible_to(person(request)).with_people(), pk=pk)


def copy_in_words(sent: SentRecord) -> dict[str, Any]:
    """Return the copy, what was entered and the answer by the reading it was sent with, as templates show them."""
    record = read_record(sent.record)
    return {
        "sent": sent,
        "asked": {"level": sent.level, "on": sent.as_of_on},
        "record": record_in_words(record),
        "shown": answer_by(sent.reading, sent.level, record, sent.as_of_on),
        "has_record": True,
    }


@never_cache
@login_required
@require_safe
def sent_record(request: HttpRequest, pk: int) -> HttpResponse:
    """One copy: the record, the answer by the reading it was sent with, and what can be done."""
    sent = find(request, pk)
    context = {
        **copy_in_words(sent),
        "is_own": sent.sender_id == person(request).pk,
        "can_sign": not reasons_against_signing(sent=sent, by=person(request)),
        "crumbs": crumbs(("Sent records", reverse("classification:sent-records")), (sent.level.name, None)),
    }
    return render(request, "classification/records/sent.html", context)


@login_required
@require_POST
def take_back_page(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        take_back(sent=find(request, pk), by=person(request), at=timezone.now())
    except CannotTakeBack as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Taken back. Nobody else sees it any more.")
    return redirect("classification:sent-records")
