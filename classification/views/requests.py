"""The pages of requests: those that one may know of, one with its steps, and each step to confirm."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from classification.actions.requests import (
    REQUEST_STEPS,
    CannotStep,
    latest_description,
    open_request,
    take_step,
)
from classification.filters import RequestFilter
from classification.forms.requests import OpenForm, StepForm
from classification.models import ClassificationRequest, Description, Run, Stage, Step
from classification.tables import RequestTable
from classification.views.positions import crumbs_to, find_position, request_about
from website.lists import FilteredTable
from website.models import User
from website.people import person

TAKEN = {
    Step.SUBMIT: (
        "HR reads the request with the signed parts of the latest description. Their words stay as they are.",
        "Submitted.",
    ),
    Step.WITHDRAW: (
        "It ends without a ruling and stays on record. A new one can be opened at any time.",
        "Withdrawn.",
    ),
    Step.RETURN: ("It becomes a draft again. Whoever opened it reads your note and submits it anew.", "Returned."),
    Step.STUDY: (
        "Analysts rate the work by each dimension. What it was submitted with is what they judge.",
        "In study.",
    ),
}
"""The steps that are taken here: what each will do, and what is said when it is done."""

RATED = (Stage.IN_STUDY, Stage.RULED)


@method_decorator(never_cache, name="dispatch")
class RequestList(LoginRequiredMixin, FilteredTable):
    """Requests about the positions that the reader may know of."""

    table_class = RequestTable
    filterset_class = RequestFilter
    title = "Requests to classify"
    nouns = ("request", "requests")
    template_name = "classification/requests/list.html"

    def get_queryset(self) -> QuerySet[ClassificationRequest]:
        return ClassificationRequest.objects.visible_to(person(self.request)).with_position().order_by("-requested_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [("Positions", reverse("classification:positions")), (self.title, None)]
        return super().get_context_data(**kwargs, crumbs=crumbs)


def find_request(request: HttpRequest, pk: int) -> ClassificationRequest:
    """Return a request that the reader may know of. Raises Http404."""
    return get_object_or_404(ClassificationRequest.objects.visible_to(person(request)).with_position(), pk=pk)


@never_cache
@login_required
@require_safe
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A request: what it is about, the words that are judged, every step, and what the reader may do now."""
    found, reader = find_request(request, pk), person(request)
    described = judged(found)
    context = {
        "asked": found,
        "position": found.position,
        "description": described,
        "parts": described.signed_parts() if described else [],
        "steps": found.steps.select_related("by", "erasure"),
        "rulings": found.rulings.select_related("level", "ruled_by"),
        "runs": Run.objects.readable_by(reader).filter(request=found).select_related("by"),
        "ways": ways(found, reader),
        "may_rate": found.stage in RATED and reader.has_perm("classification.study_request", found),
        "may_rule": not REQUEST_STEPS.reasons_against(Step.RULE, found, by=reader),
        "crumbs": [*crumbs_to(found.position), (found.get_kind_display(), None)],
    }
    return render(request, "classification/requests/request.html", context)


def judged(asked: ClassificationRequest) -> Description | None:
    """Return the description that is judged; before that the latest, which would be."""
    return asked.description if asked.stage != Stage.DRAFT else latest_description(asked.position)


def ways(asked: ClassificationRequest, reader: User) -> list[tuple[Step, list[str]]]:
    """Return the steps that this reader takes here from this stage, each with what speaks against it now."""
    return [
        (step, REQUEST_STEPS.reasons_against(step, asked, by=reader))
        for step in TAKEN
        if REQUEST_STEPS.begins(step, asked) and REQUEST_STEPS.rules[step].who(asked, reader)
    ]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a new request about a position, and open it."""
    found, by = find_position(request, pk), person(request)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            opened = open_request(position=found, by=by, at=timezone.now(), **form.cleaned_data)
        except CannotStep as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "The request is open. Submit it when the description is signed.")
            return HttpResponseRedirect(opened.get_absolute_url())
    context = {
        "title": "Ask for a classification",
        "position": found,
        "form": form,
        "reasons": REQUEST_STEPS.reasons_against(Step.OPEN, request_about(found, by), by=by),
        "crumbs": [*crumbs_to(found), ("Ask for a classification", None)],
    }
    return render(request, "classification/requests/open.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """One step of a request, to confirm: what it will do, a note, and one button."""
    found, by = find_request(request, pk), person(request)
    if step not in TAKEN or not REQUEST_STEPS.rules[taken := Step(step)].who(found, by):
        raise Http404
    form = StepForm(request.POST if request.method == "POST" else None)
    form.fields["note"].required = bool(REQUEST_STEPS.rules[taken].needs)
    form.fields["note"].help_text = REQUEST_STEPS.rules[taken].needs
    if form.is_valid():
        try:
            take_step(request=found, step=taken, by=by, at=timezone.now(), note=form.cleaned_data["note"])
        except CannotStep as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, TAKEN[taken][1])
            return HttpResponseRedirect(found.get_absolute_url())
    context = {
        "title": f"{taken.label}: {found.get_kind_display().lower()} of {found.position.name}",
        "asked": found,
        "position": found.position,
        "step": taken,
        "explains": TAKEN[taken][0],
        "reasons": REQUEST_STEPS.reasons_against(taken, found, by=by),
        "form": form,
        "crumbs": [
            *crumbs_to(found.position),
            (found.get_kind_display(), found.get_absolute_url()),
            (taken.label, None),
        ],
    }
    return render(request, "classification/requests/step.html", context)


def add_reasons(form: OpenForm | StepForm, refused: CannotStep) -> None:
    for reason in refused.reasons:
        form.add_error(None, reason)
