"""The pages on which an edition is moved or remarked on: each says what will happen, asks, and does one thing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jobfamilies.actions import (
    EDITION_MOVES,
    comment_on,
    delete_draft,
    move_edition,
    publish_edition,
    reasons_against_commenting,
    reply_to,
    resolve_comment,
    set_comment_aside,
    withdraw_edition,
)
from jobfamilies.forms import LONG, CommentForm, NoteForm, PublishForm, ReturnForm, WithdrawForm
from jobfamilies.models import Comment, Edition, Move
from jobfamilies.parts import edition_parts
from website.admin_pages import AskingPage
from website.people import person
from website.refusals import Refused


@dataclass(frozen=True)
class Page:
    """What a move's page says, asks and does, and what it says when that is done."""

    form: type[forms.BaseForm]
    act: Callable[..., object]
    explains: str
    done: str


PAGES = {
    Move.SUBMIT: Page(
        NoteForm,
        partial(move_edition, move=Move.SUBMIT),
        "HR approvers read it as it is now. Its text cannot be changed until it is returned or taken back.",
        "Submitted for review.",
    ),
    Move.TAKE_BACK: Page(
        NoteForm,
        partial(move_edition, move=Move.TAKE_BACK),
        "It becomes a draft again, which can be changed. It is submitted and approved anew afterwards.",
        "Taken back. It is a draft again.",
    ),
    Move.RETURN: Page(
        ReturnForm,
        partial(move_edition, move=Move.RETURN),
        "It becomes a draft again. HR editors see your note and the open comments, change it and submit it anew.",
        "Returned. It is a draft again.",
    ),
    Move.APPROVE: Page(
        NoteForm,
        partial(move_edition, move=Move.APPROVE),
        "What it says now is what will be published. Employees see nothing of it before.",
        "Approved. It can be published.",
    ),
    Move.PUBLISH: Page(
        PublishForm,
        publish_edition,
        "From its day on employees read this edition. It cannot be changed or deleted afterwards, "
        "and it can be withdrawn only until that day.",
        "Published.",
    ),
    Move.WITHDRAW: Page(
        WithdrawForm,
        withdraw_edition,
        "It will not take effect. It stays on record with your reason, and a new draft can be started from it.",
        "Withdrawn. It will not take effect.",
    ),
    Move.DELETE: Page(
        NoteForm,
        delete_draft,
        "All that this draft says, and every comment on it, is gone for good. Only the record of its moves stays.",
        "The draft is deleted.",
    ),
}


class EditionForm(AskingPage):
    """A page of the admin that asks about one edition and does one thing with it."""

    template_name = "admin/jobfamilies/edition/move.html"
    permission = "jobfamilies.view_edition"
    edition: Edition

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.edition = get_object_or_404(Edition.objects.with_family(), pk=kwargs["edition"])
        self.ask_about(self.edition)

    def get_success_url(self) -> str:
        return reverse("admin:jobfamilies_edition_change", args=[self.edition.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"edition": self.edition, "opts": Edition._meta, "back": self.get_success_url()}
        return super().get_context_data(**context, **kwargs)


class MovePage(EditionForm):
    """One move of one edition, to confirm."""

    move: Move

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["move"] not in Move.values:
            raise Http404
        self.move = Move(kwargs["move"])
        if not EDITION_MOVES.rules[self.move].who(self.edition, self.person):
            raise PermissionDenied

    def get_form_class(self) -> Any:
        return PAGES[self.move].form

    def get_form_kwargs(self) -> dict[str, Any]:
        # Of a model form, its model's row is made by the action.
        return {name: value for name, value in super().get_form_kwargs().items() if name != "instance"}

    def act(self, facts: dict[str, Any]) -> str:
        PAGES[self.move].act(edition=self.edition, by=self.person, at=timezone.now(), **facts)
        return f"{self.edition}: {PAGES[self.move].done}"

    def get_success_url(self) -> str:
        gone = self.move == Move.DELETE and self.request.method == "POST"
        return reverse("admin:jobfamilies_edition_changelist") if gone else super().get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reasons = EDITION_MOVES.reasons_against(self.move, self.edition, by=self.person, at=timezone.now())
        judged = self.move in (Move.SUBMIT, Move.APPROVE, Move.PUBLISH)
        return super().get_context_data(
            title=f"{self.move.label}: {self.edition}",
            move=self.move,
            explains=PAGES[self.move].explains,
            reasons=reasons,
            affected=[each for part in edition_parts() for each in part.affected(self.edition)] if judged else None,
            current=Edition.objects.in_force().filter(family=self.edition.family).with_family().first(),
            **kwargs,
        )


class CommentPage(EditionForm):
    """A remark on an open edition."""

    form_class = CommentForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"edition": self.edition}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the level and the row of the cell that the person comes from."""
        return super().get_initial() | {name: self.request.GET.get(name, "") for name in ("level_key", "dimension")}

    def get_success_url(self) -> str:
        return way_back(self.request, self.request.GET.get("next", ""), self.edition.pk)

    def act(self, facts: dict[str, Any]) -> str:
        comment_on(edition=self.edition, by=self.person, at=timezone.now(), **facts)
        return f"{self.edition}: Comment added."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=f"Comment on {self.edition}",
            move="Add comment",
            explains="HR editors and approvers read it beside the edition until it is resolved.",
            reasons=reasons_against_commenting(self.edition, self.person),
            **kwargs,
        )


ANSWERS: dict[str, tuple[Callable[..., object], str]] = {
    "reply": (reply_to, "Your reply is kept."),
    "resolve": (resolve_comment, "The comment is resolved."),
    "set aside": (set_comment_aside, "The comment is set aside."),
}


@require_POST
def answer(request: HttpRequest, comment: int) -> HttpResponse:
    """Reply to a comment, resolve it or set it aside, as the button says, and return to where it was read."""
    remark = get_object_or_404(Comment.objects.begun().select_related("edition__family__organization"), pk=comment)
    by = person(request)
    if reasons := reasons_against_commenting(remark.edition, by):
        raise PermissionDenied(" ".join(reasons))
    act, done = ANSWERS.get(request.POST.get("do", ""), ANSWERS["reply"])
    try:
        act(comment=remark, by=by, at=timezone.now(), text=request.POST.get(f"text-{remark.pk}", "")[:LONG])
        messages.success(request, done)
    except Refused as refused:
        messages.error(request, str(refused))
    page = way_back(request, request.POST.get("next", ""), remark.edition_id)
    return HttpResponseRedirect(f"{page}#comment-{remark.pk}")


def way_back(request: HttpRequest, wanted: str, edition: int) -> str:
    """Return the page of this site that the person came from, else the edition's."""
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours else reverse("admin:jobfamilies_edition_change", args=[edition])


def move_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages in the admin."""
    return [
        path("edition/<int:edition>/comment/", CommentPage.view_in(site), name="jobfamilies_edition_comment"),
        path("comment/<int:comment>/answer/", site.admin_view(answer), name="jobfamilies_comment_answer"),
        path("edition/<int:edition>/<slug:move>/", MovePage.view_in(site), name="jobfamilies_edition_move"),
    ]
