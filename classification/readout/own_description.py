"""The description that somebody gave to read: kept in their session and nowhere else, until they delete it."""

from django.contrib.sessions.backends.base import SessionBase

KEPT = "own description"


def kept_description(session: SessionBase) -> str:
    """Return the text that is kept; an empty one where there is none."""
    text = session.get(KEPT, "")
    return text if isinstance(text, str) else ""


def keep_description(session: SessionBase, text: str) -> None:
    session[KEPT] = text


def forget_description(session: SessionBase) -> None:
    session.pop(KEPT, None)
