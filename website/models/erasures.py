"""That somebody's words were erased: a record, which names people by id."""

from typing import Any

from django.conf import settings
from django.db import models


class Erasure(models.Model):
    """What was erased, whose, by whom, when and why. Written once; it holds none of the words, and no name."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="erasures", help_text="Whose words were erased."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(help_text="On what ground. Name people by their number.")
    with_name = models.BooleanField("the name too", default=False)
    emptied: "models.JSONField[Any, Any]" = models.JSONField(
        default=dict, help_text="The ids of the rows whose words are gone, by their table."
    )

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("erase_words", "Can erase a person’s words")]
        verbose_name = "erasure of a person’s words"
        verbose_name_plural = "erasures of people’s words"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="an_erasure_has_a_reason",
                violation_error_message="Say on what ground the words are erased.",
            )
        ]

    def __str__(self) -> str:
        return f"Erasure {self.pk}: words of person {self.person_id}, by person {self.by_id}"
