"""Links with which somebody sets a password."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from website.models import User


def password_link(user: User) -> str:
    """Return the address, from the root of the site, at which this person sets a password, once."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
