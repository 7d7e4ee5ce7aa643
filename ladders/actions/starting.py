"""Starting a draft of a family's ladder."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition, JobFamily
from ladders.actions.levels import add_level
from ladders.actions.rows import add_rows
from ladders.actions.writing import CannotChange
from ladders.models import Dimension
from website.models import User


@transaction.atomic
def start_ladder(
    *,
    family: JobFamily,
    current: Edition | None,
    by: User,
    at: datetime,
    title: str = "",
    slug: str = "",
    dimensions: Iterable[Dimension] = (),
) -> Edition:
    """Return a new draft: one that says what `current` says, else one with a first level and these rows.

    Raises CannotChange, and IntegrityError where the family has an open edition already.
    """
    if not by.has_perm("jobfamilies.add_edition", family):
        raise CannotChange(["Only HR editors start a draft."])
    if current:
        return start_draft(edition=current)
    edition = Edition.objects.create(family=family, number=1)
    add_level(edition=edition, by=by, at=at, title=title, slug=slug)
    add_rows(edition=edition, by=by, at=at, rows=[{"dimension": each} for each in dimensions])
    return edition
