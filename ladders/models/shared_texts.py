"""A statement that is written once and stands in many ladders."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from jobfamilies.models import JobFamily, Organization


class SharedText(models.Model):
    """What an organization says alike in many ladders. Editions keep plain words; the link stands beside them."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="shared_texts")
    name = models.CharField(max_length=80, help_text="What HR calls it: “Other duties”.")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["organization__name", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="one_shared_text_per_name",
                violation_error_message="Another shared text of that organization has that name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:shared_text", args=[self.pk])


class SharedTextUse(models.Model):
    """That a statement of a family, in whichever edition, is a shared text. The key is the statement's."""

    shared = models.ForeignKey(SharedText, models.CASCADE, related_name="uses")
    family = models.ForeignKey(JobFamily, models.CASCADE, related_name="+")
    key = models.UUIDField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "key"],
                name="one_shared_text_per_statement",
                violation_error_message="That statement is a shared text already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.shared} in {self.family}"
