"""What the page of an erasing asks."""

from typing import Any

from django import forms

from website.erasing.account import called
from website.erasing.finding import words_by
from website.models import User


class EraseForm(forms.Form):
    """What goes besides the words about a person, and on what ground."""

    with_name = forms.BooleanField(label="Their name too", required=False)
    reason = forms.CharField(
        label="Ground",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why it is erased. It is kept for good: name people by their number.",
    )

    def __init__(self, *args: Any, of: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with_name"].help_text = f"The account is closed, and goes by “{called(of)}” from then on."
        choices = [(found.words.model, f"{found.name} ({len(found.keys)})") for found in words_by(of)]
        if choices:
            self.fields = {"written": written(choices), **self.fields}


def written(choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    """Return the question which of these tables, of what the person wrote, goes too."""
    return forms.MultipleChoiceField(
        choices=choices,
        label="Written by them as part of their work",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The organization’s record, and not about them. Tick it only where it is decided that it goes too.",
    )
