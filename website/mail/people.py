"""Who is told because of what they may do."""

from website.models import User
from website.roles import who_may

__all__ = ["those", "who_may"]


def those(*people: User | None) -> list[User]:
    """Return these people, without the places where there is nobody."""
    return [person for person in people if person]
