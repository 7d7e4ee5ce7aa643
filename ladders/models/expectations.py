"""What levels are described by, and what is said of each."""

import uuid
from typing import Self

from django.db import models
from django.urls import reverse

from jobfamilies.models import Edition, Level, SourceDocument
from website.ordering import Order


class DimensionManager(models.Manager["Dimension"]):
    """Finds a dimension by its slug."""

    def get_by_natural_key(self, slug: str) -> "Dimension":
        return self.get(slug=slug)


class Dimension(models.Model):
    """What levels are described by, shared by all families: what makes ladders of different employers comparable."""

    class Kind(models.TextChoices):
        CRITERIA = "criteria", "Promotion criteria"
        SUMMARY = "summary", "Position summary"
        DUTIES = "duties", "Duties"
        SUPERVISION = "supervision", "Supervision"
        IMPACT = "impact", "Impact"
        COMPETENCY = "competency", "Competencies"
        QUALIFICATION = "qualification", "Qualifications"
        CONDITIONS = "conditions", "Conditions"

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    definition = models.TextField(help_text="What a statement of this dimension says of a level, in our words.")
    order = models.PositiveSmallIntegerField(unique=True, help_text="Its place among all dimensions.")

    objects = DimensionManager()
    in_order = Order("order")

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("ladders:dimension", args=[self.slug])


class RowQuerySet(models.QuerySet["Row"]):
    """Rows, in words."""

    def get_by_natural_key(self, organization: str, family: str, number: int, dimension: str) -> "Row":
        return self.get(
            edition__family__organization__slug=organization,
            edition__family__slug=family,
            edition__number=number,
            dimension__slug=dimension,
        )


class Row(models.Model):
    """A dimension as one edition uses it: its own label, heading and place."""

    class Style(models.TextChoices):
        LIST = "list", "List: each item is a statement"
        PROSE = "prose", "Running text: each sentence is a statement"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="rows")
    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="rows")
    label = models.CharField(max_length=120, help_text="As the document words it: “Position Overview Statement”.")
    heading = models.CharField(
        max_length=120, blank=True, help_text="The document's heading that the row stands under: “JOB IMPACT”."
    )
    place = models.SmallIntegerField(help_text="1 is the topmost row.")
    style = models.CharField(max_length=5, choices=Style, default=Style.LIST)
    note = models.TextField(blank=True, help_text="What a reader should know about the source here.")
    source_document = models.ForeignKey(SourceDocument, models.PROTECT, related_name="rows", null=True, blank=True)

    objects = RowQuerySet.as_manager()
    in_order = Order("place", within=("edition",))

    class Meta:
        ordering = ["edition", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "dimension"],
                name="one_row_per_dimension",
                violation_error_message="Another row of this edition has that dimension.",
            ),
            models.UniqueConstraint(
                fields=["edition", "place"],
                name="one_row_per_place",
                violation_error_message="Another row of this edition stands at that place.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def natural_key(self) -> tuple[str, str, int, str]:
        return (*self.edition.natural_key(), self.dimension.slug)

    natural_key.dependencies = ["jobfamilies.edition", "jobfamilies.sourcedocument", "ladders.dimension"]  # type: ignore[attr-defined]


class StatementQuerySet(models.QuerySet["Statement"]):
    """Statements, in words."""

    def get_by_natural_key(self, organization: str, family: str, number: int, key: str) -> "Statement":
        return self.get(
            edition__family__organization__slug=organization,
            edition__family__slug=family,
            edition__number=number,
            key=key,
        )

    def of_cell(self, level: Level, row: Row) -> Self:
        return self.filter(level=level, row=row)


class Statement(models.Model):
    """One sentence or bullet of one level in one row. Its key stays the same from edition to edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="statements")
    level = models.ForeignKey(Level, models.CASCADE, related_name="statements")
    row = models.ForeignKey(Row, models.CASCADE, related_name="statements")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    place = models.SmallIntegerField(help_text="1 is the first statement of the cell.")
    text = models.TextField()
    begins_paragraph = models.BooleanField(default=False, help_text="In running text: a new paragraph begins here.")

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["level__rank", "row__place", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["level", "row", "place"],
                name="one_statement_per_place",
                violation_error_message="Another statement of this cell stands at that place.",
            ),
            models.UniqueConstraint(
                fields=["edition", "key"],
                name="one_statement_per_key",
                violation_error_message="Another statement of this edition has that key.",
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="statements_say_something",
                violation_error_message="A statement needs words.",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def natural_key(self) -> tuple[str, str, int, str]:
        return (*self.edition.natural_key(), str(self.key))

    natural_key.dependencies = ["jobfamilies.level", "ladders.row"]  # type: ignore[attr-defined]
