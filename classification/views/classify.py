"""The page “Classify”: a description read against the ladders, as an aid to whoever rules."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from classification.actions.runs import CannotKeep, keep_run, reading_of, reasons_against_showing
from classification.engine.matching import NotRead, Reading, canonical
from classification.engine.readout import ReadOut, read_out, usual_key
from classification.forms.classify import DescriptionForm
from classification.models import ClassificationRequest
from classification.readout.own_description import forget_description, keep_description, kept_description
from classification.readout.references import Library, References, library, references_on, signed_text
from jobfamilies.models import Organization
from website.api.throttle import UploadRate
from website.attachments import attachment
from website.people import person

LONGEST = 300
LONGEST_KEY = 18
"""No key of a row has more digits: the databases cannot hold it."""
EVERYWHERE = "all"


@dataclass
class Asked:
    """What an address or a form names: whose ladders, which of them, whose description; what was left out is said."""

    organization: Organization | None = None
    ladder: str = ""
    request: ClassificationRequest | None = None
    is_everywhere: bool = False
    notices: list[str] = field(default_factory=list)

    def address(self, **other: str) -> str:
        parts = {
            "org": EVERYWHERE if self.is_everywhere else self.organization.slug if self.organization else "",
            "request": str(self.request.pk) if self.request else "",
            "ladder": self.ladder,
            **other,
        }
        query = urlencode({name: value for name, value in parts.items() if value}, safe="/")
        return reverse("classification:classify") + (f"?{query}" if query else "")

    @cached_property
    def references(self) -> References:
        return references_on(timezone.localdate(), self.organization)


@dataclass(frozen=True)
class Read:
    """A text with what was read in it, and the editions that it was read against."""

    text: str
    result: Reading | NotRead
    shelf: Library

    def shown(self, asked: str, notices: list[str]) -> ReadOut | None:
        """Return the page of the reading against the ladder asked for, the usual one where that is not among them."""
        if isinstance(self.result, NotRead):
            return None
        keys = [family.key for family in self.result.families]
        if asked and asked not in keys:
            notices.append(f"The ladder “{asked}” is not among those that this description is likest.")
        key = asked if asked in keys else usual_key(self.result)
        return read_out(self.text, self.result, key, self.shelf.ladders([key])[0] if key else None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def classify(request: HttpRequest) -> HttpResponseBase:
    """The form, and what was read. The text is kept in the session, or is that of a request; never in the address."""
    asked = read_asked(request, request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        return answer(request, asked)
    read = read_text(request, asked)
    if read and request.GET.get("format") == "json":
        return attachment(as_json(read), name=["reading"], ending="json")
    return show(request, asked, read, DescriptionForm(initial={"text": kept_description(request.session)}))


def answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Keep a text in the session or a request's reading for good, or forget the text; faults stand beside the text."""
    if "keep" in request.POST:
        return keep(request, asked)
    if "forget" in request.POST:
        forget_description(request.session)
        messages.info(request, "The description is deleted.")
        return HttpResponseRedirect(asked.address())
    may_send = not request.FILES or UploadRate().allow_request(request)
    form = DescriptionForm(request.POST, request.FILES if may_send else None)
    if not may_send:
        form.add_error("file", "Many files came from your address. Wait a minute, sign in, or paste the text.")
    if not form.is_valid():
        return show(request, asked, None, form)
    keep_description(request.session, form.read_text)
    return HttpResponseRedirect(f"{asked.address()}#reading")


def keep(request: HttpRequest, asked: Asked) -> HttpResponse:
    if asked.request is None or not request.user.is_authenticated:
        raise Http404
    try:
        run = keep_run(request=asked.request, against=asked.references, by=request.user, at=timezone.now())
    except CannotKeep as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(asked.address())
    messages.success(request, "The reading is kept.")
    return HttpResponseRedirect(run.get_absolute_url())


def read_text(request: HttpRequest, asked: Asked) -> Read | None:
    """Read the description of the request asked for, or what the session keeps; None where there is neither."""
    if asked.request and (reasons := reasons_against_showing(asked.request, person(request))):
        asked.notices += reasons
        return None
    described = asked.request and asked.request.description
    text = signed_text(described) if described else kept_description(request.session)
    if not text and not described:
        return None
    return Read(text, reading_of(text, asked.references), library(asked.references))


def show(request: HttpRequest, asked: Asked, read: Read | None, form: DescriptionForm) -> HttpResponse:
    """Render the page; without a reading there is only the form."""
    shown = read.shown(asked.ladder, asked.notices) if read else None
    context = {
        "asked": asked,
        "form": form,
        "kept": kept_description(request.session) != "",
        "read": read,
        "not_read": read.result if read and isinstance(read.result, NotRead) else None,
        "shown": shown,
        "families": families_to_choose_from(shown, read, asked) if shown and read else [],
        "organizations": Organization.objects.filter(families__editions__publication__isnull=False).distinct(),
        "json_address": asked.address(format="json"),
        "crumbs": [("Catalogue", reverse("jobfamilies:home")), ("Classify", None)],
    }
    return render(request, "classification/classify/page.html", context)


def families_to_choose_from(shown: ReadOut, read: Read, asked: Asked) -> list[dict[str, object]]:
    """Return each likely family with its edition and the address that shows its ladder."""
    return [
        {"line": line, "edition": read.shelf.editions[line.key], "address": asked.address(ladder=line.key)}
        for line in shown.families
    ]


def as_json(read: Read) -> bytes:
    """Return the text with its reading, as the page's reader takes it along."""
    found = {"text": read.text, "reading": json.loads(canonical(read.result))}
    return json.dumps(found, indent=1, ensure_ascii=False).encode("utf-8", "replace")


def read_asked(request: HttpRequest, query: QueryDict) -> Asked:
    """Find what is asked for; what is wrong is left out and said. Raises Http404 for a request not theirs to study."""
    asked = Asked(ladder=clean(query, "ladder"))
    if number := clean(query, "request"):
        asked.request = request_to_study(request, number)
        asked.organization = asked.request.position.organization
    if slug := clean(query, "org"):
        asked.is_everywhere = slug == EVERYWHERE
        asked.organization = Organization.objects.filter(slug=slug).first()
        if asked.organization is None and not asked.is_everywhere:
            asked.notices.append(f"There is no organization “{slug}”.")
    return asked


def clean(query: QueryDict, name: str) -> str:
    return query.get(name, "").replace("\0", "")[:LONGEST]


def request_to_study(request: HttpRequest, number: str) -> ClassificationRequest:
    """Return a request that has a description, to those who may study it; nobody else learns that it exists."""
    user = request.user
    if not (user.is_authenticated and user.has_perm("classification.study_request") and is_key(number)):
        raise Http404
    found = ClassificationRequest.objects.visible_to(user).with_position()
    asked = found.filter(pk=int(number), description__isnull=False).first()
    if asked is None or not user.has_perm("classification.study_request", asked):
        raise Http404
    return asked


def is_key(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= LONGEST_KEY
