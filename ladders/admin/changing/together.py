"""Drafts together: one list of what changes in each, and one move for all that are chosen."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now

from jobfamilies.actions.moves import RULES
from jobfamilies.models import Edition, Move
from ladders.actions.moving_together import TOGETHER, Moved, move_together
from ladders.admin.changing.forms import NoteForm, PickForm, PublishTogetherForm
from ladders.bulk.drafts import OpenDraft, open_drafts
from ladders.models import TextChange
from website.admin_pages import AdminPage

NEXT = {
    Edition.State.DRAFT: Move.SUBMIT,
    Edition.State.IN_REVIEW: Move.APPROVE,
    Edition.State.APPROVED: Move.PUBLISH,
}
"""What comes next for an edition of each state."""
HEADINGS = {Move.SUBMIT: "To submit", Move.APPROVE: "To approve", Move.PUBLISH: "To publish"}
FORMS: dict[Move, type[forms.Form]] = {
    Move.SUBMIT: NoteForm,
    Move.APPROVE: NoteForm,
    Move.PUBLISH: PublishTogetherForm,
}


class TogetherPage(AdminPage):
    """The open editions by what comes next for them, those of one change where its number is given."""

    permission = "jobfamilies.view_edition"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show({})

    @property
    def change(self) -> TextChange | None:
        """The change whose drafts alone are shown; None for all."""
        number = self.request.GET.get("change", "")
        return get_object_or_404(TextChange, pk=number) if number.isdecimal() and len(number) < 10 else None

    def show(
        self,
        asked: dict[Move, forms.Form],
        pick: forms.Form | None = None,
        moved: Moved | None = None,
        status: int = 200,
    ) -> HttpResponse:
        change = self.change
        every = open_drafts(change.editions if change else None)
        drafts = [draft for draft in every if self.person.has_perm(self.permission, draft.edition)]
        context = self.get_context_data(
            title="Drafts together",
            is_nav_sidebar_enabled=False,
            change=change,
            changes=TextChange.objects.exclude(outcome={})[:8],
            groups=[self.group(move, drafts, asked.get(move)) for move in TOGETHER],
            pick=pick,
            moved=moved,
        )
        return render(self.request, "admin/ladders/changing/together.html", context, status=status)

    def group(self, move: Move, drafts: list[OpenDraft], form: forms.Form | None) -> dict[str, Any]:
        mine = [draft for draft in drafts if NEXT[Edition.State(draft.edition.state)] == move]
        return {
            "move": move,
            "heading": HEADINGS[move],
            "drafts": mine,
            "form": form or FORMS[move](auto_id=f"id_{move}_%s"),
            "may": self.person.has_perm(permission_of(move)),
        }


def permission_of(move: Move) -> str:
    permitted: Any = RULES[move].who
    return str(permitted.permission)


class MoveTogether(TogetherPage):
    """Moves the editions that were chosen, and tells which stay and why."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, move: str) -> HttpResponse:
        if move not in TOGETHER:
            raise Http404
        wanted = Move(move)
        if not request.user.has_perm(permission_of(wanted)):
            raise PermissionDenied
        form = FORMS[wanted](request.POST, auto_id=f"id_{wanted}_%s")
        pick = PickForm(request.POST, editions=self.offered(wanted))
        if not (form.is_valid() and pick.is_valid()):
            return self.show({wanted: form}, pick, status=422)
        editions = Edition.objects.with_family().filter(pk__in=pick.cleaned_data["pick"]).order_by("pk")
        return self.show(
            {}, moved=move_together(editions=editions, move=wanted, by=self.person, at=now(), **form.cleaned_data)
        )

    def offered(self, move: Move) -> list[int]:
        return list(Edition.objects.filter(Edition.is_open()).values_list("pk", flat=True))
