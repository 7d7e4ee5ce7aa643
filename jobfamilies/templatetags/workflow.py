"""Where an edition stands, on its page in the admin: what one may do now, what blocks, and what was done and said."""

from typing import Any

from django import template
from django.utils import timezone

from jobfamilies.actions import EDITION_MOVES, reasons_against_commenting
from jobfamilies.models import Edition, Move
from jobfamilies.parts import edition_parts
from jobfamilies.remarks import threads
from website.models import User

register = template.Library()


@register.inclusion_tag("admin/jobfamilies/edition/_workflow.html", takes_context=True)
def edition_workflow(context: template.Context, edition: Edition) -> dict[str, Any]:
    """The panel of an edition for the person who reads it. Asks the same rules as the actions."""
    user = context["request"].user
    is_open = not edition.is_published
    return {
        "edition": edition,
        "is_open": is_open,
        "here": context["request"].path,
        "moves": moves(edition, user),
        "forward": (Move.SUBMIT, Move.APPROVE, Move.PUBLISH),
        "checks": [reason for part in edition_parts() for reason in part.checks(edition)] if is_open else [],
        "affected": [each for part in edition_parts() for each in part.affected(edition)] if is_open else [],
        "comments": threads(edition),
        "may_comment": not reasons_against_commenting(edition, user),
        "transitions": edition.transitions.select_related("by"),
    }


def moves(edition: Edition, user: User) -> list[tuple[Move, list[str]]]:
    """Return the moves that begin where the edition stands, each with what speaks against it for this person."""
    now = timezone.now()
    return [
        (move, EDITION_MOVES.reasons_against(move, edition, by=user, at=now))
        for move in Move
        if EDITION_MOVES.begins(move, edition)
    ]
