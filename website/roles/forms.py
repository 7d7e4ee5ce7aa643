"""What the pages of people and roles ask."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib.admin.widgets import AdminDateWidget
from django.core.validators import validate_email
from django.utils.timezone import localdate

from website.models import Role, User
from website.roles.actions import GIVE_SITE

MOST_INVITED = 100


class PlaceForm(forms.Form):
    """A role and where it holds."""

    no_role = "Choose a role"

    kind = forms.ChoiceField(label="Role")
    organization: Any = forms.ModelChoiceField(
        None, required=False, empty_label="All: the whole site", help_text="Administrators are so for the whole site."
    )
    family: Any = forms.ModelChoiceField(
        None, required=False, empty_label="All of the organization", label="Only the family"
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_above = by.has_perm(GIVE_SITE)
        kinds = [each for each in Role.Kind.choices if is_above or each[0] != Role.Kind.SITE_ADMINISTRATOR]
        self.fields["kind"].choices = [("", self.no_role), *kinds]  # type: ignore[attr-defined]
        self.fields["organization"].queryset = rows("Organization").order_by("name")  # type: ignore[attr-defined]
        families = rows("JobFamily").select_related("organization").order_by("organization__name", "name")
        self.fields["family"].queryset = families  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        family, organization = cleaned.get("family"), cleaned.get("organization")
        if family and organization and family.organization_id != organization.pk:
            raise forms.ValidationError("The family is not one of this organization.")
        if (family or organization) and cleaned.get("kind") in Role.SITE_WIDE:
            raise forms.ValidationError("Administrators are administrators of the whole site.")
        return cleaned

    @property
    def place(self) -> dict[str, Any]:
        """Return the place as `give_role` takes it: the family alone where one is named."""
        family = self.cleaned_data["family"]
        return {"family": family} if family else {"organization": self.cleaned_data["organization"]}


def rows(model: str) -> Any:
    return apps.get_model("jobfamilies", model)._default_manager.all()


class GiveForm(PlaceForm):
    from_on = forms.DateField(label="From", initial=localdate, widget=AdminDateWidget())
    until_on = forms.DateField(
        label="Until", required=False, widget=AdminDateWidget(), help_text="The last day. Empty: until it is taken."
    )


class InviteForm(PlaceForm):
    mails = forms.CharField(
        label="Mail addresses, one a line", max_length=20_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    no_role = "None: they read"
    field_order = ("mails", "kind", "organization", "family")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False

    def clean_mails(self) -> list[str]:
        mails = list(dict.fromkeys(line.strip() for line in self.cleaned_data["mails"].splitlines() if line.strip()))
        if len(mails) > MOST_INVITED:
            raise forms.ValidationError(f"At most {MOST_INVITED} at a time.")
        for mail in mails:
            try:
                validate_email(mail)
            except forms.ValidationError:
                raise forms.ValidationError(f"“{mail}” is no mail address.") from None
        return mails


class DeactivateForm(forms.Form):
    heir: Any = forms.ModelChoiceField(
        None,
        required=False,
        label="Who goes on with it",
        empty_label="Nobody: it stays open",
        help_text="They get a role for each of these things, where they have none that reaches it.",
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = User.objects.filter(is_active=True).exclude(pk=person.pk).order_by("username")
        self.fields["heir"].queryset = others  # type: ignore[attr-defined]


class FindForm(forms.Form):
    """Which people the list shows."""

    STATES = (("", "Active and invited"), ("gone", "Deactivated"), ("unseen", "Not seen for a year"))

    q = forms.CharField(label="Name or mail", required=False, max_length=150)
    kind = forms.ChoiceField(label="Role", required=False, choices=[("", "Any or none"), *Role.Kind.choices])
    state = forms.ChoiceField(label="State", required=False, choices=STATES)
