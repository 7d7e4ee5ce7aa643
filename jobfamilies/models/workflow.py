"""How an edition came from draft to published: every move with who made it and when, and what reviewers remarked."""

from typing import Self

from django.conf import settings
from django.db import models

from jobfamilies.models.catalogue import JobFamily
from jobfamilies.models.edition import Edition
from website.models import Erasable, SealedWords


class Stage(models.TextChoices):
    """Where an edition stands between draft and withdrawn: its state, and what a withdrawal makes of it."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in review", "In review"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DELETED = "deleted", "Deleted"


class Move(models.TextChoices):
    """What people do with an edition as a whole. What each may follow on stands in jobfamilies/actions/moves.py."""

    SUBMIT = "submit", "Submit for review"
    TAKE_BACK = "take-back", "Take back to draft"
    RETURN = "return", "Return with comments"
    APPROVE = "approve", "Approve"
    PUBLISH = "publish", "Publish"
    WITHDRAW = "withdraw", "Withdraw"
    DELETE = "delete", "Delete draft"


class Transition(SealedWords):
    """One move of one edition, written once. It outlives a draft that is deleted."""

    family = models.ForeignKey(JobFamily, models.PROTECT, related_name="transitions")
    edition = models.ForeignKey(Edition, models.SET_NULL, related_name="transitions", null=True)
    number = models.PositiveSmallIntegerField("edition number")
    move = models.CharField(max_length=10, choices=Move)
    from_stage = models.CharField("from", max_length=10, choices=Stage)
    to_stage = models.CharField("to", max_length=10, choices=Stage)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    content_digest = models.CharField(
        max_length=64, help_text="SHA-256 of what the edition said at that moment, in hexadecimal."
    )
    document_version = models.PositiveSmallIntegerField(help_text="Of the ladder document that the digest is of.")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "move of an edition"
        verbose_name_plural = "moves of editions"

    def __str__(self) -> str:
        return f"{self.family}, edition {self.number}: {self.get_move_display().lower()}"


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments, in words. A reply is settled with the comment that it answers."""

    def begun(self) -> Self:
        """Those that begin a thread: no replies."""
        return self.filter(parent=None)

    def unresolved(self) -> Self:
        return self.begun().filter(resolved_at=None)

    def with_replies(self) -> Self:
        replies = models.Prefetch("replies", Comment.objects.select_related("author", "erasure"))
        return self.select_related("author", "resolved_by", "erasure").prefetch_related(replies)


class Comment(Erasable):
    """What somebody remarked on an edition, on one level, on one row, or on the cell where both meet; or a reply.

    It is resolved, or set aside: then its last reply says why.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="comments")
    level_key = models.UUIDField("level", null=True, blank=True)
    dimension = models.SlugField("row", max_length=80, blank=True, help_text="The slug of the row's dimension.")
    parent = models.ForeignKey(
        "self", models.CASCADE, related_name="replies", null=True, blank=True, verbose_name="comment that it answers"
    )
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    is_set_aside = models.BooleanField("set aside with a reason", default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_by=None, resolved_at=None)
                | models.Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="resolved_by_somebody_at_some_time",
                violation_error_message="Say who resolved the comment, and when.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_set_aside=False) | models.Q(resolved_at__isnull=False),
                name="set_aside_by_somebody_at_some_time",
                violation_error_message="Say who set the comment aside, and when.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
