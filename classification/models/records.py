"""What somebody entered of themselves, kept and sent as they decide, and what HR determined on a copy sent to it."""

from typing import Any, Self

from django.conf import settings
from django.db import models

from classification.models.positions import Position
from classification.models.readings import Reading
from jobfamilies.models import Level
from website.models import Erasable, SealedWords, User
from website.roles import scope_of


class OwnRecord(models.Model):
    """What a user keeps of their studies and work. Its owner alone sees it: it has no page for anybody else."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="own_record")
    record = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return "A record that its owner keeps"


class SentRecordQuerySet(models.QuerySet["SentRecord"]):
    """Copies that were sent, in words."""

    def with_people(self) -> Self:
        return self.select_related(
            "sender", "to", "reading__approved_by", "level__edition__family__organization", "determination__signed_by"
        )

    def received_by(self, user: User) -> Self:
        """Copies sent to the user, or to HR where the user signs for it; none that was taken back."""
        mine = models.Q(to=user.pk, to__isnull=False)
        if scope := scope_of(user, "classification.sign_determination"):
            mine |= models.Q(to=None) & ~models.Q(sender=user) & scope.where(self.model)
        return self.filter(mine, taken_back_at=None)

    def visible_to(self, user: User) -> Self:
        """Those that the user sent or received."""
        return self.filter(models.Q(sender=user) | models.Q(pk__in=self.model.objects.received_by(user)))


class SentRecord(Erasable):
    """A copy of somebody's record with the answer for one level on one day, sent by them. Written once.

    Taken back, it is deleted; where a determination rests on it, it is only hidden from its receivers.
    """

    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="records_sent")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="records_received", null=True, help_text="Empty: HR."
    )
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", help_text="Of the edition it was held against.")
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="+")
    as_of_on = models.DateField("as of")
    record = models.JSONField()
    message = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    objects = SentRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to=None) | ~models.Q(to=models.F("sender")),
                name="nobody_sends_a_record_to_themselves",
                violation_error_message="Send it to somebody else.",
            ),
        ]

    def __str__(self) -> str:
        return f"A record sent by {self.sender}"

    @property
    def is_determined(self) -> bool:
        return hasattr(self, "determination")


class Determination(SealedWords):
    """HR's signed word on a record that was sent to it. Written once; only it says that somebody meets a requirement.

    `judgements` holds what HR says of each condition that only a person can judge; `digest` stands for all that the
    determination rests on and says, made with its key. All of that is kept, so that the digest can be taken again,
    however the organization counts by then; `counted_by` is empty where an earlier release did not keep it.
    """

    class Result(models.TextChoices):
        MEETS = "meets", "Meets the requirements"
        DOES_NOT_MEET = "does not meet", "Does not meet the requirements"
        UNDECIDED = "cannot be decided", "Cannot be decided"

    sent = models.OneToOneField(SentRecord, models.PROTECT, related_name="determination")
    result = models.CharField(max_length=20, choices=Result)
    reasons = models.TextField()
    judgements = models.JSONField(default=list)
    counted_by: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        default=dict, blank=True, help_text="How the organization counted then, and what its analysts had ruled."
    )
    digest = models.CharField(max_length=64)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("sign_determination", "Can sign a determination")]
        constraints = [
            models.CheckConstraint(
                condition=(~models.Q(reasons="") | models.Q(erasure__isnull=False)) & ~models.Q(digest=""),
                name="a_determination_has_reasons",
                violation_error_message="Give the reasons.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()}, {self.signed_at:%Y-%m-%d}"


def people_above(user: User) -> list[User]:
    """Return who holds a position above one of the user's own, the nearest first: a query per step up."""
    found: dict[int, User] = {}
    seen: set[int] = set()
    own = Position.objects.filter(incumbent=user, supervisor__isnull=False)
    step = {seat.supervisor_id for seat in own if seat.supervisor_id}
    while fresh := step - seen:
        seen |= fresh
        seats = Position.objects.filter(pk__in=fresh).select_related("incumbent").order_by("number")
        step = {seat.supervisor_id for seat in seats if seat.supervisor_id}
        found |= {seat.incumbent.pk: seat.incumbent for seat in seats if seat.incumbent}
    found.pop(user.pk, None)
    return list(found.values())
