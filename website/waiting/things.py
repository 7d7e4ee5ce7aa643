"""What waits: one thing with its reason, its day and one act; and how its day is said."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format


@dataclass(frozen=True)
class Reason:
    """Why things wait: the name of their group, and in few words what that is."""

    name: str
    why: str


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a person.

    `act` is the one word of what they do with it, at `link`. It has one day: until when it is done (`due_on`), when it
    comes about by itself (`comes_on`), or since when it waits (`since`).
    """

    reason: Reason
    title: str
    link: str
    act: str
    organization: str
    detail: str = ""
    quoted: str = field(default="", kw_only=True)
    due_on: date | None = field(default=None, kw_only=True)
    comes_on: date | None = field(default=None, kw_only=True)
    since: date | None = field(default=None, kw_only=True)

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today

    def day(self, today: date) -> tuple[str, str]:
        """Return its day as people say it, and as the calendar does: “Late by 1 day”, “was due November 30”."""
        if self.due_on:
            left = (self.due_on - today).days
            said = in_the_calendar(self.due_on, today)
            if left < 0:
                return f"Late by {counted(-left)}", f"was due {said}"
            return (f"{counted(left)} left" if left else "Due today"), f"by {said}"
        if self.comes_on:
            left = (self.comes_on - today).days
            return (f"In {counted(left)}" if left else "Today"), in_the_calendar(self.comes_on, today)
        if self.since:
            ago = (today - self.since).days
            words = {0: "Today", 1: "Yesterday"}
            return words.get(ago, f"{counted(ago)} ago"), in_the_calendar(self.since, today)
        return "", ""

    def place(self) -> date:
        """Return what things of one reason are sorted by: the nearest day, or the longest wait, comes first."""
        return self.due_on or self.comes_on or self.since or date.max


def counted(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"


def in_the_calendar(day: date, today: date) -> str:
    """Return the day in words, with its year where that is another."""
    return date_format(day, "F j" if day.year == today.year else "F j, Y")
