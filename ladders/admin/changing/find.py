"""Find words in every ladder, see what they become, and change them in drafts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now

from jobfamilies.models import Edition
from ladders.actions.changing import ask_for_change, make_change
from ladders.admin.changing.forms import ChangeForm, FindForm
from ladders.models import TextChange
from website.admin_pages import AdminPage
from website.refusals import Refused
from website.roles import within
from website.work import start_work

LADDERS_A_PAGE = 50
AT_ONCE = 10
"""Ladders that are changed while the person waits; more are work of the background, whose page tells how far it is."""


class FindPage(AdminPage):
    """Asks for words, and shows each place that has them in its ladder, to choose."""

    permission = "jobfamilies.change_edition"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = FindForm(request.GET) if "words" in request.GET else FindForm()
        return self.show(form, ChangeForm(initial=request.GET.dict()))

    def show(self, form: FindForm, asking: ChangeForm, status: int = 200) -> HttpResponse:
        every = form.found() if form.is_bound and form.is_valid() else []
        found = [ladder for ladder in every if self.person.has_perm(self.permission, ladder.edition)]
        page = Paginator(found, LADDERS_A_PAGE).get_page(self.request.GET.get("page"))
        context = self.get_context_data(
            title="Find and change",
            is_nav_sidebar_enabled=False,
            form=form,
            asking=asking,
            is_asked=form.is_bound and form.is_valid(),
            page=page,
            ladder_count=len(found),
            place_count=sum(len(ladder.places) for ladder in found),
            lately=TextChange.objects.select_related("by")[:8],
        )
        return render(self.request, "admin/ladders/changing/find.html", context, status=status)


class ChangePage(FindPage):
    """Changes the places that were chosen, at once or in the background where they are in many ladders."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ChangeForm(request.POST)
        if not form.is_valid():
            return self.show(FindForm(request.POST), form, status=422)
        try:
            return HttpResponseRedirect(self.change(form))
        except ValidationError as changed:
            form.add_error(None, changed)
        except Refused as refused:
            form.add_error(None, ValidationError([*refused.reasons]))
        return self.show(FindForm(request.POST), form, status=422)

    def change(self, form: ChangeForm) -> str:
        """Make or start the change, and return where the person reads of it."""
        facts: dict[str, Any] = {name: form.cleaned_data[name] for name in ("words", "becomes", "reason")}
        asked = ask_for_change(**facts, places=form.chosen(), by=self.person, at=now())
        ladders = len({edition for edition, _, _ in asked.places})
        if ladders <= AT_ONCE:
            return make_change(None, asked.pk)
        title = f"Change words in {ladders} ladders"
        return start_work(make_change, title=title, by=self.person, at=now(), change=asked.pk).get_absolute_url()


class ChangeMade(AdminPage):
    """What came of a change: the drafts that have it, and the ladders that stay, with why."""

    permission = "jobfamilies.view_edition"

    def get(self, request: HttpRequest, change: int) -> HttpResponse:
        made = get_object_or_404(TextChange.objects.select_related("by"), pk=change)
        readable = within(Edition.objects.filter(pk__in=made.editions), self.person, "jobfamilies.read_open_edition")
        if made.by_id != self.person.pk and readable.count() < len(made.editions):
            raise Http404
        drafts = Edition.objects.with_family().in_bulk(made.editions)
        context = self.get_context_data(
            title="Words changed in many ladders",
            change=made,
            changed=[(drafts.get(pk), count, is_begun) for pk, count, is_begun in made.outcome.get("changed", [])],
            stayed=made.outcome.get("stayed", []),
            together=f"{reverse('admin:drafts_together')}?change={made.pk}",
        )
        return render(request, "admin/ladders/changing/made.html", context)
