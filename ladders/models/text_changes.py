"""One change of words in many ladders: what was sought, what it becomes, where, why, and how that ended."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse


class TextChange(models.Model):
    """What somebody of HR changes in drafts of many ladders at once. The drafts keep each change of a cell too."""

    sought = models.TextField("words")
    becomes = models.TextField(blank=True)
    reason = models.TextField()
    places: "models.JSONField[list[list[Any]], list[list[Any]]]" = models.JSONField(
        default=list, help_text="Which were chosen: an edition's id, a statement's key, and the version of its text."
    )
    outcome: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        default=dict,
        help_text="Changed: drafts' ids, how many places, whether begun. Stayed: why, in words.",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "change in many ladders"
        verbose_name_plural = "changes in many ladders"

    def __str__(self) -> str:
        return f"“{self.sought[:60]}” to “{self.becomes[:60]}”"

    def get_absolute_url(self) -> str:
        return reverse("admin:find_and_change_done", args=[self.pk])

    @property
    def is_done(self) -> bool:
        return bool(self.outcome)

    @property
    def editions(self) -> list[int]:
        """The ids of the drafts that it changed; some may be deleted since."""
        return [edition for edition, _, _ in self.outcome.get("changed", [])]
