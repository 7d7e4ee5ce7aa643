"""Descriptions of positions: numbered versions, written in parts that each belong to one person's words."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from classification.engine.describing import Passage, Task, Words
from classification.models.positions import Position
from website.models import Erasable, SealedWords


class DescriptionQuerySet(models.QuerySet["Description"]):
    """Descriptions, in words."""

    def with_parts(self) -> Self:
        return self.prefetch_related("parts__author", "parts__erasure", "parts__sections", "parts__duties")

    def get_by_natural_key(self, organization: str, position: str, number: int) -> "Description":
        return self.get(position__organization__slug=organization, position__number=position, number=number)


class Description(models.Model):
    """One version of what a position does. Once a part is signed, its words stay; other words are a new version."""

    position = models.ForeignKey(Position, models.PROTECT, related_name="descriptions")
    number = models.PositiveSmallIntegerField(help_text="1 is the position's first description.")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()

    objects = DescriptionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "number"],
                name="one_description_per_number",
                violation_error_message="The position has a description of that number.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}, description {self.number}"

    def natural_key(self) -> tuple[str, str, int]:
        return (*self.position.natural_key(), self.number)

    natural_key.dependencies = ["classification.position"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("classification:description", args=[self.position_id, self.number])

    def signed_parts(self) -> "PartQuerySet":
        """What anybody reads of it but the authors: unsigned words are theirs alone, wherever they could be shown."""
        return self.parts.signed().select_related("author", "erasure").prefetch_related("sections", "duties")


class PartQuerySet(models.QuerySet["Part"]):
    """Parts, in words."""

    def signed(self) -> Self:
        return self.filter(signed_at__isnull=False)

    def get_by_natural_key(self, organization: str, position: str, number: int, role: str) -> "Part":
        return self.get(
            description__position__organization__slug=organization,
            description__position__number=position,
            description__number=number,
            role=role,
        )


class Part(SealedWords):
    """One person's words in a description. Nobody else writes in it; signed, it does not change."""

    class Role(models.TextChoices):
        INCUMBENT = "incumbent", "Incumbent"
        SUPERVISOR = "supervisor", "Supervisor"
        HR = "hr", "HR"

    description = models.ForeignKey(Description, models.CASCADE, related_name="parts")
    role = models.CharField(max_length=10, choices=Role)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    origin = models.CharField(max_length=200, blank=True, help_text="The file that its words were read from.")
    changed_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["description", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["description", "role"],
                name="one_part_per_role",
                violation_error_message="The description has that part.",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at=None, words_digest="")
                | (models.Q(signed_at__isnull=False) & ~models.Q(words_digest="")),
                name="signed_with_a_digest",
                violation_error_message="A signature stands for certain words.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.description}, {self.get_role_display()}’s part"

    def natural_key(self) -> tuple[str, str, int, str]:
        return (*self.description.natural_key(), self.role)

    natural_key.dependencies = ["classification.description", "website.user"]  # type: ignore[attr-defined]

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    @property
    def is_sealed(self) -> bool:
        return self.is_signed

    def said(self) -> dict[str, Any]:
        return {"origin": self.origin, "words": self.words.digest}

    @property
    def words(self) -> Words:
        """What it says, in its order."""
        return Words(
            tuple(Passage(section.kind, section.heading, section.text) for section in self.sections.all()),
            tuple(Task(duty.text, duty.percent) for duty in self.duties.all()),
        )


class Section(Erasable):
    """A passage of one part under its heading."""

    class Kind(models.TextChoices):
        PURPOSE = "purpose", "Purpose of the position"
        SUPERVISION_RECEIVED = "supervision received", "Supervision received"
        SUPERVISION_GIVEN = "supervision given", "Supervision given"
        QUALIFICATIONS = "qualifications", "Qualifications"
        OTHER = "other", "Other"

    part = models.ForeignKey(Part, models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    heading = models.CharField(max_length=200, blank=True, help_text="As the text names it; empty: as its kind.")
    text = models.TextField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["part", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["part", "order"],
                name="one_section_per_place",
                violation_error_message="Another section stands there.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()


class Duty(Erasable):
    """One duty, and the percent of working time that it takes. Those of a part add to 100 before it is signed."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="duties")
    text = models.TextField()
    percent = models.PositiveSmallIntegerField(
        "percent of time", validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["part", "order"]
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(
                fields=["part", "order"],
                name="one_duty_per_place",
                violation_error_message="Another duty stands there.",
            ),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=100),
                name="a_duty_takes_a_share_of_the_time",
                violation_error_message="A duty takes 1 to 100 percent of the time.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.percent} %: {self.text}"
