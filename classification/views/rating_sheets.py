"""The questionnaire of one rating: answered question by question, scored, signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from classification.actions.ratings import (
    AnsweredElsewhere,
    CannotRate,
    answer_factor,
    reasons_against_signing,
    sign_sheet,
)
from classification.actions.requests import REQUEST_STEPS
from classification.engine.scoring import Change, Result, decisive, nearest
from classification.forms.ratings import AnswerForm
from classification.models import Rating, RatingSheet, Step
from classification.rating.estimates import Piece, pieces_of
from classification.rating.questionnaires import Question, Questionnaire, questionnaire_of
from classification.views.ratings import answers_of, crumbs_to, reader_of
from website.models import User


@dataclass(frozen=True)
class Asked:
    """A question as the page shows it: with its form, the answer that is kept, and the estimate's sentences."""

    question: Question
    form: AnswerForm
    rating: Rating | None
    stored: Rating | None = None

    @property
    def evidence(self) -> list[list[Piece]]:
        return [pieces_of(each) for each in self.rating.estimate.get("evidence", [])] if self.rating else []

    @property
    def has_estimate(self) -> bool:
        """Whether a machine reads this at all: dimensions of a ladder, and no duties or questions of a gate."""
        return self.rating is not None and self.rating.sheet.edition_id is not None and not self.question.factor.share

    @property
    def is_far(self) -> bool:
        """Whether the kept answer stands so far from the estimate that a word is needed."""
        return self.rating is not None and self.rating.is_far

    @property
    def answered(self) -> str:
        return self.question.factor.said(self.rating.answer) if self.rating else ""

    @property
    def first(self) -> str:
        """The first answer where another one was given since."""
        if self.rating is None or self.rating.first_answer == self.rating.answer:
            return ""
        return self.question.factor.said(self.rating.first_answer)

    @property
    def statement(self) -> str:
        """The words of the statement that was picked."""
        key = str(self.rating.statement) if self.rating else ""
        lines = (line for choice in self.question.choices for line in choice.lines)
        return next((line.text for line in lines if key and line.key == key), "")

    @property
    def stored_said(self) -> str:
        return self.question.factor.said(self.stored.answer) if self.stored else ""


Failed = dict[str | None, tuple[AnswerForm, Rating | None]]
"""The forms that were not saved, by factor, and what another window kept instead."""


@dataclass
class Desk:
    """One sheet with its questions, as one reader has it before them."""

    sheet: RatingSheet
    questionnaire: Questionnaire
    reader: User
    is_writable: bool

    def ratings(self) -> dict[str, Rating]:
        return {rating.factor: rating for rating in self.sheet.ratings.select_related("sheet")}

    def forms(self, data: Any = None) -> list[AnswerForm]:
        kept = self.ratings()
        return [
            AnswerForm(data, question=question, rating=kept.get(question.slug))
            for question in self.questionnaire.questions
        ]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: HttpRequest, pk: int) -> HttpResponse:
    """The questionnaire of one sheet; signed, what was answered."""
    reader = reader_of(request)
    sheet = get_object_or_404(RatingSheet.objects.readable_by(reader).with_all(), pk=pk)
    against = REQUEST_STEPS.reasons_against(Step.RATE, sheet.request, by=reader)
    is_writable = sheet.rater_id == reader.pk and not sheet.is_signed and not against
    desk = Desk(sheet, questionnaire_of(sheet), reader, is_writable)
    return save(request, desk) if request.method == "POST" else show(request, desk)


