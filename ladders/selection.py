"""Which levels a reader asked to compare, read from the address; what cannot be compared is left out and said."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jobfamilies.models import Level

MOST = 4
"""Levels that stand side by side at most."""
LONGEST = 300
"""Characters of a path that is looked up."""


@dataclass(frozen=True)
class Selection:
    """The levels to compare, in the order asked for, and what of the address was left out."""

    levels: list[Level]
    notices: list[str] = field(default_factory=list)


def read_selection(asked: Sequence[str]) -> Selection:
    """Find the levels in force by their paths (see `Level.path`)."""
    paths = [path.replace("\0", "")[:LONGEST] for path in asked if path]
    different = list(dict.fromkeys(paths))
    looked_up = different[:MOST]
    found = {level.path: level for level in Level.objects.at_paths(looked_up).with_family().select_related(*WITH)}
    notices = [f"There is no level “{path}” in force." for path in looked_up if path not in found]
    if len(different) < len(paths):
        notices.append("The same level was asked for twice; it stands here once.")
    if len(different) > MOST:
        notices.append(f"At most {MOST} levels stand side by side; the first {MOST} are shown.")
    return Selection([found[path] for path in looked_up if path in found], notices)


WITH = ("grade", "source_document__organization", "edition__family__function")
