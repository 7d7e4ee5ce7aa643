"""The page that asks once what each heading means, and the button that makes a dimension of all unknown ones."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.views.generic import FormView

from ladders.admin.bringing.page import Button, OfRun
from ladders.engine.importing.fitting import LEFT_OUT
from ladders.engine.importing.many.meanings import FUNCTION, Heading
from ladders.importing.runs.matching import NEW, Matter, choose_meanings, make_grades, new_for_all
from ladders.models import Dimension
from website.refusals import Refused


class HeadingsForm(forms.Form):
    """What each heading means, by its place; and of a new dimension under what it stands."""

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = matter.headings
        dimensions = [(each.slug, each.name) for each in Dimension.objects.all()]
        facts = [(f"own:{each.slug}", each.label) for each in matter.run.organization.own_facts.all()]
        of_row = [("", "Choose…"), ("Dimensions", dimensions), (NEW, "New dimension"), (LEFT_OUT, "Leave it out")]
        of_fact = [
            (LEFT_OUT, "Leave it over"),
            (FUNCTION, "Job function"),
            (NEW, "New own fact"),
            ("Own facts", facts),
        ]
        for place, heading in enumerate(self.headings):
            self.fields[f"h{place}"] = forms.ChoiceField(
                choices=of_fact if heading.is_fact else of_row,
                required=False,
                initial=heading.meaning,
                widget=forms.Select(attrs={"aria-label": f"{heading.label} becomes"}),
            )
            if not heading.is_fact and not heading.meaning:
                self.fields[f"k{place}"] = forms.ChoiceField(
                    choices=Dimension.Kind.choices,
                    required=False,
                    initial=Dimension.Kind.COMPETENCY,
                    widget=forms.Select(attrs={"aria-label": f"As a new dimension, {heading.label} stands under"}),
                )

    def rows(self) -> list[tuple[Heading, Any, Any]]:
        """Return each heading with its boxes; the second is None where nothing may be made of it."""
        boxes = [f"k{place}" for place in range(len(self.headings))]
        return [
            (heading, self[f"h{place}"], self[boxes[place]] if boxes[place] in self.fields else None)
            for place, heading in enumerate(self.headings)
        ]

    def chosen(self) -> dict[str, str]:
        """Return the meanings by the names of headings; those that nobody changed and that are known are left."""
        said = {heading.name: self.cleaned_data[f"h{place}"] for place, heading in enumerate(self.headings)}
        return {name: said[name] for name in said if said[name]}

    def kinds(self) -> dict[str, str]:
        return {heading.name: self.cleaned_data.get(f"k{n}", "") for n, heading in enumerate(self.headings)}


class HeadingsPage(OfRun, FormView):  # type: ignore[type-arg]
    """Asks what headings mean, once for all files."""

    template_name = "admin/ladders/bring_in/headings.html"
    form_class = HeadingsForm
    step = "headings"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"matter": self.matter}

    def form_valid(self, form: HeadingsForm) -> HttpResponse:
        try:
            made = choose_meanings(run=self.run, chosen=form.chosen(), kinds=form.kinds(), by=self.person)
        except Refused as refused:
            form.add_error(None, " ".join(refused.reasons))
            return self.form_invalid(form)
        left = len(Matter(self.run).to_choose)
        messages.success(self.request, f"Kept. {made} made, {left} still to choose.")
        return HttpResponseRedirect(self.address("headings" if left else "look"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"to_choose": len(self.matter.to_choose), "grades": self.matter.unknown_grades}
        return super().get_context_data(**context | kwargs)


class NewForAllPage(Button):
    """Makes a dimension for every heading that nobody knows."""

    leads_to = "headings"

    def act(self, facts: dict[str, Any]) -> str:
        made = new_for_all(run=self.run, by=self.person)
        return f"{made} new dimension{'' if made == 1 else 's'} made."


class GradesPage(Button):
    """Makes the grades that the files state and the employer lacks."""

    leads_to = "headings"

    def act(self, facts: dict[str, Any]) -> str:
        made = make_grades(run=self.run, by=self.person)
        return f"{made} grade{'' if made == 1 else 's'} made, above those that there were."