def save(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep every answer that is whole; what is not stays in the form, with what is wrong beside it."""
    touched = [form for form in desk.forms(request.POST) if form.is_touched]
    if not desk.is_writable:
        return show(request, desk, lost=touched)
    failed = {form.prefix: (form, stored) for form in touched for ok, stored in [keep(desk, form)] if not ok}
    saved = [form.question.factor.name for form in touched if form.prefix not in failed]
    if saved:
        messages.success(request, f"Saved: {', '.join(saved)}.")
    strangers = unknown_factors(request, desk)
    for name in strangers:
        messages.error(request, f"“{name}” is not among the factors of this rating.")
    if failed or strangers:
        return show(request, desk, failed)
    if "sign" in request.POST:
        return sign(request, desk, saved)
    return HttpResponseRedirect(f"{desk.sheet.get_absolute_url()}#{place_after(request, desk)}")


def keep(desk: Desk, form: AnswerForm) -> tuple[bool, Rating | None]:
    """Keep one answer; return whether it was, and what another window kept instead."""
    if not form.is_valid():
        return False, None
    try:
        answer_factor(sheet=desk.sheet, given=form.given(), by=desk.reader, at=timezone.now())
    except CannotRate as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False, refused.stored if isinstance(refused, AnsweredElsewhere) else None
    return True, None


def unknown_factors(request: HttpRequest, desk: Desk) -> list[str]:
    """Return the names that were sent answers for and are no factors."""
    known = {question.slug for question in desk.questionnaire.questions}
    sent = {name.removesuffix("-answer") for name in request.POST if name.endswith("-answer")}
    return [name.replace("\0", "")[:60] for name in sorted(sent - known)][:5]


def place_after(request: HttpRequest, desk: Desk) -> str:
    """Return where to go on: the question that was saved, the result once there is one, else the top."""
    asked = request.POST.get("save", "")
    if desk.questionnaire.question(asked):
        return asked
    return "result" if len(answers_of(desk.sheet)) == len(desk.questionnaire.questions) else "questions"


def sign(request: HttpRequest, desk: Desk, saved: list[str]) -> HttpResponse:
    """Sign what the reader has seen; where answers were changed with the same click, show the result again first."""
    if saved:
        messages.warning(request, "You changed answers: look at the result again, then sign.")
        return HttpResponseRedirect(f"{desk.sheet.get_absolute_url()}#result")
    try:
        sign_sheet(sheet=desk.sheet, by=desk.reader, at=timezone.now())
    except CannotRate as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Signed. This rating does not change any more.")
    return HttpResponseRedirect(desk.sheet.get_absolute_url())


def show(
    request: HttpRequest, desk: Desk, failed: Failed | None = None, lost: Sequence[AnswerForm] = ()
) -> HttpResponse:
    """Render the page. What failed keeps what was entered; where another window answered, its answer stands beside.

    `lost` is what was sent after nothing could be written any more: it is shown, to be copied.
    """
    kept = desk.ratings()
    asked = [as_asked(form, kept.get(str(form.prefix)), failed or {}) for form in desk.forms()]
    answers = {slug: rating.answer for slug, rating in kept.items()}
    result, described = desk.questionnaire.result(answers), desk.sheet.request.description
    context = {
        "sheet": desk.sheet,
        "asked": asked,
        "is_writable": desk.is_writable,
        "failed": [each.question for each in asked if failed and each.question.slug in failed],
        "answered": len(answers),
        "result": result,
        **decided(desk, answers, result),
        "against": reasons_against_signing(desk.sheet, desk.reader),
        "lost": lost,
        "duties": desk.questionnaire.duties,
        "parts": described.signed_parts() if described else [],
        "crumbs": [
            *crumbs_to(desk.sheet.request),
            ("Ratings", reverse("classification:ratings", args=[desk.sheet.request_id])),
            (desk.sheet.scheme.name, None),
        ],
    }
    return render(request, "classification/ratings/sheet.html", context)


def as_asked(form: AnswerForm, rating: Rating | None, failed: Failed) -> Asked:
    entered, stored = failed.get(form.prefix, (form, None))
    if stored:  # both answers are shown now, so that the next click may replace the other window's
        entered.show_read_at(stored.answered_at)
    return Asked(form.question, entered, rating, stored)


def decided(desk: Desk, answers: dict[str, Any], result: Result | None) -> dict[str, list[Change]]:
    """Return which single answers would change the result: the nearest of each factor, and all."""
    if result is None:
        return {}
    changes = decisive(desk.questionnaire.scheme, desk.questionnaire.scale, answers)
    return {"nearest": nearest(changes), "changes": list(changes)}
