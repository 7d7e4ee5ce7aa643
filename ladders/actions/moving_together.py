"""Many drafts moved in one go, each with its own record; one that cannot be moved says why and stays."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jobfamilies.actions import move_edition, publish_edition
from jobfamilies.models import Edition, Move
from website.models import User
from website.refusals import Refused

TOGETHER = (Move.SUBMIT, Move.APPROVE, Move.PUBLISH)
"""The moves that are made of many at once."""


@dataclass
class Moved:
    """Which editions were moved, and which stay with the reasons, in sentences for people."""

    done: list[Edition] = field(default_factory=list)
    stayed: list[tuple[Edition, list[str]]] = field(default_factory=list)


def move_together(*, editions: Iterable[Edition], move: Move, by: User, at: datetime, **facts: Any) -> Moved:
    """Make a move of TOGETHER with each edition, in a transaction of its own, and return what came of it.

    `facts` are what the move's action takes besides: a note, or the day and kind of a publication.
    """
    moved = Moved()
    for edition in editions:
        try:
            if move == Move.PUBLISH:
                publish_edition(edition=edition, by=by, at=at, **facts)
            else:
                move_edition(edition=edition, move=move, by=by, at=at, **facts)
        except Refused as refused:
            moved.stayed.append((edition, refused.reasons))
        else:
            moved.done.append(edition)
    return moved
