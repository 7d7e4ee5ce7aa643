"""What was remarked on an edition: threads, each with its place, and what is still open."""

from dataclasses import dataclass

from jobfamilies.models import Comment, Edition
from jobfamilies.parts import edition_parts

NAMED = 3
"""How many places of open comments a refusal names."""


@dataclass(frozen=True)
class Thread:
    """A comment with its replies, what it is on in words, and where that stands in the grid editor (a fragment)."""

    comment: Comment
    place: str
    anchor: str


def threads(edition: Edition, *, open_only: bool = False) -> list[Thread]:
    """Return the comments on an edition, open ones first. Asks for places only where there are comments."""
    found = edition.comments.unresolved() if open_only else edition.comments.begun()
    comments = list(found.with_replies())
    if not comments:
        return []
    levels = {level.key: level for level in edition.levels.all()}
    rows = {slug: label for part in edition_parts() for slug, label in part.places(edition).items()}

    def thread(comment: Comment) -> Thread:
        level, row = levels.get(comment.level_key), rows.get(comment.dimension)  # type: ignore[arg-type]
        place = ", ".join(on for on in (level.name if level else "", row or "") if on)
        anchor = f"cell-{level.key}-{comment.dimension}" if level and row else (f"level-{level.pk}" if level else "")
        return Thread(comment, place, anchor)

    return [thread(each) for each in sorted(comments, key=lambda comment: comment.resolved_at is not None)]


def open_comments(edition: Edition) -> list[str]:
    """Return that comments are open, how many and where, in a sentence; nothing where none is."""
    found = threads(edition, open_only=True)
    if not found:
        return []
    places = list(dict.fromkeys(thread.place or "the edition as a whole" for thread in found))
    others = len(places) - NAMED
    where = "; ".join(places[:NAMED]) + (f"; and {others} more" if others > 0 else "")
    said = "1 comment is open" if len(found) == 1 else f"{len(found)} comments are open"
    return [f"{said}: on {where}. Resolve each, or set it aside with a reason."]
