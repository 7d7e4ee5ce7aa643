"""What HR records of moves between levels: those that a source or HR states, and those that are none."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from jobfamilies.models import JobFamily, Organization
from ladders.models.expectations import Statement
from website.models import User


class OutsideClassManager(models.Manager["OutsideClass"]):
    """Finds a class outside the catalogue by its organization's slug and its own."""

    def get_by_natural_key(self, organization: str, slug: str) -> "OutsideClass":
        return self.get(organization__slug=organization, slug=slug)


class OutsideClass(models.Model):
    """A job that a source names and this catalogue does not hold."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="outside_classes")
    name = models.CharField(max_length=120, help_text="As the source names it: “IT Support Analyst II”.")
    slug = models.SlugField(max_length=80, help_text="Its name in the map's addresses. Never reused.")

    objects = OutsideClassManager()

    class Meta:
        verbose_name = "class outside the catalogue"
        verbose_name_plural = "classes outside the catalogue"
        ordering = ["organization__sort_key", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "slug"],
                name="one_outside_class_per_slug",
                violation_error_message="Another class of that organization has that slug.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.name}"

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.slug)

    natural_key.dependencies = ["jobfamilies.organization"]  # type: ignore[attr-defined]


class MoveQuerySet(models.QuerySet["Move"]):
    """Moves, in words."""

    def get_by_natural_key(self, key: str) -> "Move":
        return self.get(key=key)

    def touching(self, family: JobFamily) -> Self:
        return self.filter(models.Q(from_family=family) | models.Q(to_family=family))

    def with_names(self) -> Self:
        """With what a page says of a move, in the same query."""
        names = ("from_family__organization", "from_outside__organization", "to_family__organization", "recorded_by")
        return self.select_related(*names, "statement__edition__family__organization", "statement__level")


class Move(models.Model):
    """A move that HR recorded or a source states, or one of which HR says that it is none.

    A level is named by its family and its key, which stays the same from edition to edition.
    """

    class Kind(models.TextChoices):
        PROMOTION = "promotion", "Promotion"
        LATERAL = "lateral", "Lateral move"
        WAY_IN = "way in", "Way in"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    from_family = models.ForeignKey(JobFamily, models.PROTECT, related_name="moves_out", null=True, blank=True)
    from_key = models.UUIDField("key of the level moved from", null=True, blank=True)
    from_outside = models.ForeignKey(
        OutsideClass,
        models.PROTECT,
        related_name="moves_out",
        null=True,
        blank=True,
        verbose_name="from a class outside the catalogue",
    )
    to_family = models.ForeignKey(JobFamily, models.PROTECT, related_name="moves_in")
    to_key = models.UUIDField("key of the level moved to")
    kind = models.CharField(max_length=10, choices=Kind)
    both_ways = models.BooleanField(default=False, help_text="A lateral move that can be made back as well.")
    is_forbidden = models.BooleanField(
        "this is no move",
        default=False,
        help_text="Takes the derived move between these two off the map, in this direction or, if so ticked, in both.",
    )
    # What may be cited cannot be deleted; PROTECT would ask for moves at every statement that a draft gives up.
    statement = models.ForeignKey(
        Statement,
        models.DO_NOTHING,
        related_name="moves",
        null=True,
        blank=True,
        help_text="The statement of a published edition that says so. Empty: no source says so.",
    )
    note = models.TextField(blank=True, help_text="What a reader should know of it, or why it is none.")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    recorded_at = models.DateTimeField(editable=False)

    objects = MoveQuerySet.as_manager()

    class Meta:
        ordering = ["to_family", "recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind="way in", from_outside__isnull=False, from_family__isnull=True, from_key__isnull=True
                )
                | models.Q(
                    kind__in=("promotion", "lateral"),
                    from_outside__isnull=True,
                    from_family__isnull=False,
                    from_key__isnull=False,
                ),
                name="moves_begin_somewhere",
                violation_error_message="A way in begins at a class outside the catalogue, any other move at a level.",
            ),
            models.CheckConstraint(
                condition=models.Q(both_ways=False) | models.Q(kind="lateral"),
                name="promotions_go_one_way",
                violation_error_message="Only a lateral move can be made back as well.",
            ),
            models.CheckConstraint(
                condition=models.Q(from_key__isnull=True) | ~models.Q(from_key=models.F("to_key")),
                name="moves_lead_elsewhere",
                violation_error_message="A move leads to another level.",
            ),
            models.UniqueConstraint(
                fields=["from_family", "from_key", "to_family", "to_key"],
                condition=models.Q(from_outside__isnull=True),
                name="one_move_between_levels",
                violation_error_message="A move between these two levels is recorded already.",
            ),
            models.UniqueConstraint(
                fields=["from_outside", "to_family", "to_key"],
                condition=models.Q(from_outside__isnull=False),
                name="one_way_in_per_class",
                violation_error_message="That way in is recorded already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} into {self.to_family}"

    def natural_key(self) -> tuple[str]:
        return (str(self.key),)

    natural_key.dependencies = ["jobfamilies.jobfamily", "ladders.outsideclass", "ladders.statement"]  # type: ignore[attr-defined]

    def record(self, *, by: User, at: datetime) -> None:
        """Note who said so and when; the caller saves."""
        self.recorded_by, self.recorded_at = by, at

    def clean(self) -> None:
        """Refuse to cite what may still change."""
        if self.statement and not self.statement.edition.is_published:
            raise ValidationError({"statement": "Cite a statement of a published edition: a draft may still change."})
