"""What people do with editions. Every action is atomic and told who and when."""

from jobfamilies.actions.comments import (
    CannotComment,
    comment_on,
    reasons_against_commenting,
    reply_to,
    resolve_comment,
    set_comment_aside,
)
from jobfamilies.actions.drafts import delete_draft, start_draft
from jobfamilies.actions.moves import EDITION_MOVES, move_edition, stage
from jobfamilies.actions.publishing import (
    last_digest,
    missing_facts,
    publish_edition,
    reasons_against_publishing,
    withdraw_edition,
)
from jobfamilies.actions.refusals import CannotMove, CannotPublish, CannotWithdraw

__all__ = [
    "EDITION_MOVES",
    "CannotComment",
    "CannotMove",
    "CannotPublish",
    "CannotWithdraw",
    "comment_on",
    "delete_draft",
    "last_digest",
    "missing_facts",
    "move_edition",
    "publish_edition",
    "reasons_against_commenting",
    "reasons_against_publishing",
    "reply_to",
    "resolve_comment",
    "set_comment_aside",
    "stage",
    "start_draft",
    "withdraw_edition",
]
