"""What of positions waits for a person: for HR, and for who holds a position or one above it."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from classification.waiting.hr import for_hr
from classification.waiting.own import of_own
from website.models import User
from website.waiting import Waiting


def waiting(person: User, today: date) -> Iterator[Waiting]:
    """Yield what waits for the person."""
    return chain(of_own(person, today), for_hr(person))
