"""Starting a draft, and giving one up."""

from datetime import datetime

from django.db import transaction

from jobfamilies import document
from jobfamilies.actions.moves import EDITION_MOVES, locked
from jobfamilies.actions.refusals import CannotMove
from jobfamilies.models import Edition, Move, Transition
from website.models import User


@transaction.atomic
def start_draft(*, edition: Edition) -> Edition:
    """Return a new draft that says what the edition says, levels and statements keeping their keys.

    Raises IntegrityError where the family has an open edition already (constraint one_open_edition_per_family).
    """
    # As its rows say it now, not as it was sealed: an older version may lack what they say.
    newest = document.newest()
    said = document.dump_with(document.sections_of(edition, newest), edition, newest)
    draft = document.load(said, family=edition.family)
    draft.base = edition
    draft.save(update_fields=["base"])
    return draft


@transaction.atomic
def delete_draft(*, edition: Edition, by: User, at: datetime, note: str = "") -> Transition:
    """Delete a draft with all it says and was remarked on it; that it was is kept. Raises CannotMove."""
    edition = locked(edition)
    if reasons := EDITION_MOVES.reasons_against(Move.DELETE, edition, by=by, at=at):
        raise CannotMove(reasons)
    kept = EDITION_MOVES.record(Move.DELETE, edition, by=by, at=at, note=note)
    edition.delete()
    kept.edition = None
    return kept
