"""The page that shows one family as the grid to come, and the button that makes drafts."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.http import urlencode
from django.views.generic import FormView

from ladders.admin.bringing.page import Button, OfRun
from ladders.admin.importing import showing
from ladders.importing.runs.looking import LONGEST_NAME, Look, choices_for, looks
from ladders.importing.runs.making import begin_making, choose_family
from ladders.importing.runs.reporting import to_know
from website.refusals import Refused

MOST_SHOWN = 200
"""Leftovers that the page lists; the others are counted, and stand in the report."""


class FamilyForm(forms.Form):
    """What the family is called, or that it is left out."""

    name = forms.CharField(
        max_length=LONGEST_NAME, label="Family", help_text="The name of one that stands goes into its next draft."
    )
    is_left_out = forms.BooleanField(required=False, label="Leave this family out")


class LookPage(OfRun, FormView):  # type: ignore[type-arg]
    """Shows what a family's draft would say, with doubts beside their cells and what is left over."""

    template_name = "admin/ladders/bring_in/look.html"
    form_class = FamilyForm
    step = "look"

    @cached_property
    def looks(self) -> list[Look]:
        return looks(self.matter)

    @cached_property
    def look(self) -> Look | None:
        """The family that the address names, else the first that needs a look."""
        asked: QueryDict = self.request.GET
        if key := asked.get("family"):
            named = next((each for each in self.looks if each.key == key), None)
            if named is None:
                raise Http404("The run has no such family.")
            return named
        waiting = [each for each in self.looks if not each.is_done]
        return next((each for each in waiting if each.reasons), next(iter([*waiting, *self.looks]), None))

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.look.name, "is_left_out": self.look.is_left_out} if self.look else {}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if self.look is None:
            return HttpResponseRedirect(self.address("run"))
        try:
            choose_family(run=self.run, key=self.look.key, by=self.person, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, " ".join(refused.reasons))
            return self.form_invalid(form)
        messages.success(self.request, "Kept.")
        return HttpResponseRedirect(f"{self.address('look')}?{urlencode({'family': self.look.key})}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = {"looks": self.looks, "look": self.look}
        context["ready"] = [each for each in self.looks if each.is_ready]
        if look := self.look:
            choices = choices_for(look.meant, look.draft)
            names = {each.slug: each.name for each in self.matter.known}
            rows = showing.rows(look.fit, look.draft, self.matter.known, choices)
            context |= {
                "levels": showing.levels(look.fit),
                "rows": [(row, names.get(row.chosen, "")) for row in rows],
                "known": dict.fromkeys(look.meant.open, True),
                "leftovers": look.leftovers[:MOST_SHOWN],
                "more_leftovers": max(0, len(look.leftovers) - MOST_SHOWN),
                "doubts": [each for each in look.doubts if each.row is None],
                "reasons": to_know(look),
            }
        return super().get_context_data(**context | kwargs)


class MakeForm(forms.Form):
    """One family, or none for all that are ready."""

    family = forms.CharField(required=False)


class MakePage(Button):
    """Makes the draft of one family, or of all that are ready."""

    form_class = MakeForm
    leads_to = "report"

    def act(self, facts: dict[str, Any]) -> str:
        keys = [facts["family"]] if facts["family"] else None
        begin_making(run=self.run, keys=keys, by=self.person, at=timezone.now())
        return ""
