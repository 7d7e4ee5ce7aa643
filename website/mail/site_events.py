"""What people are told of the site itself: of their roles."""

from django.urls import reverse

from website.mail.events import Audience, Event
from website.models import Role, User


def whose(role: Role) -> list[User]:
    return [role.person]


def home(role: Role) -> str:
    """Return where a role is used: HR's home."""
    return reverse("admin:index")


def facts(role: Role) -> dict[str, str]:
    return {"role": role.get_kind_display(), "place": role.place}


def slug(role: Role) -> str:
    owner = role.organization or (role.family and role.family.organization)
    return owner.slug if owner else ""


WHOSE = (Audience("Whose role it is", whose, home),)
EVENTS = (
    Event("role given", "You have a role: {role}", "{by} gave you this role, for {place}.", WHOSE, facts, slug),
    Event("role taken", "A role was taken back: {role}", "{by} took it back, for {place}.", WHOSE, facts, slug),
)
