"""Schemes by which positions are scored: versions of data, drafted and approved."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce

from classification.engine.scoring import AnyScheme, WrongScheme, read_scheme
from classification.models.approvals import Approvable, ApprovableQuerySet
from jobfamilies.models import Organization


def is_scheme(rules: object) -> None:
    """Raise ValidationError, a sentence for each fault, where the data is no scheme."""
    try:
        read_scheme(rules)
    except WrongScheme as wrong:
        raise ValidationError(wrong.faults) from wrong


class SchemeQuerySet(ApprovableQuerySet["Scheme"]):
    """Schemes, in words."""

    def get_by_natural_key(self, organization: str, slug: str, number: int) -> "Scheme":
        found = {"organization__slug": organization} if organization else {"organization": None}
        return self.get(slug=slug, number=number, **found)

    def of(self, organization: Organization) -> Self:
        """Those that the organization may use: its own, and those for all."""
        return self.filter(models.Q(organization=organization) | models.Q(organization=None))

    def in_force(self) -> Self:
        """The latest approved version of each scheme."""
        later = Scheme.objects.approved().annotate(whose=Coalesce("organization_id", 0))
        same = {"whose": Coalesce(models.OuterRef("organization_id"), 0), "slug": models.OuterRef("slug")}
        return self.approved().filter(~models.Exists(later.filter(**same, number__gt=models.OuterRef("number"))))


class Scheme(Approvable):
    """One version of how answers make a result. A correction is the next version."""

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="schemes",
        null=True,
        blank=True,
        help_text="Whose it is; empty: for all.",
    )
    slug = models.SlugField(max_length=80, help_text="What stays the same from version to version.")
    name = models.CharField(max_length=120)
    number = models.PositiveSmallIntegerField("version", help_text="1 is the first.")
    rules = models.JSONField(validators=[is_scheme], help_text="The method, and what it counts.")
    source = models.TextField(help_text="Which standard it comes from, or that it is the organization’s own.")
    note = models.TextField(blank=True, help_text="What a rater should know.")

    objects = SchemeQuerySet.as_manager()

    class Meta:
        ordering = ["slug", "organization", "-number"]
        verbose_name = "rating scheme"
        permissions = [("approve_scheme", "Can approve a rating scheme")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "slug", "number"],
                name="one_scheme_per_version",
                violation_error_message="The scheme has a version of that number.",
            ),
            models.UniqueConstraint(
                fields=["slug", "number"],
                condition=models.Q(organization=None),
                name="one_scheme_for_all_per_version",
                violation_error_message="The scheme for all has a version of that number.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="schemes_are_numbered_from_one",
                violation_error_message="The first version is number 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    def natural_key(self) -> tuple[str, str, int]:
        return (self.organization.slug if self.organization else "", self.slug, self.number)

    natural_key.dependencies = ["jobfamilies.organization"]  # type: ignore[attr-defined]

    @property
    def scheme(self) -> AnyScheme:
        """The rules as they are scored. Raises WrongScheme where the row was written past the checks."""
        return read_scheme(self.rules)
