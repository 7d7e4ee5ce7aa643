"""The date a document states of itself, in its own words and to its own precision."""

from django.core.validators import RegexValidator
from django.db import models

PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


class SourceDated(models.Model):
    """What a source says of its date: “Last updated”, “3/2007”, and the same as a date of the same precision."""

    source_date_label = models.CharField(
        max_length=60, blank=True, help_text="What the source calls its date: “Last updated”."
    )
    source_date_text = models.CharField(
        max_length=60, blank=True, help_text="The date as the source writes it: “3/2007”."
    )
    source_date = models.CharField(
        max_length=10,
        blank=True,
        validators=[RegexValidator(PARTIAL_DATE, "Write a year, a month or a day: 2007, 2007-03 or 2007-03-31.")],
        help_text="The same as 2007, 2007-03 or 2007-03-31: no more precise than the source.",
    )

    class Meta:
        abstract = True

    @property
    def stated_date(self) -> str:
        """The source's own words, “Last updated: 3/2007”; empty where it states no date."""
        return ": ".join(part for part in (self.source_date_label, self.source_date_text) if part)
