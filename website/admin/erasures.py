"""Erasing a person's words: the page that lists what goes and asks once more, and the record of what went."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from website.admin_pages import AskingPage
from website.erasing.actions import ERASE, erase_words, reasons_against_erasing, what_goes
from website.erasing.finding import Found, words_about
from website.erasing.forms import EraseForm
from website.model_admins import Kept
from website.models import Erasure, User

LISTED = 20
"""So many rows of a table are named on the page; the record holds all."""


class ErasePage(AskingPage):
    """Lists what would be emptied, asks what else, and then once more before it is."""

    permission = ERASE
    template_name = "admin/website/erasure/erase.html"
    form_class = EraseForm
    of: User
    erasure: Erasure

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.of = get_object_or_404(User, pk=kwargs["person"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"of": self.of}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if "confirmed" in self.request.POST:
            return super().form_valid(form)
        going = what_goes(self.of, form.cleaned_data.get("written", ()))
        is_last_look = "change" not in self.request.POST
        return self.render_to_response(self.get_context_data(form=form, going=going, is_last_look=is_last_look))

    def act(self, facts: dict[str, Any]) -> str:
        self.erasure = erase_words(of=self.of, by=self.person, at=timezone.now(), **facts)
        return "The words are erased. This record of it stays."

    def get_success_url(self) -> str:
        return reverse("admin:website_erasure_change", args=[self.erasure.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        going: list[Found] = kwargs.pop("going", None) or words_about(self.of)
        context: dict[str, Any] = {
            "title": f"Erase the words of {self.of}",
            "of": self.of,
            "opts": Erasure._meta,
            "reasons": reasons_against_erasing(of=self.of, by=self.person),
            "going": [(found, found.rows(LISTED), max(0, len(found.keys) - LISTED)) for found in going],
            "back": reverse("admin:website_user_change", args=[self.of.pk]),
        }
        return super().get_context_data(**context | kwargs)


def erasing_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages in the admin."""
    return [path("person/<int:person>/", ErasePage.view_in(site), name="website_erase")]


@admin.register(Erasure)
class ErasureAdmin(Kept):
    """What was erased. People stand here by their numbers: a name would outlive its erasing."""

    list_display = ("number", "of", "erased_by", "at", "with_name")
    fields = readonly_fields = ("of", "erased_by", "at", "reason", "with_name", "rows")
    date_hierarchy = "at"

    def get_urls(self) -> list[URLPattern]:
        return [*erasing_pages(self.admin_site), *super().get_urls()]

    @admin.display(description="erasure", ordering="pk")
    def number(self, erasure: Erasure) -> str:
        return f"Erasure {erasure.pk}"

    @admin.display(description="whose words", ordering="person")
    def of(self, erasure: Erasure) -> str:
        return f"Person {erasure.person_id}"

    @admin.display(description="by", ordering="by")
    def erased_by(self, erasure: Erasure) -> str:
        return f"Person {erasure.by_id}"

    @admin.display(description="rows emptied")
    def rows(self, erasure: Erasure) -> SafeString | str:
        """The keys of the rows, table by table."""
        tables = ((model, ", ".join(map(str, keys))) for model, keys in erasure.emptied.items())
        return format_html_join("", "<p>{}: {}</p>", tables) or "None"
