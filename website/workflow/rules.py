"""What one move asks and what follows it: a row of a workflow's table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, TextChoices

from website.mail import tell
from website.models import User
from website.roles import may

Thing = TypeVar("Thing", bound=Model)
Stage = TypeVar("Stage", bound=TextChoices)

Who = Callable[[Thing, User], bool]
"""Returns whether this person may make the move with this thing at all."""
Objection = Callable[[Thing, User, date], list[str]]
"""Returns what speaks against the move of this thing by this person on this day, in sentences for people."""
Follow = Callable[[Thing, User, datetime], None]
"""Does what follows a move that this person made at this moment, in the same transaction."""


@dataclass(frozen=True)
class Rule(Generic[Thing, Stage]):
    """One move: where it begins and ends, who makes it, what speaks against it, and what follows.

    `begins` is empty where there is no such thing yet; of several ends the first is the usual one. `people` names in
    words who may. `needs` is the sentence that asks for a note, empty where a move needs none; `spares` says of a
    thing that it needs none either. `elsewhere` is said of a thing that stands where the move does not begin, where
    the usual sentence does not fit.
    """

    begins: tuple[Stage, ...]
    ends: tuple[Stage, ...]
    who: Who[Thing]
    people: str
    objections: tuple[Objection[Thing], ...] = ()
    needs: str = ""
    spares: Callable[[Thing], bool] | None = None
    follows: tuple[Follow[Thing], ...] = ()
    elsewhere: str = ""

    def lacks_a_note(self, thing: Thing, note: str) -> bool:
        return bool(self.needs) and not note.strip() and not (self.spares and self.spares(thing))


@dataclass(frozen=True)
class Permitted:
    """Whoever may do the act ("app.codename") with the thing by their roles."""

    permission: str

    def __call__(self, thing: Any, by: User) -> bool:
        return may(by, self.permission, thing)


@dataclass(frozen=True)
class Telling:
    """Tells whom the event concerns."""

    event: str

    def __call__(self, thing: Model, by: User, at: datetime) -> None:
        tell(self.event, about=thing, by=by, at=at)


def telling(event: str) -> tuple[Follow[Any], ...]:
    """Return what follows a move that people are told of by this event (website/mail/events.py)."""
    return (Telling(event),)
