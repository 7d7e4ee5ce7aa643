"""The pages on which a family or an organization is closed, opened again or deleted."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.widgets import AdminDateWidget
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.timezone import localdate

from jobfamilies.actions.endings import Thing, close, delete, reasons_against_deleting, reopen
from jobfamilies.models import JobFamily, Organization
from website.admin_pages import AskingPage


class ConfirmForm(forms.Form):
    """Nothing is asked beside whether it is meant."""


class CloseForm(forms.Form):
    """From which day, why, and what follows."""

    on = forms.DateField(label="Closed from", widget=AdminDateWidget, initial=localdate)
    reason = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Readers see it.")
    successor: Any = forms.ModelChoiceField(queryset=None, required=False, label="What follows it")

    def __init__(self, *args: Any, thing: Thing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = type(thing)
        others = model._default_manager.filter(model.is_open_on()).exclude(pk=thing.pk)
        if isinstance(thing, JobFamily):
            others = others.filter(organization=thing.organization_id).select_related("organization")
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]


class EndingPage(AskingPage):
    """A page about one family or organization that asks and does one thing with it."""

    template_name = "admin/jobfamilies/ending.html"
    permission = "jobfamilies.view_jobfamily"
    model: type[Thing] = JobFamily
    form_class: type[forms.Form] = ConfirmForm
    verb = explains = done = ""
    needs = "change"
    """The verb of the permission that the page asks for."""
    thing: Thing

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.thing = get_object_or_404(self.model._default_manager.all(), pk=kwargs["pk"])
        self.ask_about(self.thing)

    def act(self, facts: dict[str, Any]) -> str:
        words = f"{self.thing}: {self.done}"
        self.make(facts)
        if self.thing.pk:
            LogEntry.objects.log_actions(self.person.pk, [self.thing], CHANGE, self.done, single_object=True)
        return words

    def make(self, facts: dict[str, Any]) -> None:
        raise NotImplementedError

    def reasons(self) -> list[str]:
        return []

    def get_success_url(self) -> str:
        name = f"admin:jobfamilies_{self.model._meta.model_name}"
        return reverse(f"{name}_change", args=[self.thing.pk]) if self.thing.pk else reverse(f"{name}_changelist")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=f"{self.verb}: {self.thing}",
            thing=self.thing,
            verb=self.verb,
            explains=self.explains,
            reasons=self.reasons(),
            opts=self.model._meta,
            back=self.get_success_url(),
            **kwargs,
        )


class ClosePage(EndingPage):
    verb, done = "Close", "Closed."
    form_class = CloseForm
    explains = "It is read as before, with a word on its pages, and is no longer offered in lists and choices."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"thing": self.thing}

    def make(self, facts: dict[str, Any]) -> None:
        close(thing=self.thing, by=self.person, **facts)


class ReopenPage(EndingPage):
    verb, done = "Open again", "Open again."
    explains = "It stands in lists and choices again, and its pages no longer say that it is closed."

    def make(self, facts: dict[str, Any]) -> None:
        reopen(thing=self.thing, by=self.person)


class DeletePage(EndingPage):
    verb, done, needs = "Delete", "Deleted.", "delete"
    explains = "It goes for good, with its drafts and all that they say."

    def make(self, facts: dict[str, Any]) -> None:
        delete(thing=self.thing, by=self.person)

    def reasons(self) -> list[str]:
        return reasons_against_deleting(self.thing)


def ending_pages(site: AdminSite, model: type[JobFamily] | type[Organization]) -> list[URLPattern]:
    """Return the addresses of these pages below a model's own; the last stands for the admin's page of deletion."""
    name = f"jobfamilies_{model._meta.model_name}"

    def at(page: type[EndingPage], tail: str) -> URLPattern:
        permission = f"jobfamilies.{page.needs}_{model._meta.model_name}"
        view = site.admin_view(page.as_view(admin_site=site, model=model, permission=permission))
        return path(f"<int:pk>/{tail}/", view, name=f"{name}_{tail}")

    return [at(ClosePage, "close"), at(ReopenPage, "reopen"), at(DeletePage, "delete")]
