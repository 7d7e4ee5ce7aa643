"""What people are asked about a level or a row of a draft."""

from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from jobfamilies.models import Edition, Level
from jobfamilies.own_fact_fields import chosen_own_facts, initial_own_facts, own_fact_fields
from ladders.actions import was_published
from ladders.actions.owned import FACTS
from ladders.admin.facts import FactsForm
from ladders.models import Dimension, Row
from website.versioned_forms import VERSION

OF_A_SOURCE = {"source_date_label", "source_date_text", "source_date", "source_document"}
AS_OWN = {
    "title": ("Title", ""),
    "grade_text": ("Grade, as you write it", "What readers see: “Grade 6”."),
    "exemption": ("Exemption", "May be empty."),
    "label": ("Label", "What the row is called in this ladder."),
    "heading": ("Heading", "The heading that the row stands under; may be empty."),
    "note": ("Note", "What a reader should know about the row."),
}


class OwnedByEdition(FactsForm):
    """Facts of a level or row of one draft. What is entered is checked here and written by an action."""

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.instance.edition = edition
        if edition.wording.is_own:
            self.speak_of_own_texts()
        if "source_document" in self.fields:
            documents = edition.family.organization.documents.defer("text", "note")
            cast(forms.ModelChoiceField, self.fields["source_document"]).queryset = documents  # type: ignore[type-arg]

    def speak_of_own_texts(self) -> None:
        """Ask nothing of a source: the employer writes its own texts."""
        for name in self.fields.keys() & OF_A_SOURCE:
            del self.fields[name]
        for name, (label, hint) in AS_OWN.items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, hint

    def validate_unique(self) -> None:
        """Hold the facts against the edition's other levels or rows too, though the edition is no field here."""
        try:
            self.instance.validate_constraints(exclude=self.left_out)
        except ValidationError as found:
            self._update_errors(found)  # type: ignore[attr-defined]

    def validate_constraints(self) -> None:
        """Done by `validate_unique`."""

    left_out: tuple[str, ...] = ()

    def stated(self) -> dict[str, Any]:
        """Return what was entered as fields of the row."""
        return {name: self.cleaned_data[name] for name in self.fields if name != VERSION}


class LevelForm(OwnedByEdition):
    """The facts of a level. Its slug can be chosen until it is published for the first time."""

    left_out = ("rank", "key")

    class Meta:
        model = Level
        fields = FACTS[Level]
        widgets = {"source_date": AdminDateWidget}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["grade"]).queryset = self.edition.family.organization.grades.all()  # type: ignore[type-arg]
        self.own_facts = own_fact_fields(self.edition.family.organization)
        self.initial.update(initial_own_facts(self.instance, self.own_facts))
        self.fields |= self.own_facts
        if not self.instance.pk:
            self.fields["slug"].required = False
            self.fields["slug"].help_text += " Empty: made of the title."
        if self.instance.pk and was_published(self.instance):
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = "Its address, which others link to. It stays."

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or {}
        facts["slug"] = facts.get("slug") or slugify(facts.get("title", ""))[:80]
        if not facts["slug"] and "slug" not in self.errors:
            self.add_error("slug", "A level without a title needs a slug.")
        facts["own_facts"] = chosen_own_facts(self.instance, self.own_facts, facts)
        return facts

    def stated(self) -> dict[str, Any]:
        """Return what was entered as fields of a level."""
        return {name: self.cleaned_data[name] for name in (*FACTS[Level], "own_facts")}


class RowForm(OwnedByEdition):
    """A row: which dimension it is, and how this ladder words it."""

    left_out = ("place",)

    class Meta:
        model = Row
        fields = FACTS[Row]
        widgets = {"note": forms.Textarea(attrs={"rows": 3, "cols": 60})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].required = False
        self.fields["label"].help_text += " Empty: the dimension's name."
        others = self.edition.rows.exclude(pk=self.instance.pk)
        free = Dimension.objects.exclude(pk__in=others.values("dimension"))
        cast(forms.ModelChoiceField, self.fields["dimension"]).queryset = free  # type: ignore[type-arg]

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or {}
        if dimension := facts.get("dimension"):
            facts["label"] = facts.get("label") or dimension.name
        return facts


class FirstLevelForm(forms.Form):
    """What a ladder that has no edition yet begins with."""

    title = forms.CharField(label="Title of the first level", max_length=120)
    slug = forms.SlugField(max_length=80, help_text="Its address below the family's. Never reused.")
    dimensions = forms.ModelMultipleChoiceField(
        Dimension.objects.all(), label="Rows", widget=forms.CheckboxSelectMultiple, required=False
    )
