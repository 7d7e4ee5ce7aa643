"""What people are told of the site itself: of their roles."""

from typing import Any

from django.urls import reverse

from website.mail.events import Audience, Event
from website.models import User


def whose(role: Any) -> list[User]:
    return [role.person]


def home(role: Any) -> str:
    """Return where a role is used: HR's home."""
    return reverse("admin:index")


def facts(role: Any) -> dict[str, str]:
    return {"role": role.get_kind_display(), "place": str(role.family or role.organization or "the whole site")}


def slug(role: Any) -> str:
    owner = role.organization or (role.family and role.family.organization)
    return owner.slug if owner else ""


WHOSE = (Audience("Whose role it is", whose, home),)
EVENTS = (
    Event("role given", "You have a role: {role}", "{by} gave you this role, for {place}.", WHOSE, facts, slug),
    Event("role taken", "A role was taken back: {role}", "{by} took it back, for {place}.", WHOSE, facts, slug),
)
