"""Which levels a reader asked to compare, read from the address; what cannot be compared is left out and said."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from jobfamilies.models import Edition, Level

if TYPE_CHECKING:
    from jobfamilies.models.level import LevelQuerySet
    from website.models import User

MOST = 4
"""Levels that stand side by side at most."""
LONGEST = 300
"""Characters of a path that is looked up."""


@dataclass(frozen=True)
class Selection:
    """The levels to compare, in the order asked for, and what of the address was left out."""

    levels: list[Level]
    notices: list[str] = field(default_factory=list)


def read_selection(asked: Sequence[str], reader: "User | AnonymousUser | None" = None) -> Selection:
    """Find levels by their paths: in force, or ("…@2") of an edition by its number that the reader may see.

    Without a reader those editions are found that everybody may see.
    """
    paths = [path.replace("\0", "")[:LONGEST] for path in asked if path]
    different = list(dict.fromkeys(paths))
    looked_up = different[:MOST]
    found = find(looked_up, reader or AnonymousUser())
    levels = list(dict.fromkeys(found.values()))
    notices = [missing(path) for path in looked_up if path not in found]
    if len(different) < len(paths) or len(levels) < len(found):
        notices.append("The same level was asked for twice; it stands here once.")
    if len(different) > MOST:
        notices.append(f"At most {MOST} levels stand side by side; the first {MOST} are shown.")
    return Selection(levels, notices)


def find(paths: Sequence[str], reader: "User | AnonymousUser") -> dict[str, Level]:
    """Return the levels by the paths that were asked for, in one query for each kind of path that occurs."""
    numbered = [path for path in paths if "@" in path]
    in_force = [path for path in paths if "@" not in path]
    found: dict[str, Level] = {}
    if in_force:
        found |= {level.path: level for level in with_facts(Level.objects.at_paths(in_force))}
    if numbered:
        editions = Edition.objects.readable_by(reader)
        for level in with_facts(Level.objects.at_numbered_paths(numbered, editions)):
            level.edition.is_numbered = True
            found[level.asked_path] = level
    return {path: found[path] for path in paths if path in found}


def with_facts(levels: "LevelQuerySet") -> "LevelQuerySet":
    """The levels with all that a comparison says of them, in the same query."""
    facts = ("grade", "source_document__organization", "edition__family__function", "edition__publication__withdrawal")
    return levels.with_family().select_related(*facts)


def missing(path: str) -> str:
    return f"There is no level “{path}” {'that you may read' if '@' in path else 'in force'}."


def address(levels: Sequence[Level], page: str = "ladders:compare", **parts: str) -> str:
    """Return the address of a page about these levels, which `read_selection` reads again."""
    return written([level.asked_path for level in levels], page, **parts)


def written(paths: Sequence[str], page: str = "ladders:compare", **parts: str) -> str:
    """Return the address of a page about the levels at these paths."""
    asked = urlencode([("level", path) for path in paths], safe="/@")
    return reverse(page, kwargs=parts) + (f"?{asked}" if paths else "")
