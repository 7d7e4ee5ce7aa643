"""The moment that a form carries along, to tell whether what it showed was changed since."""

from datetime import datetime


def moment(said: str) -> datetime | None:
    """Return the moment that a form was given as it was shown; None where it holds none."""
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None
