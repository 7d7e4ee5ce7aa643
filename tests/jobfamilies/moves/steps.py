"""How tests move an edition from draft to published."""

from datetime import UTC, datetime

from django.utils.timezone import now

from jobfamilies.actions import delete_draft, move_edition, publish_edition, withdraw_edition
from jobfamilies.models import Move
from tests.factories import days_from_now

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def make_move(move, edition, by, **facts):
    said = {"edition": edition, "by": by, "at": now()}
    match move:
        case Move.PUBLISH:
            return publish_edition(**said, **{"effective_on": days_from_now(1), "kind": "substantive"} | facts)
        case Move.WITHDRAW:
            return withdraw_edition(**said, **{"reason": "Not agreed."} | facts)
        case Move.DELETE:
            return delete_draft(**said, **facts)
        case _:
            return move_edition(move=move, **said, **{"note": "See there."} | facts)
