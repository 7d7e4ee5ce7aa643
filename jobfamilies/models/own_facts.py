"""Facts that an organization states of its levels besides those that every ladder has."""

from django.core.exceptions import ValidationError
from django.db import models

from jobfamilies.engine.own_facts import Kind
from jobfamilies.engine.sections import Audience
from jobfamilies.models.catalogue import ByOrganizationAndSlug, Organization
from website.ordering import Order


class OwnFactDefinition(models.Model):
    """A fact that an organization adds: what it is called, what it holds, and who may see it.

    An edition quotes all of this beside each value. So what is changed here reaches the drafts that are written
    afterwards, and no published page.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="own_facts")
    slug = models.SlugField(help_text="What tells it from the others for good, whatever it is called later.")
    label = models.CharField(max_length=60, help_text="As readers see it: “Bargaining unit”.")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value.capitalize()) for kind in Kind])
    choices = models.TextField(blank=True, help_text="For a choice alone: one a line.")
    audience = models.CharField(
        "who may see it",
        max_length=10,
        choices=[
            (Audience.EVERYBODY.value, "Everybody"),
            (Audience.SIGNED_IN.value, "People who are signed in"),
            (Audience.HR.value, "HR"),
        ],
        default=Audience.EVERYBODY.value,
    )
    place = models.PositiveSmallIntegerField(help_text="1 is shown first.")

    objects = ByOrganizationAndSlug()
    in_order = Order("place", within=("organization",))

    class Meta:
        verbose_name = "own fact"
        ordering = ["organization__name", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "slug"],
                name="one_own_fact_per_slug",
                violation_error_message="Another own fact of that organization has that slug.",
            ),
            models.UniqueConstraint(
                fields=["organization", "place"],
                name="one_own_fact_per_place",
                violation_error_message="Another own fact of that organization stands at that place.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.CHOICE.value) ^ models.Q(choices=""),
                name="choices_have_choices",
                violation_error_message="A choice needs its choices, one a line; other kinds have none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.label}"

    def clean(self) -> None:
        if len(set(self.choice_list)) < len(self.choice_list):
            raise ValidationError({"choices": "Two of the choices are the same."})

    def natural_key(self) -> tuple[str, str]:
        return (self.organization.slug, self.slug)

    natural_key.dependencies = ["jobfamilies.organization"]  # type: ignore[attr-defined]

    @property
    def choice_list(self) -> list[str]:
        """The choices, with single blanks."""
        return [" ".join(line.split()) for line in self.choices.splitlines() if line.strip()]
