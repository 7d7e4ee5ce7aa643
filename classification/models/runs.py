"""Runs: readings of a description as they were when somebody kept them."""

from hashlib import sha256
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from classification.models.descriptions import Description
from classification.models.requests import ClassificationRequest
from website.models import SealedWords, User
from website.roles import within


class RunQuerySet(models.QuerySet["Run"]):
    """Runs, in words."""

    def readable_by(self, user: User) -> Self:
        requests = ClassificationRequest.objects.with_readings_for(user)
        return within(self, user, "classification.view_run").filter(request__in=requests)

    def with_request(self) -> Self:
        return self.select_related("request__position__organization", "description", "by")


class Run(SealedWords):
    """One reading of a description, with all that it rests on. Written once.

    The same text, editions, rulings, engine and lexicon give the same bytes.
    """

    request = models.ForeignKey(ClassificationRequest, models.PROTECT, related_name="runs")
    description = models.ForeignKey(Description, models.PROTECT, related_name="runs")
    text = models.TextField(help_text="What was read; every piece of evidence is a place in it.")
    editions = models.JSONField(help_text="The digests of the editions that it was read against.")
    rulings = models.JSONField(
        default=list, help_text="(ruling, digest of a signed part) of the decided positions that it was read against."
    )
    engine = models.CharField(max_length=20)
    lexicon = models.CharField(max_length=40)
    output = models.TextField(help_text="What was read, as canonical JSON.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(engine=""),
                name="a_run_says_what_it_rests_on",
                violation_error_message="A run names its engine.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.position}, reading of {self.at:%Y-%m-%d}"

    def said(self) -> dict[str, Any]:
        """Return the digests of what was read and of the result: what an earlier release kept is proven by them."""
        return {
            name: sha256(text.encode()).hexdigest() for name, text in (("text", self.text), ("output", self.output))
        }

    def get_absolute_url(self) -> str:
        return reverse("classification:run", args=[self.pk])
