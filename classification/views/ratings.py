"""The ratings of a request: who rated it by what, and how far two raters agree."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from classification.actions.ratings import (
    CannotRate,
    start_sheet,
)
from classification.actions.requests import REQUEST_STEPS
from classification.engine.scoring import Agreement, agreement
from classification.forms.ratings import StartForm
from classification.models import ClassificationRequest, RatingSheet, Scheme, Step
from classification.rating.questionnaires import questionnaire_of
from classification.rulings.current_levels import level_now
from jobfamilies.models import Edition
from website.models import User


def reader_of(request: HttpRequest, asked: ClassificationRequest | None = None) -> User:
    """Return who reads. Raises Http404 for anybody but HR, of this request where it is given: ratings are HR's."""
    user = request.user
    assert isinstance(user, User)
    if not any(user.has_perm(act, asked) for act in ("classification.study_request", "classification.add_ruling")):
        raise Http404
    return user


@dataclass(frozen=True)
class Pair:
    """Two signed sheets by one scheme against one edition, and how far they agree."""

    one: RatingSheet
    other: RatingSheet
    agreement: Agreement


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ratings(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheets of a request that the reader may see, how far they agree, and the start of another."""
    reader = reader_of(request)
    asked = get_object_or_404(ClassificationRequest.objects.visible_to(reader).with_position(), pk=pk)
    reader_of(request, asked)
    form = start_form(request, asked)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            sheet = start_sheet(
                request=asked,
                scheme=form.cleaned_data["scheme"],
                edition=form.cleaned_data["ladder"],
                by=reader,
                at=timezone.now(),
            )
            return HttpResponseRedirect(sheet.get_absolute_url())
        except CannotRate as refused:
            reasons = refused.reasons
    return render(request, "classification/ratings/list.html", about_request(asked, reader, form, reasons))


def start_form(request: HttpRequest, asked: ClassificationRequest) -> StartForm:
    organization, present = asked.position.organization, level_now(asked.position, localdate())
    ladders = Edition.objects.in_force().alias(rungs=Count("levels")).filter(rungs__gt=1)
    return StartForm(
        request.POST if request.method == "POST" else None,
        schemes=Scheme.objects.of(organization).in_force().order_by("name"),
        ladders=ladders.filter(family__organization=organization).with_family(),
        present=present.level.edition if present else None,
    )


def about_request(asked: ClassificationRequest, reader: User, form: StartForm, reasons: list[str]) -> dict[str, Any]:
    readable = list(RatingSheet.objects.readable_by(reader).filter(request=asked).with_all())
    others = asked.sheets.exclude(pk__in=[sheet.pk for sheet in readable]).select_related("scheme").order_by("pk")
    return {
        "asked": asked,
        "sheets": readable,
        "hidden": others,
        "pairs": pairs_of(readable),
        "form": form,
        "reasons": reasons,
        "against": REQUEST_STEPS.reasons_against(Step.RATE, asked, by=reader),
        "crumbs": [*crumbs_to(asked), ("Ratings", None)],
    }


def pairs_of(sheets: list[RatingSheet]) -> list[Pair]:
    """Return every two signed sheets that were rated by the same scheme against the same edition."""
    same: dict[tuple[int, int | None], list[RatingSheet]] = defaultdict(list)
    for sheet in sheets:
        if sheet.is_signed:
            same[sheet.scheme_id, sheet.edition_id].append(sheet)
    return [
        Pair(one, other, agreement(questionnaire_of(one).scale, answers_of(one), answers_of(other)))
        for found in same.values()
        for one, other in combinations(found, 2)
    ]


def answers_of(sheet: RatingSheet) -> dict[str, Any]:
    return {rating.factor: rating.answer for rating in sheet.ratings.all()}


def crumbs_to(asked: ClassificationRequest) -> list[tuple[str, str | None]]:
    """Return the way to the request. The position goes by its number: its title may tell a level."""
    position = asked.position
    return [
        (f"Position {position.number}", position.get_absolute_url()),
        (asked.get_kind_display(), reverse("classification:request", args=[asked.pk])),
    ]
