"""The rows that an organization's levels are described by, and its first ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from jobfamilies.actions.organizations import CannotSetUp, add_family
from jobfamilies.models import Edition, Organization
from ladders.actions.levels import add_level
from ladders.actions.rows import add_rows
from ladders.importing.applying import free_slug, short_title
from ladders.models import Dimension
from ladders.starters import Starter, dimensions_of
from website.models import User


@dataclass(frozen=True)
class FirstLevel:
    """A level as it is typed: its title, and the name of its grade where it has one."""

    title: str
    grade: str = ""


@transaction.atomic
def take_starter(*, organization: Organization, starter: Starter, by: User) -> list[Dimension]:
    """Let the organization's new ladders begin with the rows of a set; return the dimensions that were made for it.

    Dimensions are shared: one that stands stays as it is. Raises CannotSetUp.
    """
    if not by.has_perm("jobfamilies.change_organization", organization):
        raise CannotSetUp(["Only HR editors choose what levels are described by."])
    there = set(Dimension.objects.values_list("slug", flat=True))
    last = Dimension.objects.aggregate(last=Max("order"))["last"] or 0
    new = [row for row in starter.rows if row.slug not in there]
    if new and not by.has_perm("ladders.add_dimension"):
        names = ", ".join(row.name for row in new)
        raise CannotSetUp([f"Whoever edits for the whole site adds what all organizations share: {names}."])
    made = [
        Dimension.objects.create(
            slug=row.slug, name=row.name, kind=row.kind, definition=row.definition, order=last + place
        )
        for place, row in enumerate(new, start=1)
    ]
    organization.starter = starter.slug
    organization.save(update_fields=["starter"])
    return made


@transaction.atomic
def start_first_ladder(
    *,
    organization: Organization,
    family: str,
    function: str,
    levels: Sequence[FirstLevel],
    starter: Starter,
    by: User,
    at: datetime,
) -> Edition:
    """Return the first draft of a new family: its levels from the lowest up, and the rows of a set.

    Raises CannotSetUp for a grade that the organization has not, or a family that it has.
    """
    grades = {grade.name.casefold(): grade for grade in organization.grades.all()}
    unknown = [level.grade for level in levels if level.grade and level.grade.casefold() not in grades]
    if unknown:
        raise CannotSetUp([f"{organization} has no grade “{name}”. Add it under Grades first." for name in unknown])
    take_starter(organization=organization, starter=starter, by=by)
    made = add_family(organization=organization, name=family, function=function, by=by)
    edition = Edition.objects.create(family=made, number=1, title=family if organization.writes_own else "")
    titles = [level.title for level in levels]
    for level in levels:
        add_level(
            edition=edition,
            by=by,
            at=at,
            title=level.title,
            short_title=short_title(level.title, titles),
            slug=free_slug(edition, level.title),
            grade=grades.get(level.grade.casefold()),
            grade_text=level.grade,
        )
    rows = [{"dimension": dimension, "style": row.style} for row, dimension in dimensions_of(starter)]
    add_rows(edition=edition, by=by, at=at, rows=rows)
    return edition
