"""What people are asked before they move an edition or remark on it."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.timezone import localdate

from jobfamilies.actions import missing_facts
from jobfamilies.models import Comment, Edition, Publication, Withdrawal
from jobfamilies.parts import edition_parts

LONG = 10_000


def note(label: str, **options: Any) -> forms.CharField:
    """Return a field for a few lines of text."""
    area = forms.Textarea(attrs={"rows": 3, "cols": 80})
    return forms.CharField(label=label, widget=area, max_length=LONG, **options)


class NoteForm(forms.Form):
    """A move that may be explained."""

    note = note("Note", required=False, help_text="Kept with the move, for HR to read.")


class ReturnForm(forms.Form):
    """What is to change. Remarks on single cells are comments, made before."""

    note = note("What is to change", required=False, help_text="May be empty where open comments say it.")


class WithdrawForm(forms.ModelForm):  # type: ignore[type-arg]
    """Why an edition is withdrawn."""

    reason = note("Reason", help_text="Kept for good, for HR to read.")

    class Meta:
        model = Withdrawal
        fields = ("reason",)


class PublishForm(forms.ModelForm):  # type: ignore[type-arg]
    """From which day, what kind of change, and what readers are told of it."""

    class Meta:
        model = Publication
        fields = ("effective_on", "kind", "notice", "reference", "reason", "authority")
        widgets = {
            "effective_on": AdminDateWidget,
            "kind": forms.RadioSelect,
            "notice": forms.Textarea(attrs={"rows": 3, "cols": 80}),
            "reason": forms.Textarea(attrs={"rows": 2, "cols": 80}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices = Publication.Kind.choices
        for name in ("notice", "reason"):
            cast(forms.CharField, self.fields[name]).max_length = LONG

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or {}
        if "effective_on" in facts:
            for name, sentence in missing_facts(today=localdate(), **facts).items():
                self.add_error(name, sentence)
        return facts


class CommentForm(forms.ModelForm):  # type: ignore[type-arg]
    """A remark on the edition as a whole, on a level, on a row, or on the cell where both meet."""

    level_key = forms.TypedChoiceField(label="Level", coerce=UUID, empty_value=None, required=False)
    dimension = forms.ChoiceField(label="Row", required=False)
    text = note("Comment")

    class Meta:
        model = Comment
        fields = ("text", "level_key", "dimension")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(str(level.key), level.name) for level in edition.levels.order_by("rank")]
        rows = [place for part in edition_parts() for place in part.places(edition).items()]
        cast(forms.ChoiceField, self.fields["level_key"]).choices = [("", "All levels"), *levels]
        cast(forms.ChoiceField, self.fields["dimension"]).choices = [("", "All rows"), *rows]
