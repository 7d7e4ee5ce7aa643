"""Appealing against a ruling, deciding an appeal, taking one back, and the deadlines of all of them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from classification.actions import appeals as actions
from classification.actions.requests import REQUEST_STEPS
from classification.actions.rulings import Facts, appeal_stage
from classification.forms.appeals import AppealForm, DecisionForm, WithdrawalForm
from classification.forms.rulings import RulingForm
from classification.models import Appeal, Ruling, Step
from classification.views.rulings import crumbs_to, find_ruling, frame, levels_to_choose_from
from website.models import User
from website.people import person
from website.refusals import Refused
from website.roles import within

GET_OR_POST = ["GET", "HEAD", "POST"]


@login_required
@never_cache
@require_http_methods(GET_OR_POST)
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of an appeal against a ruling."""
    user = person(request)
    ruling = find_ruling(user, pk)
    if not REQUEST_STEPS.rules[Step.APPEAL].who(ruling.request, user):
        raise Http404
    form = AppealForm(request.POST or None)
    reasons = actions.reasons_against_appeal(ruling, user, localdate())
    if not reasons and form.is_valid():
        try:
            actions.file_appeal(ruling=ruling, by=user, at=now(), **form.cleaned_data)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, "The appeal is filed.")
            return HttpResponseRedirect(f"{ruling.get_absolute_url()}#appeals")
    _, stage = actions.next_stage(ruling)
    context = {"ruling": ruling, "form": form, "reasons": reasons, "stage": stage, "crumbs": crumbs(ruling, "Appeal")}
    return render(request, "classification/appeals/appeal.html", context | {"until": actions.deadline_of(ruling)})


def crumbs(ruling: Ruling, here: str) -> list[tuple[str, str | None]]:
    """Return the way to a page below a ruling."""
    return [*crumbs_to(ruling.request), ("Ruling", ruling.get_absolute_url()), (here, None)]


def find_appeal(request: HttpRequest, pk: int, stage: int) -> Appeal:
    """Return the appeal against the ruling at that stage. Raises Http404 where the person may not know of it."""
    ruling = find_ruling(person(request), pk)
    found = get_object_or_404(ruling.appeals.select_related("filed_by"), stage=stage)
    found.ruling = ruling
    return found


@login_required
@never_cache
@require_http_methods(GET_OR_POST)
def decide(request: HttpRequest, pk: int, stage: int) -> HttpResponse:
    """The form of a decision; where it supersedes the ruling, the new one is read once more and written with it."""
    user, today = person(request), localdate()
    found = find_appeal(request, pk, stage)
    asked = found.ruling.request
    if not REQUEST_STEPS.rules[Step.DECIDE].who(asked, user):
        raise Http404
    levels, families = levels_to_choose_from(asked, request.GET.get("family", ""), today)
    form = DecisionForm(request.POST or None)
    said = request.POST if form.changes_the_ruling else None
    ruled = RulingForm(said, request=asked, levels=levels, today=today, prefix="ruling")
    reasons = actions.reasons_against_deciding(found, user)
    if not reasons and "change" not in request.POST and is_complete(form, ruled):
        if form.changes_the_ruling and "confirmed" not in request.POST:
            return render(request, "classification/rulings/confirm.html", last_look(user, found, form, ruled))
        try:
            return decided(request, found, form, ruled)
        except Refused as refused:
            reasons = refused.reasons
    context = frame(user, asked, ruled, reasons) | {
        "ruling": found.ruling,
        "appeal": found,
        "form": form,
        "ruled": ruled,
    }
    context |= {"families": families, "crumbs": crumbs(found.ruling, "Decide the appeal")}
    return render(request, "classification/appeals/decide.html", context)


def is_complete(form: DecisionForm, ruled: RulingForm) -> bool:
    """Whether all was said that the decision needs: the new ruling too, where it brings one."""
    return form.is_valid() and (not form.changes_the_ruling or ruled.is_valid())


def last_look(user: User, found: Appeal, form: DecisionForm, ruled: RulingForm) -> dict[str, Any]:
    """Return what the page shows that asks once more before the new ruling is written."""
    asked = found.ruling.request
    stage = appeal_stage(asked, found.stage + 1)
    about = {"appeal": found, "decision": form, "crumbs": crumbs(found.ruling, "Decide the appeal")}
    return frame(user, asked, ruled, [], stage) | about


def decided(request: HttpRequest, found: Appeal, form: DecisionForm, ruled: RulingForm) -> HttpResponseRedirect:
    """Decide the appeal as the forms say. Raises Refused."""
    facts: Facts | None = ruled.facts if form.changes_the_ruling else None
    decision = actions.decide_appeal(appeal=found, by=person(request), at=now(), facts=facts, **form.cleaned_data)
    messages.success(request, f"Decided: {decision.get_outcome_display().lower()}.")
    return HttpResponseRedirect(f"{found.ruling.get_absolute_url()}#appeals")


@login_required
@never_cache
@require_http_methods(GET_OR_POST)
def withdraw(request: HttpRequest, pk: int, stage: int) -> HttpResponse:
    """Asks whoever filed the appeal whether to take it back."""
    user = person(request)
    found = find_appeal(request, pk, stage)
    if found.filed_by_id != user.pk:
        raise Http404
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    reasons = actions.reasons_against_withdrawing(found, user)
    if not reasons and form.is_valid():
        try:
            actions.withdraw_appeal(appeal=found, by=user, at=now(), **form.cleaned_data)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, "The appeal is taken back. The ruling stands.")
            return HttpResponseRedirect(f"{found.ruling.get_absolute_url()}#appeals")
    context = {"ruling": found.ruling, "appeal": found, "form": form, "reasons": reasons}
    return render(
        request,
        "classification/appeals/withdraw.html",
        context | {"crumbs": crumbs(found.ruling, "Take the appeal back")},
    )


@login_required
@never_cache
@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """Every appeal that waits for its decision, the most urgent first; for HR."""
    if not person(request).has_perm("classification.view_appeal"):
        raise Http404
    undecided = Appeal.objects.undecided().with_ruling().order_by("decide_by", "pk")
    waiting = within(undecided, person(request), "classification.view_appeal")
    today = localdate()
    context = {
        "appeals": [(each, each.decide_by < today) for each in waiting],
        "crumbs": [("Requests", reverse("classification:requests")), ("Deadlines", None)],
    }
    return render(request, "classification/appeals/deadlines.html", context)
