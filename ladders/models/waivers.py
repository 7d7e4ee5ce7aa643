"""Findings of the checks that somebody let stand, each with the reason."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from jobfamilies.models import JobFamily
from website.models import Erasable, User


class WaiverQuerySet(models.QuerySet["Waiver"]):
    """Waivers, in words."""

    def standing(self) -> Self:
        return self.filter(lifted_at=None)

    def of_family(self, family: JobFamily) -> Self:
        """All waivers of a family, the latest first, with who wrote and lifted them, in the same query."""
        return self.filter(family=family).select_related("by", "lifted_by")


class Waiver(Erasable):
    """That one finding of a family may stand, from edition to edition as long as the text it rests on is the same.

    It is written once. Lifting it adds who did and when, and nothing else of it ever changes.
    """

    family = models.ForeignKey(JobFamily, models.PROTECT, related_name="waivers")
    code = models.SlugField("check", help_text="The check's code.")
    level_key = models.UUIDField("key of the level", null=True)
    dimension = models.SlugField("slug of the row's dimension", blank=True)
    digest = models.CharField(
        max_length=64, help_text="Names the finding: SHA-256 of its check, its place and the text it rests on."
    )
    place = models.CharField(max_length=250, blank=True, help_text="Level and row as they were called then.")
    sentence = models.TextField("finding", help_text="What the check said.")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    lifted_at = models.DateTimeField(null=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("waive_blocking", "Can waive findings that block publishing")]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "digest"],
                condition=models.Q(lifted_at=None),
                name="one_waiver_per_finding",
                violation_error_message="That finding is waived already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") | models.Q(erasure__isnull=False),
                name="waivers_have_a_reason",
                violation_error_message="Say why the finding may stand.",
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_by=None, lifted_at=None)
                | models.Q(lifted_by__isnull=False, lifted_at__isnull=False),
                name="lifted_by_somebody_at_some_time",
                violation_error_message="Say who lifted the waiver, and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence

    def lift(self, *, by: User, at: datetime) -> None:
        """Note who lifted it and when; one that is lifted stays as it is."""
        Waiver.objects.standing().filter(pk=self.pk).update(lifted_by=by, lifted_at=at)
