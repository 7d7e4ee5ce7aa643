"""What people are told of their roles."""

from django.urls import reverse
from django.utils.formats import date_format

from website.mail.events import Audience, Event
from website.models import Role, User


def facts(role: Role) -> dict[str, str]:
    until = f" until {date_format(role.until_on)}" if role.until_on else ""
    return {"role": role.get_kind_display().lower().replace("hr", "HR"), "place": role.place, "until": until}


def slug(role: Role) -> str:
    organization = role.organization or (role.family and role.family.organization)
    return organization.slug if organization else ""


def person_of(role: Role) -> list[User]:
    return [role.person]


def home(role: Role) -> str:
    return reverse("admin:index")


WHO = (Audience("Whose role it is", person_of, home),)


def event(name: str, subject: str, text: str) -> Event:
    return Event(name, subject, text, WHO, facts, slug, is_decision=True)


EVENTS = [
    event("role given", "You are {role}", "{by} gave you this role for {place}, from the day that was set{until}."),
    event("role taken", "You are no longer {role}", "{by} took this role for {place}."),
]
