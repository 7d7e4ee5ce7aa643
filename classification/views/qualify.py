"""The page “Do I qualify”."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from classification.engine.eligibility import Record
from classification.forms.qualify import EARLIEST, LATEST, RecordForm
from classification.qualifying.answers import answer_for
from classification.qualifying.own_record import forget, forget_record, keep, keep_with_account, own_record
from jobfamilies.models import Level
from jobfamilies.picking import Pick, read_pick, settled_address

NOTHING_ENTERED = "Enter at least one course of study, job, licence or status."


@dataclass(frozen=True)
class Asked:
    """The level and the day that an address or a form names, and what of it was left out."""

    level: Level | None
    on: date
    notices: list[str]
    pick: Pick = field(default_factory=Pick)

    @property
    def address(self) -> str:
        return reverse("classification:qualify") + self.query

    @property
    def query(self) -> str:
        """What an address says of the level and the day: “?level=…&on=…”, or nothing."""
        parts = {"level": self.level.path} if self.level else {}
        if self.on != localdate():
            parts["on"] = self.on.isoformat()
        return f"?{urlencode(parts, safe='/')}" if parts else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def qualify(request: HttpRequest) -> HttpResponse:
    """The form and, for a level, the answer. What is entered is kept for its owner alone, and never in the address."""
    if request.method != "POST":
        if address := settled_address(request, {"level": read_pick(request.GET, "level")}):
            return HttpResponseRedirect(address)
        kept = own_record(request)
        return show(request, read_asked(request.GET), kept.record, RecordForm(kept.record))
    asked = read_asked(request.POST)
    for name, (act, said) in BUTTONS.items():
        if name in request.POST and (name == "forget" or request.user.is_authenticated):
            act(request)
            messages.info(request, said)
            return HttpResponseRedirect(asked.address)
    return check(request, asked)


def keep_here(request: HttpRequest) -> None:
    """Move what the session holds to the account."""
    if kept := own_record(request):
        keep_with_account(request, kept.record)


BUTTONS: dict[str, tuple[Callable[[HttpRequest], None], str]] = {
    "forget": (forget, "What you entered is deleted."),
    "account": (keep_here, "It is kept with your account. You alone see it."),
    "other": (lambda request: forget_record(request.session), "This is what your account keeps."),
}
"""What the buttons beside “Check” do with what was kept before."""


def check(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Keep what was entered and lead to the answer; with faults, show them beside what was entered."""
    form = RecordForm(Record(), request.POST)
    faults = asked.notices if form.is_valid() else ["Nothing was counted yet. What is wrong stands beside it."]
    if not faults and (record := form.record()) == Record():
        faults = [NOTHING_ENTERED]
    if not faults and asked.level is None:
        faults = [which_level(asked.pick)]
    if faults:
        return show(request, asked, None, form, faults)
    keep(request, record)
    return HttpResponseRedirect(f"{asked.address}#answer")


def which_level(pick: Pick) -> str:
    """Return what to do where no level is chosen."""
    if pick.found and pick.found.total:
        return f"“{pick.found.words}” stands for {pick.found.total} levels. Choose one of them."
    return "Choose the level that you want to check."


def show(
    request: HttpRequest, asked: Asked, record: Record | None, form: RecordForm, faults: list[str] | None = None
) -> HttpResponse:
    """Render the page; without a record (it has faults) there is no answer."""
    level = asked.level
    context = {
        "asked": asked,
        "form": form,
        "faults": faults or [],
        "has_record": bool(record) and record != Record(),
        "kept": own_record(request),
        "shown": answer_for(level, record, asked.on) if level and record is not None else None,
        "is_answered": level is not None and record is not None,
        "crumbs": [("Catalogue", reverse("jobfamilies:home")), ("Do I qualify", None)],
    }
    return render(request, "classification/qualify.html", context)


def read_asked(query: QueryDict) -> Asked:
    """Find the level and the day; what is wrong is left out and said."""
    notices: list[str] = []
    pick = read_pick(query, "level")
    path = pick.path
    level = Level.objects.at_paths([path]).with_family().first() if path else None
    if path and level is None:
        notices.append(f"There is no level “{path}” in force.")
    return Asked(level, read_on(query.get("on", ""), notices), notices, pick)


def read_on(said: str, notices: list[str]) -> date:
    """Return the day that is asked for, today where none is or where it is wrong (then a notice says so)."""
    if not said.strip():
        return localdate()
    try:
        day = date.fromisoformat(said.strip())
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        notices.append(f"“{said[:40]}” is no day to check for; enter one like 2027-03-15. Today is taken.")
        return localdate()
    return day
