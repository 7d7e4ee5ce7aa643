"""Changing what a draft states of itself."""

from datetime import datetime
from typing import Any

from django.db import transaction

from jobfamilies.models import Edition
from ladders.actions.owned import EDITION_FACTS, stated_facts
from ladders.actions.writing import log, writable
from ladders.index import write_edition
from ladders.models import CellChange
from website.models import User


@transaction.atomic
def change_edition(*, edition: Edition, by: User, at: datetime, **facts: Any) -> bool:
    """Give a draft other facts, and keep what they were; return whether any differs. Raises CannotChange."""
    edition = writable(edition, by)
    before = stated_facts(edition, EDITION_FACTS)
    for name, value in facts.items():
        setattr(edition, name, value)
    after = stated_facts(edition, EDITION_FACTS)
    if before == after:
        return False
    edition.save()
    log(CellChange.Kind.EDITION_CHANGED, edition=edition, by=by, at=at, before=before, after=after)
    write_edition(edition)
    return True
