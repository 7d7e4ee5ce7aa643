"""Which two families a reader asked to compare, read from the address; what cannot be is left out and said."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from jobfamilies.models import Edition, JobFamily
from jobfamilies.models.level import MOST_OFFERED
from ladders.engine.side_by_side.grades import Alignment
from website.filters import plain

MOST = 2
"""Families that are compared at a time."""
LOOKED_UP = 5
"""Different paths that are looked up; more are an address that nobody meant."""
LONGEST = 200
"""Characters of a path that is looked up."""


@dataclass(frozen=True)
class FamilyChoice:
    """The ladders to compare, in the order asked for, how their levels align, and what was left out."""

    editions: list[Edition]
    by: Alignment = "grade"
    notices: list[str] = field(default_factory=list)


def read_families(query: QueryDict) -> FamilyChoice:
    """Find the ladders in force of the families named by their paths (see `JobFamily.path`), in one query."""
    asked = [path for path in (plain(path)[:LONGEST] for path in query.getlist("family")) if path]
    paths = list(dict.fromkeys(asked))[:LOOKED_UP]
    found = editions_at(paths)
    known = [found[path] for path in paths if path in found]
    notices = [f"There is no family “{path}” with a ladder in force." for path in paths if path not in found]
    if len(set(asked)) < len(asked):
        notices.append("The same family was asked for twice; it stands here once.")
    if len(known) > MOST or len(set(asked)) > LOOKED_UP:
        notices.append(f"Two families are compared at a time; the first {min(len(known), MOST)} are kept.")
    by, wrong = read_alignment(query.getlist("align"))
    return FamilyChoice(known[:MOST], by, notices + wrong)


def editions_at(paths: Sequence[str]) -> dict[str, Edition]:
    """Return the editions in force of the families at these paths, by path."""
    if not paths:
        return {}
    editions = Edition.objects.in_force().filter(family__in=JobFamily.objects.at_paths(paths))
    return {edition.family.path: edition for edition in editions.with_family()}


def read_alignment(asked: Sequence[str]) -> tuple[Alignment, list[str]]:
    """Return how levels align, and what to say where the address asks for a way that does not exist."""
    last = plain(asked[-1])[:LONGEST] if asked else ""
    if last == "place":
        return "place", []
    wrong = [] if last in {"", "grade"} else [f"Levels cannot be aligned by “{last}”; they are aligned by grade."]
    return "grade", wrong


def families_offered() -> list[Edition]:
    """Return all ladders in force to choose from, or none where they are too many for a list."""
    editions = (
        Edition.objects.in_force()
        .of_open_families()
        .with_family()
        .order_by("family__organization__sort_key", "family__sort_key")
    )
    offered = list(editions.defer("summary")[: MOST_OFFERED + 1])
    return offered if len(offered) <= MOST_OFFERED else []
