"""Readings: the rules that people read in a level's qualifications, drafted, approved, and replaced by others."""

import uuid
from collections.abc import Iterable
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models

from classification.engine.eligibility import Requirement, WrongRule, read_requirement
from classification.models.approvals import Approvable, ApprovableQuerySet
from jobfamilies.models import JobFamily, Level


def is_requirement(rules: object) -> None:
    """Raise ValidationError, a sentence for each fault, where the data is no requirement."""
    try:
        read_requirement(rules)
    except WrongRule as wrong:
        raise ValidationError(wrong.faults) from wrong


class ReadingQuerySet(ApprovableQuerySet["Reading"]):
    """Readings, in words."""

    def get_by_natural_key(self, key: str) -> "Reading":
        return self.get(key=key)

    def of_level(self, level: Level) -> Self:
        return self.filter(level_key=level.key, family=level.edition.family_id)

    def in_force_of(self, level: Level) -> "Reading | None":
        """The latest approved reading of the level, with who approved it; None where there is none."""
        return self.of_level(level).approved().select_related("approved_by").order_by("-number").first()

    def in_force(self, keys: Iterable[uuid.UUID]) -> "dict[uuid.UUID, Reading]":
        """The latest approved reading by the key of its level."""
        latest = self.approved().filter(level_key__in=keys).order_by("number")
        return {reading.level_key: reading for reading in latest}


class Reading(Approvable):
    """How people read one level's qualifications. A correction is the next reading."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    family = models.ForeignKey(JobFamily, models.PROTECT, related_name="readings")
    level_key = models.UUIDField("key of the level")
    number = models.PositiveSmallIntegerField(help_text="1 is the first reading of the level.")
    rules = models.JSONField(
        validators=[is_requirement], help_text="Routes of conditions, each citing its statements."
    )
    note = models.TextField(blank=True, help_text="What was decided where the text is open.")
    reason = models.TextField("reason for the correction", blank=True, help_text="Of a second or later reading.")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["family", "level_key", "number"]
        permissions = [("approve_reading", "Can approve a reading of qualifications")]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "level_key", "number"],
                name="one_reading_per_number",
                violation_error_message="Another reading of this level has that number.",
            ),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(reason=""),
                name="corrections_have_a_reason",
                violation_error_message="Say why the reading before is corrected.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="readings_are_numbered_from_one",
                violation_error_message="The first reading is number 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family}, reading {self.number}"

    def natural_key(self) -> tuple[str]:
        return (str(self.key),)

    natural_key.dependencies = ["jobfamilies.jobfamily"]  # type: ignore[attr-defined]

    @property
    def requirement(self) -> Requirement:
        """The rules as they are evaluated. Raises WrongRule where the row was written past the checks."""
        return read_requirement(self.rules)
