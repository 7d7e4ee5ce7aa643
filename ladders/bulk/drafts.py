"""Open editions side by side: where each stands, and what changes in it, cell by cell."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from jobfamilies.models import Edition
from ladders.engine.redline.wording import Run, redlined_lines
from ladders.models import CellChange


@dataclass(frozen=True)
class CellChanged:
    """What a cell said before its first change in the draft, and says since its last one, as a redline."""

    place: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class OpenDraft:
    """An open edition with what changes in it; `others` counts changes of levels, rows and their order."""

    edition: Edition
    comments: int
    others: int
    changes: list[CellChanged] = field(default_factory=list)


def open_drafts(editions: Sequence[int] | None = None) -> list[OpenDraft]:
    """Return the open editions, those of these ids where some are given, with what changes in each. Two queries."""
    found = Edition.objects.filter(Edition.is_open()).with_family().select_related("base")
    found = found if editions is None else found.filter(pk__in=editions)
    found = found.annotate(remarks=Count("comments", filter=Q(comments__resolved_at=None)))
    ordered = list(found.order_by("family__organization__sort_key", "family__sort_key"))
    logged = changes_by_edition(edition.pk for edition in ordered)
    return [
        OpenDraft(edition, edition.remarks, *changes_of(logged[edition.pk]))  # type: ignore[attr-defined]
        for edition in ordered
    ]


def changes_by_edition(editions: Iterable[int]) -> dict[int, list[CellChange]]:
    """Return the changes of each edition, the first one first."""
    found: dict[int, list[CellChange]] = defaultdict(list)
    for change in CellChange.objects.filter(edition__in=list(editions)).order_by("pk"):
        found[change.edition_id].append(change)
    return found


def changes_of(logged: Iterable[CellChange]) -> tuple[int, list[CellChanged]]:
    """Return how many changes are none of a cell, and what became of each cell that says something else now."""
    cells: dict[tuple[object, str], list[CellChange]] = defaultdict(list)
    others = 0
    for change in logged:
        if change.kind == CellChange.Kind.TEXT:
            cells[change.level_key, change.dimension].append(change)
        else:
            others += 1
    changed = [
        CellChanged(steps[-1].place, redlined_lines(steps[0].before, steps[-1].after))
        for steps in cells.values()
        if steps[0].before != steps[-1].after
    ]
    return others, changed
