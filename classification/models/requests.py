"""Requests to classify a position, and every step taken with one."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from classification.models.descriptions import Description
from classification.models.positions import Position
from website.models import Erasable, SealedWords, User
from website.roles import scope_of


class Stage(models.TextChoices):
    """Where a request stands."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    IN_STUDY = "in study", "In study"
    RULED = "ruled", "Ruled on"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Step(models.TextChoices):
    """What people do with a request. What each may follow on, and who may take it, stands in actions/requests.py."""

    OPEN = "open", "Open"
    SUBMIT = "submit", "Submit"
    WITHDRAW = "withdraw", "Withdraw"
    RETURN = "return", "Return for more"
    STUDY = "study", "Take into study"
    RATE = "rate", "Sign a rating"
    RULE = "rule", "Rule"
    APPEAL = "appeal", "Appeal"
    DECIDE = "decide", "Decide an appeal"


class ClassificationRequestQuerySet(models.QuerySet["ClassificationRequest"]):
    """Requests, in words."""

    def visible_to(self, user: User) -> Self:
        """Those about positions that the user may know of, and those for which they were appointed."""
        known = models.Q(position__in=Position.objects.visible_to(user))
        kind = self.model._meta.label_lower
        if appointed := scope_of(user, "classification.study_request").keys.get(kind):
            known |= models.Q(pk__in=appointed)
        return self.filter(known)

    def open(self) -> Self:
        return self.exclude(stage__in=[Stage.RULED, Stage.WITHDRAWN])

    def with_readings_for(self, user: User) -> Self:
        """Those whose machine reading the user may see: while one is open, whoever may rate answers first."""
        elsewhere = scope_of(user, "classification.study_request").elsewhere(self.model)
        rated = models.Q(pk__in=self.model.objects.filter(sheets__rater=user, sheets__signed_at__isnull=False))
        return self.filter(elsewhere | rated | models.Q(stage__in=[Stage.RULED, Stage.WITHDRAWN]))

    def with_position(self) -> Self:
        return self.select_related("position__organization", "position__incumbent", "description", "requested_by")


class ClassificationRequest(Erasable):
    """Somebody's request that a position be classified, judged by one version of its description."""

    class Kind(models.TextChoices):
        NEW = "new", "New position"
        RECLASSIFICATION = "reclassification", "Reclassification"
        AUDIT = "audit", "Audit"
        REVIEW = "review", "Review"

    position = models.ForeignKey(Position, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.TextField(help_text="What changed in the work, or why it should be looked at.")
    description = models.ForeignKey(Description, models.PROTECT, related_name="requests", null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()

    objects = ClassificationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("study_request", "Can study requests to classify")]
        constraints = [
            models.UniqueConstraint(
                fields=["position"],
                condition=~models.Q(stage__in=[Stage.RULED, Stage.WITHDRAWN]),
                name="one_open_request_per_position",
                violation_error_message="A request about this position is open already.",
            ),
            models.CheckConstraint(
                condition=models.Q(description__isnull=False) | models.Q(stage__in=[Stage.DRAFT, Stage.WITHDRAWN]),
                name="submitted_with_a_description",
                violation_error_message="A request is submitted with a description of the work.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.get_kind_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("classification:request", args=[self.pk])


class RequestStep(SealedWords):
    """One step taken with a request, written once."""

    request = models.ForeignKey(ClassificationRequest, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=Step)
    from_stage = models.CharField("from", max_length=10, choices=Stage)
    to_stage = models.CharField("to", max_length=10, choices=Stage)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "step of a request"
        verbose_name_plural = "steps of requests"

    def __str__(self) -> str:
        return f"{self.request}: {self.get_step_display().lower()}"
