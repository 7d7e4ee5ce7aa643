"""How a thing that waits is named: by its position, and by nothing that somebody wrote or judged."""

from typing import Any

from classification.models import ClassificationRequest, Position
from website.waiting import Reason, Waiting


def of_request(reason: Reason, request: ClassificationRequest, link: str, act: str, **said: Any) -> Waiting:
    """Return a request that waits."""
    return of_position(reason, request.position, link, act, request.get_kind_display(), **said)


def of_position(reason: Reason, position: Position, link: str, act: str, detail: str, **said: Any) -> Waiting:
    organization = position.organization.name
    title = f"Position {position.number}" + (f", {position.title}" if position.title else "")
    return Waiting(reason, title, link, act, organization, f"{organization}. {detail}", **said)
