"""When somebody wants mail."""

from django import forms

from website.models import User


class MailForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("mail",)
        labels = {"mail": "When messages are mailed to you"}
        help_texts = {"mail": "Decisions about you are mailed whatever you choose. All messages stand in the list."}
        widgets = {"mail": forms.RadioSelect}
