"""The forms of accounts in this site's words."""

from typing import Any

from allauth.account import forms


class SignInForm(forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "User name or mail address"
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autofocus": True}
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


class ChangePasswordForm(forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_passwords(self, "oldpassword", "password1", "password2")


class SetPasswordForm(forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_passwords(self, "password1", "password2")


class NewPasswordForm(forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_passwords(self, "password1", "password2")


class ForgottenPasswordForm(forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Mail address of your account"
        self.fields["email"].widget.attrs = {"autocomplete": "email"}


LABELS = {"oldpassword": "Your password now", "password1": "New password", "password2": "New password again"}


def name_passwords(form: Any, *names: str) -> None:
    """Give the fields of passwords their labels; a label that only stands inside an empty box is none."""
    for name in names:
        form.fields[name].label = LABELS[name]
        form.fields[name].widget.attrs.pop("placeholder", None)
