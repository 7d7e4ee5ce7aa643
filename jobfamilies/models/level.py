"""One job in a family at one rung."""

import uuid
from collections.abc import Sequence
from typing import Self

from django.db import models
from django.urls import reverse

from jobfamilies.engine.own_facts import OwnFact, read
from jobfamilies.models.catalogue import Grade, JobFamily, Organization, SourceDocument
from jobfamilies.models.edition import Edition, EditionQuerySet
from jobfamilies.models.names import FoundBy, holds_names
from jobfamilies.models.source_date import SourceDated
from jobfamilies.models.synonyms import asked_for
from website.computed import SortKey
from website.ordering import Order

MOST_OFFERED = 120
"""With more levels than that a list to choose from helps nobody; pages then lead to the search."""
TITLE_NOT_STATED = "Title not stated in the source"


def untitled(rank: int, *, is_own: bool) -> str:
    """Return what a level without a title is called: by its place where its employer writes its own texts."""
    return f"Level {rank}" if is_own else TITLE_NOT_STATED


NAMED_BY = (
    "found_by",
    "edition__found_by",
    "edition__family__found_by",
    "edition__family__organization__found_by",
)
"""What people name a level by."""


class LevelQuerySet(models.QuerySet["Level"]):
    """Levels, in words."""

    def get_by_natural_key(self, organization: str, family: str, number: int, key: str) -> "Level":
        return self.get(
            edition__family__organization__slug=organization,
            edition__family__slug=family,
            edition__number=number,
            key=key,
        )

    def at_paths(self, paths: Sequence[str]) -> Self:
        """The levels in force that have one of these paths (see `Level.path`)."""
        wanted = models.Q(pk__in=[])
        for path in paths:
            organization, family, slug = [*path.split("/"), "", "", ""][:3]
            wanted |= models.Q(
                edition__family__organization__slug=organization, edition__family__slug=family, slug=slug
            )
        return self.in_force().filter(wanted)

    def at_numbered_paths(self, paths: Sequence[str], editions: EditionQuerySet) -> Self:
        """The levels of these editions that have one of these paths with a number (see `Level.asked_path`)."""
        wanted = models.Q(pk__in=[])
        for path in paths:
            organization, family, last = [*path.split("/"), "", "", ""][:3]
            slug, _, number = last.partition("@")
            if number.isdecimal():
                wanted |= models.Q(
                    edition__family__organization__slug=organization,
                    edition__family__slug=family,
                    edition__number=int(number),
                    slug=slug,
                )
        return self.filter(wanted, edition__in=editions)

    def in_force(self) -> Self:
        return self.filter(edition__in=Edition.objects.in_force())

    def named(self, words: str) -> Self:
        """The levels that have each word in one of the facts that people name a level by; none without words."""
        return self.filter(holds_names(asked_for(words), NAMED_BY))

    def of_open_families(self) -> Self:
        """Those whose family and organization are not closed today."""
        return self.filter(
            JobFamily.is_open_on(prefix="edition__family__"),
            Organization.is_open_on(prefix="edition__family__organization__"),
        )

    def ladder_by_ladder(self) -> Self:
        """Each ladder's levels together, from the lowest up."""
        # By key too: two families of one name stay apart.
        return self.order_by(
            "edition__family__organization__sort_key", "edition__family__sort_key", "edition__family_id", "rank"
        )

    def with_family(self) -> Self:
        """With all that a list row says of a level, in the same query."""
        return self.select_related("grade", "edition__family__organization", "edition__publication")


class Level(SourceDated):
    """A job: its title, rank, code, grade and exemption. Its key stays the same from edition to edition."""

    class Exemption(models.TextChoices):
        EXEMPT = "exempt", "Exempt"
        NONEXEMPT = "nonexempt", "Nonexempt"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="levels")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, help_text="Its address below the family's. Never reused.")
    rank = models.SmallIntegerField(help_text="1 is the lowest level of the ladder.")
    title = models.CharField(max_length=120, blank=True, help_text="Empty: no title is stated.")
    short_title = models.CharField(max_length=40, blank=True, help_text="What tells it from its siblings: “II”.")
    job_code = models.CharField(max_length=30, blank=True)
    grade = models.ForeignKey(Grade, models.PROTECT, related_name="levels", null=True, blank=True)
    grade_text = models.CharField(
        "grade, as it is written",
        max_length=80,
        blank=True,
        help_text="As readers see it: “Admin Level 3”, “may be Support or Admin”.",
    )
    sort_key = SortKey.of("title")
    found_by = FoundBy.of("title", "job_code", "grade_text")
    exemption = models.CharField(max_length=10, choices=Exemption, blank=True, help_text="Empty: not stated.")
    source_document = models.ForeignKey(SourceDocument, models.PROTECT, related_name="levels", null=True, blank=True)
    own_facts = models.JSONField(default=list, blank=True, editable=False)
    """What the organization adds, each with its name as it was when it was written (jobfamilies/engine/own_facts)."""

    objects = LevelQuerySet.as_manager()
    in_order = Order("rank", within=("edition",))

    class Meta:
        ordering = ["edition", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "rank"],
                name="one_level_per_rank",
                violation_error_message="Another level has that rank.",
            ),
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="one_level_per_slug",
                violation_error_message="Another level of this edition has that slug.",
            ),
            models.UniqueConstraint(
                fields=["edition", "key"],
                name="one_level_per_key",
                violation_error_message="Another level of this edition has that key.",
            ),
            models.UniqueConstraint(
                fields=["edition", "job_code"],
                condition=~models.Q(job_code=""),
                name="one_level_per_job_code",
                violation_error_message="Another level of this edition has that job code.",
            ),
            models.CheckConstraint(
                condition=models.Q(grade__isnull=True) | ~models.Q(grade_text=""),
                name="grades_are_worded",
                violation_error_message="Write the grade as readers are to see it.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, str, int, str]:
        return (*self.edition.natural_key(), str(self.key))

    natural_key.dependencies = ["jobfamilies.edition", "jobfamilies.grade", "jobfamilies.sourcedocument"]  # type: ignore[attr-defined]

    @property
    def name(self) -> str:
        return self.title or untitled(self.rank, is_own=self.edition.wording.is_own)

    @property
    def own_fact_list(self) -> tuple[OwnFact, ...]:
        """What the organization adds to every ladder's facts, in its order."""
        return read(self.own_facts)

    @property
    def short_name(self) -> str:
        return self.short_title or self.name

    @property
    def path(self) -> str:
        """What names the level in addresses of other pages: "mit/it-consultant/it-consultant-ii"."""
        return "/".join((*self.edition.family.natural_key(), self.slug))

    @property
    def asked_path(self) -> str:
        """What names the level as the reader asked for it: its path, with "@2" where they read edition 2."""
        return f"{self.path}@{self.edition.number}" if self.edition.is_numbered else self.path

    @property
    def asked_url(self) -> str:
        """Where the level is read as the reader asked for it."""
        return self.get_edition_url() if self.edition.is_numbered else self.get_absolute_url()

    def get_absolute_url(self) -> str:
        """Return where the level is read as long as it is in force."""
        return reverse("ladders:level", args=[*self.edition.family.natural_key(), self.slug])

    def get_edition_url(self) -> str:
        """Return where the level is read as its own edition has it, in force or not."""
        return reverse("ladders:edition-level", args=[*self.edition.natural_key(), self.slug])
