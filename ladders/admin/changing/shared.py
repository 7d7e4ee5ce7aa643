"""Shared texts: what many ladders say alike, where it stands, and its change everywhere."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now

from jobfamilies.models import Organization
from ladders.actions.sharing import reword_shared, share_text
from ladders.admin.changing.forms import LONGEST
from ladders.bulk.shared import said_alike, wordings
from ladders.models import SharedText
from website.admin_pages import AdminPage
from website.refusals import Refused


def words_field() -> forms.CharField:
    return forms.CharField(label="Words", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))


class ShareForm(forms.Form):
    """A new shared text."""

    organization = forms.ModelChoiceField(Organization.objects.order_by("sort_key"), to_field_name="slug")
    name = forms.CharField(max_length=80, help_text="What HR calls it: “Other duties”.")
    text = words_field()


class RewordForm(forms.Form):
    """Other words for a shared text."""

    text = words_field()


class SharedTexts(AdminPage):
    """All shared texts, what could be one, and the form for a new one; posted, it makes that."""

    permission = "jobfamilies.change_edition"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = {name: request.GET[name] for name in ("organization", "text") if name in request.GET}
        return self.show(ShareForm(initial=asked))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ShareForm(request.POST)
        if form.is_valid():
            try:
                made = share_text(by=self.person, at=now(), **form.cleaned_data)
            except Refused as refused:
                form.add_error(None, ValidationError([*refused.reasons]))
            else:
                return HttpResponseRedirect(made.get_absolute_url())
        return self.show(form, status=422)

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        every = SharedText.objects.select_related("organization")
        shared = [each for each in every if self.person.has_perm(self.permission, each.organization)]
        there = Organization.objects.filter(Organization.is_open_on())
        mine = [each for each in there if self.person.has_perm(self.permission, each)]
        context = self.get_context_data(
            title="Shared texts",
            form=form,
            texts=[(each, wordings(each)[0]) for each in shared],
            alike=said_alike(mine),
        )
        return render(self.request, "admin/ladders/changing/shared_texts.html", context, status=status)


class SharedTextPage(AdminPage):
    """One shared text with what its ladders say; posted, it gets other words, and HR chooses where."""

    permission = "jobfamilies.change_edition"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.shared = get_object_or_404(SharedText.objects.select_related("organization"), pk=kwargs["shared"])
        self.ask_about(self.shared.organization)

    def get(self, request: HttpRequest, shared: int) -> HttpResponse:
        return self.show(RewordForm(initial={"text": self.shared.text}))

    def post(self, request: HttpRequest, shared: int) -> HttpResponse:
        form = RewordForm(request.POST)
        if form.is_valid():
            try:
                before = reword_shared(shared=self.shared, by=self.person, at=now(), **form.cleaned_data)
            except Refused as refused:
                form.add_error(None, ValidationError([*refused.reasons]))
            else:
                return HttpResponseRedirect(where(self.shared, before))
        return self.show(form, status=422)

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        found = wordings(self.shared)
        context = self.get_context_data(
            title=f"Shared text: {self.shared}",
            shared=self.shared,
            form=form,
            now_said=found[0],
            otherwise=[(each, where(self.shared, each.text)) for each in found[1:]],
        )
        return render(self.request, "admin/ladders/changing/shared_text.html", context, status=status)


def where(shared: SharedText, words: str) -> str:
    """Return where HR chooses the places at which those words become the shared text."""
    asked = {"words": words, "becomes": shared.text, "organization": shared.organization.slug}
    return f"{reverse('admin:find_and_change')}?{urlencode(asked)}"
