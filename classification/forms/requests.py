"""What people say when they open a request, and with each step."""

from django import forms

from classification.forms.prose import Prose
from classification.models import ClassificationRequest

MOST = 5_000


class OpenForm(forms.Form):
    kind = forms.ChoiceField(
        label="What it is about", choices=ClassificationRequest.Kind.choices, widget=forms.RadioSelect
    )
    reason = Prose(label="Why", max_length=MOST, help_text="What changed in the work, or why it should be looked at.")


class StepForm(forms.Form):
    note = Prose(label="Note", required=False, max_length=MOST)
