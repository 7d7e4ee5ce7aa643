"""What waits for a person, whoever they are: each app says what it knows of, this gathers, sorts and shows it."""

from website.waiting.things import Reason, Waiting

__all__ = ["Reason", "Waiting"]
