"""What tells the pages of one sign-in from those of another."""

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac


def session_mark(request: HttpRequest) -> str:
    """Return a mark that changes when the tokens of forms do: with each sign-in. It tells nothing of the secret."""
    get_token(request)
    return salted_hmac("website.accounts.marks", request.META["CSRF_COOKIE"]).hexdigest()[:16]
