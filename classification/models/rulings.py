"""Rulings on positions, appeals against them, and what becomes of a position whose level retires."""

from datetime import date
from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from classification.models.positions import Position
from classification.models.requests import ClassificationRequest
from jobfamilies.models import Edition, JobFamily, Level, Organization
from website.models import SealedWords, User
from website.ordering import Order


class RulingQuerySet(models.QuerySet["Ruling"]):
    """Rulings, in words."""

    def visible_to(self, user: User) -> Self:
        """Those on positions that the user may know of."""
        return self.filter(position__in=Position.objects.visible_to(user))

    def classifying(self, on: date) -> Self:
        """Those that name a level and took effect by that day."""
        return self.filter(level__isnull=False, effective_on__lte=on)

    def standing(self, on: date) -> Self:
        """Of each position, the last made of those that name a level and took effect by that day."""
        same_position = {"position": models.OuterRef("position"), "pk__gt": models.OuterRef("pk")}
        return self.classifying(on).filter(~models.Exists(Ruling.objects.classifying(on).filter(**same_position)))

    def with_level(self) -> Self:
        return self.select_related("position__organization", "level__edition__family__organization", "ruled_by")


class Ruling(SealedWords):
    """What was decided on a position, with reasons. Written once; a later one supersedes it."""

    class Outcome(models.TextChoices):
        FIRST = "first", "First classification"
        NO_CHANGE = "no change", "No change"
        UP = "up", "Up"
        DOWN = "down", "Down"
        ACROSS = "across", "Across"
        NEW_CLASS = "new class needed", "New class needed"
        RETURNED = "returned", "Returned without a ruling on the work"

    position = models.ForeignKey(Position, models.PROTECT, related_name="rulings")
    request = models.ForeignKey(ClassificationRequest, models.PROTECT, related_name="rulings")
    outcome = models.CharField(max_length=20, choices=Outcome)
    level = models.ForeignKey(
        Level,
        models.PROTECT,
        related_name="rulings",
        null=True,
        blank=True,
        help_text="Of the edition it is judged by.",
    )
    rationale = models.TextField()
    authority = models.CharField(max_length=200, help_text="By what right: delegation, resolution or policy.")
    exemption = models.CharField(
        max_length=10, choices=Level.Exemption, blank=True, help_text="The position’s own; the level’s is only usual."
    )
    exemption_reason = models.TextField("reasons for the exemption", blank=True)
    effective_on = models.DateField()
    past_reason = models.TextField("reason for the past date", blank=True)
    consequence = models.TextField("what it means for the incumbent", blank=True)
    appeal_by = models.DateField("appeal by", null=True, blank=True)
    appeal_to = models.CharField("appeals are heard by", max_length=310, blank=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ruled_at = models.DateTimeField()
    supersedes = models.OneToOneField("self", models.PROTECT, related_name="superseded_by", null=True, blank=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=None, outcome__in=["new class needed", "returned"])
                | models.Q(level__isnull=False, outcome__in=["first", "no change", "up", "down", "across"]),
                name="a_ruling_names_its_level",
                violation_error_message="This outcome names a level, or none.",
            ),
            models.CheckConstraint(
                condition=models.Q(level=None)
                | (~models.Q(exemption="") & (~models.Q(exemption_reason="") | models.Q(erasure__isnull=False))),
                name="a_ruling_states_its_exemption",
                violation_error_message="State the position’s own exemption, and why.",
            ),
            models.CheckConstraint(
                condition=(~models.Q(rationale="") | models.Q(erasure__isnull=False)) & ~models.Q(authority=""),
                name="a_ruling_has_reasons",
                violation_error_message="Give the reasons and the authority.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.get_outcome_display().lower()}, {self.effective_on}"

    def get_absolute_url(self) -> str:
        return reverse("classification:ruling", args=[self.pk])

    @property
    def is_superseded(self) -> bool:
        return hasattr(self, "superseded_by")


class AppealStage(models.Model):
    """One stage of an organization's way of appeal: who hears it, and how many days each side has."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="appeal_stages")
    order = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    name = models.CharField(max_length=100)
    heard_by = models.CharField(max_length=200)
    days_to_file = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1)], help_text="Calendar days from the letter, or the decision before."
    )
    days_to_decide = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1)], help_text="Calendar days from the filing."
    )

    in_order = Order("order", within=("organization",))

    class Meta:
        ordering = ["organization", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "order"],
                name="one_appeal_stage_per_place",
                violation_error_message="Another stage stands there.",
            ),
            models.CheckConstraint(
                condition=models.Q(order__gte=1, days_to_file__gte=1, days_to_decide__gte=1),
                name="appeal_stages_leave_time",
                violation_error_message="Stages are counted from 1, and leave each side at least a day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.name}"


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Appeals, in words."""

    def undecided(self) -> Self:
        return self.filter(decision=None)

    def with_ruling(self) -> Self:
        """With all that a list row says of an appeal, in the same query."""
        return self.select_related("ruling__position__organization", "ruling__request", "filed_by")


class Appeal(SealedWords):
    """An appeal against a ruling at one stage, written once."""

    ruling = models.ForeignKey(Ruling, models.PROTECT, related_name="appeals")
    stage = models.PositiveSmallIntegerField(help_text="1 is the first.")
    stage_name = models.CharField(max_length=100)
    heard_by = models.CharField(max_length=200)
    grounds = models.TextField()
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    decide_by = models.DateField("to be decided by")

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["ruling", "stage"]
        constraints = [
            models.UniqueConstraint(
                fields=["ruling", "stage"],
                name="one_appeal_per_stage",
                violation_error_message="This stage was appealed to already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(grounds="") | models.Q(erasure__isnull=False),
                name="an_appeal_has_grounds",
                violation_error_message="Say what is wrong with the ruling.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ruling}: {self.stage_name}"

    @property
    def is_decided(self) -> bool:
        return hasattr(self, "decision")


class AppealDecision(SealedWords):
    """How an appeal ended, written once. Where it changes something, a new ruling supersedes the one appealed."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "The ruling stands"
        CHANGED = "changed", "The ruling is superseded"
        SENT_BACK = "sent back", "Sent back to be studied again"
        WITHDRAWN = "withdrawn", "The appeal was withdrawn"

    appeal = models.OneToOneField(Appeal, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=Outcome)
    reasons = models.TextField()
    appeal_by = models.DateField("next stage by", null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["appeal"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="withdrawn") | ~models.Q(reasons="") | models.Q(erasure__isnull=False),
                name="a_decision_has_reasons",
                violation_error_message="Give the reasons for the decision.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appeal}: {self.get_outcome_display().lower()}"


class Succession(SealedWords):
    """Where the positions of a level go that an edition no longer states: all of them, or one by its own decision."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="successions")
    retired_key = models.UUIDField("key of the level that retires")
    position = models.ForeignKey(
        Position, models.PROTECT, related_name="successions", null=True, blank=True, help_text="Empty: all of them."
    )
    family = models.ForeignKey(JobFamily, models.PROTECT, related_name="+", help_text="Of the successor.")
    successor_key = models.UUIDField("key of the successor")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "retired_key", "position"],
                name="one_successor_per_position",
                violation_error_message="What becomes of this position is decided already.",
            ),
            models.UniqueConstraint(
                fields=["edition", "retired_key"],
                condition=models.Q(position=None),
                name="one_successor_per_level",
                violation_error_message="The level’s successor is decided already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(retired_key=models.F("successor_key")),
                name="a_level_does_not_succeed_itself",
                violation_error_message="A level does not succeed itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: successor of a retired level"
