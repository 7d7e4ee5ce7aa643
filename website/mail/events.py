"""What people are told of: the table of events, which each app fills (MESSAGE_EVENTS in settings)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from website.models import Message, User

SOMEBODY = "The site"
"""Who did what comes about by itself, such as that an edition takes effect."""


@dataclass(frozen=True)
class Audience:
    """Some of those who are told, and where the link leads them."""

    who: str
    """In words: “HR approvers”."""
    people: Callable[[Any], Iterable[User]]
    """Returns them for what the event is about. Whoever did it, and who has left, is taken out."""
    link: Callable[[Any], str]


@dataclass(frozen=True)
class Event:
    """Something that happens, its words, and who is told. Who belongs to several audiences is told by the first."""

    name: str
    subject: str
    """Its words, in which the facts stand in braces, and `{by}` for who did it."""
    text: str
    audiences: tuple[Audience, ...]
    facts: Callable[[Any], dict[str, str]]
    """Returns what the words name: titles and numbers, no words of files, ratings or judgements, no person."""
    organization: Callable[[Any], str]
    """Returns the slug of whose thing it is."""
    is_decision: bool = False
    """Whether it is mailed to people who want no mail too."""
    by_mail: bool = True
    """Whether it is mailed at all."""


@cache
def events() -> dict[str, Event]:
    """Return every event by its name."""
    return {event.name: event for event in chain.from_iterable(map(import_string, settings.MESSAGE_EVENTS))}


@dataclass(frozen=True)
class Told:
    """A message in words."""

    subject: str
    text: str


def words_of(message: Message) -> Told:
    """Return what the message says; an event that an earlier release had goes by its name."""
    event = events().get(message.event)
    if event is None:
        return Told(message.event.capitalize(), "")
    facts = {**message.facts, "by": name_of(message.by)}
    return Told(event.subject.format(**facts), event.text.format(**facts))


def name_of(person: User | None) -> str:
    return (person.get_full_name() or person.get_username()) if person else SOMEBODY
