"""Who changed what of a draft: a cell, a level or a row, from what to what."""

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models

from jobfamilies.models import Edition
from website.models import Erasable


class CellChangeQuerySet(models.QuerySet["CellChange"]):
    """Changes, in words. The latest come first."""

    def of_edition(self, edition: Edition) -> Self:
        """All changes of an edition, with who made them, in the same query."""
        return self.filter(edition=edition).select_related("by", "erasure")

    def of_cell(self, level_key: UUID, dimension: str) -> Self:
        return self.filter(kind=CellChange.Kind.TEXT, level_key=level_key, dimension=dimension)


class CellChange(Erasable):
    """One change of a draft. It goes with a draft that is deleted, and stays with one that is published.

    The level and the row are named by what stays (key, dimension) and by what they were called at that moment.
    """

    class Kind(models.TextChoices):
        TEXT = "text", "Text"
        EDITION_CHANGED = "edition changed", "Edition changed"
        LEVEL_ADDED = "level added", "Level added"
        LEVEL_CHANGED = "level changed", "Level changed"
        LEVEL_RETIRED = "level retired", "Level retired"
        ROW_ADDED = "row added", "Row added"
        ROW_CHANGED = "row changed", "Row changed"
        ROW_RETIRED = "row retired", "Row retired"
        ORDER = "order", "Order"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TEXT)
    level_key = models.UUIDField("key of the level", null=True)
    level_name = models.CharField("level", max_length=120, blank=True)
    dimension = models.SlugField("slug of the row's dimension", blank=True)
    row_label = models.CharField("row", max_length=120, blank=True)
    before = models.TextField("from", blank=True)
    after = models.TextField("to", blank=True)
    keys_before = models.JSONField(
        default=list, help_text="Of a text: the keys of the statements before, in their order."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = CellChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "change of a draft"
        verbose_name_plural = "changes of drafts"
        indexes = [models.Index(fields=["edition", "level_key", "dimension"], name="changes_of_a_cell")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.place}"

    @property
    def place(self) -> str:
        """What was changed, as it was called then: “IT Consultant II, Decision Making”."""
        return ", ".join(filter(None, (self.level_name, self.row_label)))
