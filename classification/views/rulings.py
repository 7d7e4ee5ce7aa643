"""Ruling on a request, the ruling as people read it, and its letter."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from classification.actions.appeals import deadline_of, next_stage, reasons_against_appeal, reasons_against_deciding
from classification.actions.requests import REQUEST_STEPS
from classification.actions.rulings import CannotRule, appeal_stage, deadline, reasons_against_ruling
from classification.actions.rulings import rule as write_rule
from classification.forms.rulings import RulingForm
from classification.models import AppealStage, ClassificationRequest, Ruling, Step
from classification.rating.signed import signed_ratings
from classification.rulings.comparables import comparable_positions
from classification.rulings.current_levels import level_now
from classification.rulings.letters import letter_of, letter_pdf
from jobfamilies.models import JobFamily, Level
from jobfamilies.models.level import MOST_OFFERED, LevelQuerySet
from website.attachments import attachment
from website.models import User
from website.people import person
from website.roles import within


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a ruling; then what it will say, to be confirmed; then it is written."""
    user = person(request)
    asked = request_to_rule_on(user, pk)
    today = localdate()
    levels, families = levels_to_choose_from(asked, request.GET.get("family", ""), today)
    data = request.POST if request.method == "POST" else None
    form = RulingForm(data, request=asked, levels=levels, today=today)
    reasons = reasons_against_ruling(asked, user)
    if data is not None and not reasons and form.is_valid() and "change" not in data:
        if "confirmed" not in data:
            context = frame(user, asked, form, [], appeal_stage(asked, 1))
            return render(request, "classification/rulings/confirm.html", context)
        try:
            ruling = write_rule(request=asked, by=user, at=now(), facts=form.facts)
        except CannotRule as refused:
            reasons = refused.reasons
        else:
            messages.success(request, "The ruling is written. Its letter can be printed and sent.")
            return HttpResponseRedirect(ruling.get_absolute_url())
    context = frame(user, asked, form, reasons) | {"families": families}
    return render(request, "classification/rulings/rule.html", context)


def request_to_rule_on(user: User, pk: int) -> ClassificationRequest:
    """Return the request. Raises Http404 where the person may not know of it, or never rules."""
    if not user.has_perm("classification.add_ruling"):
        raise Http404
    requests = ClassificationRequest.objects.visible_to(user).with_position()
    return get_object_or_404(within(requests, user, "classification.add_ruling"), pk=pk)


def levels_to_choose_from(
    asked: ClassificationRequest, family: str, today: date
) -> tuple[LevelQuerySet, list[JobFamily]]:
    """Return the organization's levels in force, or those of one family where they are too many; then all families."""
    levels = Level.objects.in_force().filter(edition__family__organization=asked.position.organization_id)
    if levels.count() <= MOST_OFFERED:
        return levels, []
    families = JobFamily.objects.filter(organization=asked.position.organization_id).order_by("sort_key")
    return levels.filter(edition__family__slug=family.replace("\0", "")), list(families)


def frame(
    user: User, asked: ClassificationRequest, form: RulingForm, reasons: list[str], stage: AppealStage | None = None
) -> dict[str, Any]:
    """Return what the form's page and the page that asks once more both show; `stage` would hear an appeal."""
    today = form.today
    present = level_now(asked.position, today)
    chosen = form.cleaned_data.get("level") if form.is_bound and form.is_valid() else None
    near = chosen or (present.level if present else None)
    return {
        "asked": asked,
        "form": form,
        "reasons": reasons,
        "present": present,
        "chosen": chosen,
        "outcome": dict(Ruling.Outcome.choices).get(form["outcome"].value() or "", ""),
        "exemption": dict(Level.Exemption.choices).get(form["exemption"].value() or "", ""),
        "stage": stage,
        "appeal_by": stage and deadline(stage, today),
        "parts": asked.description.signed_parts() if asked.description else [],
        "ratings": signed_ratings(asked, user),
        "comparables": comparable_positions(asked.position, near, today),
        "near": near,
        "crumbs": [*crumbs_to(asked), ("Rule", None)],
    }


def crumbs_to(asked: ClassificationRequest) -> list[tuple[str, str | None]]:
    """Return the way to a request: its position, then itself."""
    return [
        (asked.position.name, reverse("classification:position", args=[asked.position_id])),
        (asked.get_kind_display(), reverse("classification:request", args=[asked.pk])),
    ]


# --- reading ---------------------------------------------------------------------------------------------------------


@login_required
@never_cache
@require_safe
def ruling(request: HttpRequest, pk: int) -> HttpResponse:
    """A ruling with its reasons, the appeals against it, and what supersedes it."""
    user = person(request)
    found = find_ruling(user, pk)
    today = localdate()
    present = level_now(found.position, today)
    _, stage = next_stage(found)
    context = {
        "ruling": found,
        "asked": found.request,
        "now": present if present and present.ruling == found else None,
        "appeals": [
            (
                appeal,
                not reasons_against_deciding(appeal, user),
                appeal.filed_by_id == user.pk,
                appeal.decide_by < today,
            )
            for appeal in found.appeals.select_related("filed_by", "decision__decided_by")
        ],
        "may_appeal": REQUEST_STEPS.rules[Step.APPEAL].who(found.request, user),
        "against_appeal": reasons_against_appeal(found, user, today),
        "stage": stage,
        "appeal_until": deadline_of(found),
        "crumbs": [*crumbs_to(found.request), ("Ruling", None)],
    }
    return render(request, "classification/rulings/ruling.html", context)


def find_ruling(user: User, pk: int) -> Ruling:
    """Return the ruling with all that its page says. Raises Http404 where the person may not know of it."""
    rulings = Ruling.objects.visible_to(user).with_level()
    related = ("request", "position__supervisor", "level__grade", "supersedes", "superseded_by")
    return get_object_or_404(rulings.select_related(*related), pk=pk)


@login_required
@never_cache
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The ruling's letter as a page to print."""
    found = find_ruling(person(request), pk)
    crumbs = [*crumbs_to(found.request), ("Ruling", found.get_absolute_url()), ("Letter", None)]
    return render(
        request, "classification/rulings/letter.html", {"ruling": found, "letter": letter_of(found), "crumbs": crumbs}
    )


@login_required
@never_cache
@require_safe
def letter_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The ruling's letter as a PDF."""
    found = find_ruling(person(request), pk)
    name = ["ruling", found.position.number, localdate(found.ruled_at)]
    return attachment(letter_pdf(letter_of(found)), name=name, ending="pdf")
