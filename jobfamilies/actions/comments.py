"""What reviewers and editors remark on an edition, and that it is settled."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from jobfamilies.models import Comment, Edition
from website.mail import tell
from website.models import User
from website.refusals import Refused


class CannotComment(Refused):
    """The person may not, the edition is not open, or nothing is said."""


@transaction.atomic
def comment_on(
    *, edition: Edition, by: User, at: datetime, text: str, level_key: UUID | None = None, dimension: str = ""
) -> Comment:
    """Remark on an open edition: as a whole, on a level, on the row of a dimension (its slug), or on their cell.

    Raises CannotComment.
    """
    if reasons := reasons_against_commenting(edition, by) or ["Write a comment."] * (not text.strip()):
        raise CannotComment(reasons)
    comment = Comment.objects.create(
        edition=edition, author=by, at=at, text=text, level_key=level_key, dimension=dimension
    )
    tell("comment", about=edition, by=by, at=at)
    return comment


@transaction.atomic
def reply_to(*, comment: Comment, by: User, at: datetime, text: str) -> Comment:
    """Answer a comment; it stays open. Raises CannotComment."""
    reply = comment_on(
        edition=comment.edition,
        by=by,
        at=at,
        text=text,
        level_key=comment.level_key,
        dimension=comment.dimension,
    )
    reply.parent_id = comment.parent_id or comment.pk
    reply.save(update_fields=["parent"])
    return reply


@transaction.atomic
def resolve_comment(*, comment: Comment, by: User, at: datetime, text: str = "") -> None:
    """Mark a comment as settled, with a last word if there is one; one that is settled stays as it is.

    Raises CannotComment.
    """
    if reasons := reasons_against_commenting(comment.edition, by):
        raise CannotComment(reasons)
    if text.strip():
        reply_to(comment=comment, by=by, at=at, text=text)
    Comment.objects.unresolved().filter(pk=comment.pk).update(resolved_by=by, resolved_at=at)


@transaction.atomic
def set_comment_aside(*, comment: Comment, by: User, at: datetime, text: str) -> None:
    """Leave a comment as it is, and say why in a last reply; it stops nothing any more. Raises CannotComment."""
    if not text.strip():
        raise CannotComment(["Say why the comment is set aside."])
    if comment.resolved_at is None:
        reply_to(comment=comment, by=by, at=at, text=text)
        settled = {"resolved_by": by, "resolved_at": at, "is_set_aside": True}
        Comment.objects.unresolved().filter(pk=comment.pk).update(**settled)


def reasons_against_commenting(edition: Edition, by: User) -> list[str]:
    """Return why this person cannot comment on the edition now, in sentences for people."""
    if not by.has_perm("jobfamilies.add_comment", edition):
        return ["Comments are for HR editors and HR approvers."]
    return [] if edition.state in Edition.OPEN else ["A published edition is not commented on."]
