"""Links with which somebody sets a password."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from website.models import User


def password_link(user: User, request: HttpRequest | None = None) -> str:
    """Return the address at which this person sets a password, once; absolute where a request says the host."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    return request.build_absolute_uri(path) if request else path
