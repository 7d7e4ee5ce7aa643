"""What is asked to change words in many ladders, and to move many drafts."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError

from jobfamilies.models import Organization, Publication
from ladders.bulk.places import LadderPlaces, find_places

LONGEST = 1_000


class FindForm(forms.Form):
    """Exact words, and what they become; the site's search narrows where they are looked for."""

    words = forms.CharField(
        label="Find these words, exactly",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Capitals count. “2 years” is not found in “12 years”.",
    )
    becomes = forms.CharField(
        label="They become",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Empty: the words are taken out, and a statement of which nothing is left goes.",
    )
    search = forms.CharField(
        label="Only in statements that the search finds",
        required=False,
        max_length=200,
        help_text="As the search of the site: words, “phrases in quotes”, and -words that must not stand there.",
    )
    organization = forms.ModelChoiceField(
        Organization.objects.order_by("sort_key"), required=False, empty_label="All", to_field_name="slug"
    )

    def found(self) -> list[LadderPlaces]:
        """Return the ladders with the places that the form asks for. It is valid."""
        return find_places(**self.cleaned_data)


class ChangeForm(FindForm):
    """The same, the places that were chosen, and why; `all_places` chooses those of other pages too."""

    place = forms.JSONField(required=False, widget=forms.MultipleHiddenInput)
    all_places = forms.BooleanField(required=False)
    reason = forms.CharField(
        label="Reason", max_length=LONGEST, help_text="For the record, once for all: why, and on whose word."
    )

    def clean_place(self) -> list[str]:
        return self.data.getlist("place") if hasattr(self.data, "getlist") else []

    def chosen(self) -> list[list[Any]]:
        """Return the places to change as (edition's id, key, version). Raises ValidationError for what names none.

        What was chosen is held against what is found now, so that nothing else can be asked for.
        """
        facts = {name: self.cleaned_data[name] for name in FindForm.base_fields}
        places = [place for ladder in find_places(**facts) if not ladder.stays for place in ladder.places]
        asked = set(self.cleaned_data["place"])
        if not self.cleaned_data["all_places"]:
            if gone := asked - {place.name for place in places}:
                raise ValidationError(f"{len(gone)} of the places changed since you looked, and are shown anew.")
            places = [place for place in places if place.name in asked]
        return [[place.edition, place.key, place.version] for place in places]


class NoteForm(forms.Form):
    """A word on the drafts that are moved, once for all."""

    note = forms.CharField(required=False, max_length=LONGEST)


class PublishTogetherForm(forms.Form):
    """From which day the editions count, what kind of change it is, and what readers are told; once for all."""

    effective_on = forms.DateField(widget=AdminDateWidget, label="Effective on")
    kind = forms.ChoiceField(choices=Publication.Kind.choices, label="Kind of change")
    notice = forms.CharField(required=False, max_length=LONGEST)


class PickForm(forms.Form):
    """Which drafts are moved."""

    pick = forms.TypedMultipleChoiceField(coerce=int)

    def __init__(self, *args: Any, editions: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pick"].choices = [(pk, pk) for pk in editions]  # type: ignore[attr-defined]
        self.fields["pick"].error_messages["required"] = "Choose at least one ladder."
