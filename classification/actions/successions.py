"""Where the positions of a level go that a draft no longer states: to its successor, or each by its own decision."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from classification.models import Position, Succession
from classification.rulings.edition_changes import holders
from jobfamilies.actions.moves import locked
from jobfamilies.models import Edition, Level
from website.models import User
from website.refusals import Refused


class CannotSucceed(Refused):
    """The person may not decide, the edition is no draft, or the level and its successor do not go together."""


@transaction.atomic
def give_successor(
    *,
    edition: Edition,
    retired: UUID,
    successor: Level,
    by: User,
    at: datetime,
    reason: str,
    position: Position | None = None,
) -> Succession:
    """Say where the positions of a retired level go: all of them, or one. Raises CannotSucceed.

    `retired` is the key of a level that the edition in force states and this draft does not. The successor stands in
    this draft, or in an edition in force of the same organization.
    """
    edition = locked(edition)
    reasons = reasons_against_deciding(edition, by) or _wrong(edition, retired, successor, position)
    if reasons := reasons or ["Say why they go there."] * (not reason.strip()):
        raise CannotSucceed(reasons)
    return Succession.objects.create(
        edition=edition,
        retired_key=retired,
        position=position,
        family=successor.edition.family,
        successor_key=successor.key,
        reason=reason,
        by=by,
        at=at,
    )


@transaction.atomic
def take_back_successor(*, succession: Succession, by: User) -> None:
    """Undo what was decided in a draft. Raises CannotSucceed."""
    if reasons := reasons_against_deciding(locked(succession.edition), by):
        raise CannotSucceed(reasons)
    Succession.objects.filter(pk=succession.pk).delete()


def reasons_against_deciding(edition: Edition, by: User) -> list[str]:
    """Return why this person cannot decide where positions go, in sentences for people."""
    if not by.has_perm("classification.add_succession", edition):
        return ["Only HR editors may do this."]
    return [] if edition.is_draft else [f"The edition is {edition.standing}: this is decided in a draft."]


def retired_levels(edition: Edition) -> list[Level]:
    """Return the levels that the family's edition in force states and this one does not, lowest first."""
    current = Level.objects.in_force().filter(edition__family=edition.family_id)
    gone = current.exclude(key__in=edition.levels.values("key"))
    return list(gone.with_family().order_by("rank"))


def _wrong(edition: Edition, retired: UUID, successor: Level, position: Position | None) -> list[str]:
    level = next((each for each in retired_levels(edition) if each.key == retired), None)
    if level is None:
        return ["A successor is for a level that is in force and that the draft no longer states."]
    if successor.edition_id != edition.pk and not exists_elsewhere(successor, edition):
        return [f"{successor} is not there to go to: it is neither in this draft nor in another ladder in force."]
    decided = Succession.objects.filter(edition=edition, retired_key=retired, position=position)
    if decided.exists():
        return [f"What becomes of {position or f'the positions of {level}'} is decided already. Take that back first."]
    if position and position.pk not in {held.ruling.position_id for held in holders(edition) if held.level == level}:
        return [f"{position} is not classified as {level}."]
    return []


def exists_elsewhere(successor: Level, edition: Edition) -> bool:
    """Return whether the level stands in another ladder in force of the edition's organization."""
    others = Level.objects.in_force().exclude(edition__family=edition.family_id)
    return others.filter(pk=successor.pk, edition__family__organization=edition.family.organization_id).exists()
