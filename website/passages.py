"""What higher apps add to a file of a lower one, as plain data: the words of a page's panel, without its looks."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Section:
    """Part of a passage: its name where there are several, what it lists, and what is said of it."""

    name: str
    items: tuple[str, ...]
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A heading with its sections, and what is said of the whole."""

    heading: str
    sections: tuple[Section, ...]
    said: tuple[str, ...] = ()


def passages(file: str, subject: Any) -> list[Passage]:
    """Return what higher apps add to a file about its subject: what FILE_PASSAGES names for it, in order."""
    found = (import_string(name)(subject) for name in settings.FILE_PASSAGES.get(file, ()))
    return [passage for passage in found if passage is not None]
