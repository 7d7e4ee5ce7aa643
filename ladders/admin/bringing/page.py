"""What the pages of a run share."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from ladders.importing.runs.matching import Matter
from ladders.models import ImportRun
from website.admin_pages import AdminPage
from website.refusals import Refused

STEPS = (("run", "Files"), ("headings", "Headings"), ("look", "Look through"), ("report", "Done"))


class OfRun(AdminPage):
    """A page of one run: the run, what was read of it, and the steps."""

    permission = "jobfamilies.add_edition"
    step = ""
    run: ImportRun

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        runs = ImportRun.objects.select_related("organization", "profile", "started_by", "work")
        self.run = get_object_or_404(runs, pk=kwargs["run"])
        self.ask_about(self.run.organization)

    @cached_property
    def matter(self) -> Matter:
        return Matter(self.run)

    def address(self, page: str) -> str:
        return reverse(f"admin:ladders_bring_in_{page}", args=[self.run.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "title": "Bring in jobs",
            "steps": [(self.address(page), name, page == self.step) for page, name in STEPS],
            "is_nav_sidebar_enabled": False,
        }
        return super().get_context_data(**context | kwargs | {"run": self.run})  # the address gives its number alone

    def onward(self, page: str) -> HttpResponse:
        """Lead to a page of the run, or to how far its work is while a worker does it."""
        self.run.refresh_from_db()
        work = self.run.work
        return HttpResponseRedirect(work.get_absolute_url() if work and self.run.is_working else self.address(page))


class Button(OfRun):
    """One button of a run: reads its form, does one thing, and leads on. What speaks against it is told there."""

    http_method_names = ["post"]
    form_class: type[forms.Form] = forms.Form
    leads_to = "run"

    def act(self, facts: dict[str, Any]) -> str:
        """Do it and return what to tell, "" for nothing. Raises Refused."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            messages.error(request, "That could not be read. Look at the page once more.")
            return HttpResponseRedirect(self.address(self.leads_to))
        try:
            if said := self.act(form.cleaned_data):
                messages.success(request, said)
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
        return self.onward(self.leads_to)
