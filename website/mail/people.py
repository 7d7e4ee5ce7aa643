"""Who is told because of what they may do."""

from typing import Any

from django.db.models import QuerySet

from website.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


def who_may(act: str, thing: Any) -> QuerySet[User]:
    """Return the people whose work it is to do the act ("app.codename") with the thing.

    Superusers, who may do everything, are not told of everything.
    """
    return User.objects.with_perm(act, backend=BACKEND, include_superusers=False)


def those(*people: User | None) -> list[User]:
    """Return these people, without the places where there is nobody."""
    return [person for person in people if person]
