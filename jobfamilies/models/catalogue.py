"""What all families share: employers, their functions, grades and documents, and the families themselves."""

from collections.abc import Sequence
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Concat
from django.urls import reverse

from jobfamilies.engine.wording import OWN, TRANSCRIBED, Wording
from jobfamilies.models.endings import Ending
from jobfamilies.models.names import FoundBy
from website.computed import SortKey
from website.ordering import Order

# First words of addresses that are pages of the site (website/urls.py and the apps' urls.py).
RESERVED_SLUGS = frozenset(
    (
        "about account admin api classify compare dimensions healthz help levels map me outbox positions qualify "
        "ratings readyz requests rulings search sign-in sign-out sources static words work"
    ).split()
)


def not_reserved(slug: str) -> None:
    """Raise ValidationError where an organization's slug would hide a page of the site."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(f"“{slug}” is an address of the site itself. Choose another.", code="reserved")


class BySlug(models.Manager):  # type: ignore[type-arg]
    """Finds a row by the slug that is its natural key in fixtures and documents."""

    def get_by_natural_key(self, slug: str) -> models.Model:
        return self.get(slug=slug)


class ByOrganizationAndSlug(models.Manager):  # type: ignore[type-arg]
    """Finds a row by its organization's slug and its own."""

    def get_by_natural_key(self, organization: str, slug: str) -> models.Model:
        return self.get(organization__slug=organization, slug=slug)


class Organization(Ending):
    """An employer: the one whose jobs these are."""

    name = models.CharField(max_length=100, unique=True, help_text="As readers call it: “MIT”.")
    slug = models.SlugField(unique=True, validators=[not_reserved], help_text="Its address: /mit/. Never reused.")
    writes_own = models.BooleanField(
        "writes its own texts",
        default=False,
        help_text="Its pages speak of editions and their day, never of a source. Off: they are transcribed from "
        "documents, and pages name the document, its words for dates and grades, and what it does not state.",
    )
    starter = models.SlugField(
        "starter set", blank=True, editable=False, help_text="Whose rows its new ladders begin with."
    )
    set_aside: "models.JSONField[list[str], list[str]]" = models.JSONField(
        "steps set aside", default=list, blank=True, editable=False, help_text="Steps of Set up that can wait."
    )
    sort_key = SortKey.of("name")
    found_by = FoundBy.of("name")

    objects = BySlug()

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def wording(self) -> Wording:
        """How pages and files speak of its texts."""
        return OWN if self.writes_own else TRANSCRIBED

    def get_absolute_url(self) -> str:
        return reverse("jobfamilies:organization", args=[self.slug])


class SourceDocument(models.Model):
    """A published document that editions are transcribed from, with its text as it was extracted."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="documents")
    slug = models.SlugField()
    title = models.CharField(max_length=200)
    text = models.TextField(help_text="The document's text, exactly as it was extracted from the file.")
    note = models.TextField(
        "transcription note",
        blank=True,
        help_text="What was mended in transcribing, one line each: “found” → “mended”: reason.",
    )
    sort_key = SortKey.of("title")

    objects = ByOrganizationAndSlug()

    class Meta:
        ordering = ["organization__sort_key", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "slug"],
                name="one_document_per_slug",
                violation_error_message="Another document of that organization has that slug.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.title}"

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.slug)

    natural_key.dependencies = ["jobfamilies.organization"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("ladders:source", args=[self.organization.slug, self.slug])


class JobFunction(models.Model):
    """A broad field of work that families belong to: “Information Technology”."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(unique=True)
    sort_key = SortKey.of("name")

    objects = BySlug()

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Grade(models.Model):
    """A rung of one organization's pay or job grades, shared by its families. Not comparable across organizations."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="grades")
    slug = models.SlugField()
    name = models.CharField(max_length=60, help_text="As the organization writes it: “Admin Level 3”, “57”.")
    order = models.PositiveSmallIntegerField(help_text="1 is the lowest grade of the organization.")

    objects = ByOrganizationAndSlug()
    in_order = Order("order", within=("organization",))

    class Meta:
        ordering = ["organization__sort_key", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "slug"],
                name="one_grade_per_slug",
                violation_error_message="Another grade of that organization has that slug.",
            ),
            models.UniqueConstraint(
                fields=["organization", "order"],
                name="one_grade_per_order",
                violation_error_message="Another grade of that organization stands at that place.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.name}"

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.slug)

    natural_key.dependencies = ["jobfamilies.organization"]  # type: ignore[attr-defined]


class JobFamilyQuerySet(models.QuerySet["JobFamily"]):
    """Job families, in words."""

    def get_by_natural_key(self, organization: str, slug: str) -> "JobFamily":
        return self.get(organization__slug=organization, slug=slug)

    def at_paths(self, paths: Sequence[str]) -> Self:
        """The families that have one of these paths (see `JobFamily.path`)."""
        path = Concat("organization__slug", models.Value("/"), "slug", output_field=models.CharField())
        return self.annotate(at_path=path).filter(at_path__in=paths)

    def with_editions(self) -> Self:
        return self.filter(editions__publication__isnull=False).distinct()


class JobFamily(Ending):
    """Jobs of one kind at rising levels. What its pages quote stands on its editions; this is what they share."""

    class Track(models.TextChoices):
        PROFESSIONAL = "professional", "Professional"
        MANAGEMENT = "management", "Management"

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="families")
    name = models.CharField(max_length=120, help_text="The name we file it under; each edition keeps its own title.")
    slug = models.SlugField(help_text="Its address below the organization's. Never reused.")
    function = models.ForeignKey(
        JobFunction, models.PROTECT, related_name="families", null=True, blank=True, verbose_name="job function"
    )
    track = models.CharField(max_length=20, choices=Track, blank=True)
    review_months = models.PositiveSmallIntegerField(
        "months between reviews",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text="HR looks through its ladder so many months after its last edition. Empty: no cycle.",
    )
    review_on = models.DateField(
        "next review on", null=True, blank=True, help_text="A day instead of the cycle, until the next edition."
    )
    sort_key = SortKey.of("name")
    found_by = FoundBy.of("name")

    objects = JobFamilyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "job families"
        ordering = ["organization__sort_key", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "slug"],
                name="one_family_per_slug",
                violation_error_message="Another family of that organization has that slug.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.name}"

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.slug)

    natural_key.dependencies = ["jobfamilies.organization"]  # type: ignore[attr-defined]

    @property
    def path(self) -> str:
        """What names the family in addresses of other pages: "mit/it-consultant"."""
        return "/".join(self.natural_key())

    def get_absolute_url(self) -> str:
        return reverse("ladders:family", args=[self.organization.slug, self.slug])
