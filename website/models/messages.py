"""What people are told: one row for each person and thing that happened, whether it is mailed or only listed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q


class MessageQuerySet(models.QuerySet["Message"]):
    def of(self, person: Any) -> "MessageQuerySet":
        """What the person was told."""
        return self.filter(to=person)

    def unread(self) -> "MessageQuerySet":
        return self.filter(read_at=None)

    def unsent(self) -> "MessageQuerySet":
        """What waits to be mailed, in order. What only stands in the list never waits."""
        return self.filter(sent_at=None).exclude(wanted=Message.Wanted.LIST).order_by("pk")

    def due(self, at: datetime) -> "MessageQuerySet":
        """What nobody sends at this moment, and whose next try has come."""
        return self.unsent().filter(sending_at=None, next_try_at__lte=at)

    def being_sent(self) -> "MessageQuerySet":
        """What a sender took; after a kill nobody knows whether it went out."""
        return self.unsent().exclude(sending_at=None)

    def given_up(self) -> "MessageQuerySet":
        """What was tried often enough: whoever operates the site looks at why, and has it tried again."""
        return self.unsent().filter(sending_at=None, next_try_at=None)


class Message(models.Model):
    """That something happened, told to one person. Its words are made from `facts` as it is shown or sent.

    It names things and holds nothing of files, ratings or judgements, and no person's name: `by` is who did it.
    """

    class Wanted(models.TextChoices):
        AT_ONCE = "at once", "By mail at once"
        DAILY = "daily", "By mail once a day"
        LIST = "list", "In the list alone"

    event = models.CharField(max_length=60, help_text="A name of the table of events.")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="told")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    about_kind = models.CharField(max_length=100, help_text="The model of what it is about.")
    about_key = models.CharField(max_length=40)
    organization = models.CharField(max_length=50, blank=True, help_text="The slug of whose thing it is.")
    facts: "models.JSONField[Any, Any]" = models.JSONField(default=dict, help_text="What its words name.")
    link = models.CharField(max_length=300, blank=True, help_text="Where the thing stands, as a path.")
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    wanted = models.CharField(max_length=7, choices=Wanted.choices)
    mail = models.UUIDField(null=True, blank=True, help_text="The mail that it goes out in; in its Message-ID.")
    next_try_at = models.DateTimeField(null=True, blank=True)
    sending_at = models.DateTimeField(null=True, blank=True, help_text="Since when a sender has it.")
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True, help_text="Why the last try failed; it names nobody.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["next_try_at"], name="message_due", condition=Q(sent_at=None)),
            models.Index(fields=["to", "-id"], name="message_of_person"),
            models.Index(fields=["about_kind", "about_key"], name="message_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sending_at=None, sent_at=None) | Q(mail__isnull=False),
                name="what_is_sent_goes_out_in_a_mail",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.about_kind} {self.about_key}"


class Occasion(models.Model):
    """Something that came about by a day and was told, so that it is told once, whoever finds it how often."""

    name = models.CharField(max_length=100, unique=True, help_text="“edition 5 takes effect”.")
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name
