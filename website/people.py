"""Who asks."""

from django.http import HttpRequest

from website.models import User


def person(request: HttpRequest) -> User:
    """Return who is signed in, on a page that only they reach."""
    assert isinstance(request.user, User)
    return request.user
