"""What people are told of requests, rulings and appeals, of records, and of the levels of their positions."""

from datetime import datetime

from classification.events import levels, records, requests
from website.mail import tell_once

EVENTS = (*requests.EVENTS, *levels.EVENTS, *records.EVENTS)


def find_by_day(*, at: datetime) -> None:
    """Tell of levels that read otherwise since an edition took effect, and of appeals that are due."""
    tell_once(levels.level_occasions(at) | requests.due_occasions(at), at=at)
