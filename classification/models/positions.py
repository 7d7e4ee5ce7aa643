"""Positions: the seats that are classified, where each stands, and who may know of it."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from jobfamilies.models import Organization
from website.models import User
from website.roles import scope_of


class PositionQuerySet(models.QuerySet["Position"]):
    """Positions, in words."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Every position to HR; to anybody else their own, and those below their own."""
        scope = scope_of(user, "classification.view_position")
        if scope.is_everywhere:
            return self
        if not user.is_authenticated:
            return self.none()
        return self.filter(scope.where(self.model) | models.Q(pk__in=at_or_below(user)))

    def at_or_below(self, user: User) -> Self:
        """Those that the user holds, and all below them."""
        return self.filter(pk__in=at_or_below(user))

    def held_by(self, user: User) -> Self:
        return self.filter(incumbent=user)

    def with_people(self) -> Self:
        return self.select_related("organization", "incumbent", "supervisor__incumbent")

    def with_open_request(self) -> Self:
        """With `requests_open`, and `open_stage` to order by."""
        from classification.models.requests import ClassificationRequest  # they name positions

        requests = ClassificationRequest.objects.open()
        stage = requests.filter(position=models.OuterRef("pk")).values("stage")[:1]
        return self.annotate(open_stage=models.Subquery(stage)).prefetch_related(
            models.Prefetch("requests", requests, to_attr="requests_open")
        )

    def get_by_natural_key(self, organization: str, number: str) -> "Position":
        return self.get(organization__slug=organization, number=number)


def at_or_below(user: User) -> set[int]:
    """Return the keys of the positions that the user holds, and of all below them: a query per step down."""
    found: set[int] = set()
    step: Iterable[int] = Position.objects.filter(incumbent=user).values_list("pk", flat=True)
    while fresh := set(step) - found:
        found |= fresh
        step = Position.objects.filter(supervisor__in=fresh).values_list("pk", flat=True)
    return found


class Position(models.Model):
    """One seat. What it is classified as stands in its rulings; who holds it does not matter to them."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="positions")
    number = models.CharField(max_length=40, help_text="As the employer counts its seats. Never reused.")
    title = models.CharField("working title", max_length=200, blank=True, help_text="What the seat is called daily.")
    unit = models.CharField(max_length=200, help_text="Department or team.")
    supervisor = models.ForeignKey(
        "self", models.PROTECT, related_name="reports", null=True, blank=True, verbose_name="supervisor’s position"
    )
    incumbent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="positions", null=True, blank=True
    )

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["organization", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "number"],
                name="one_position_per_number",
                violation_error_message="The organization has a position of that number.",
            ),
            models.CheckConstraint(
                condition=~models.Q(supervisor=models.F("id")),
                name="nobody_supervises_their_own_position",
                violation_error_message="A position is not its own supervisor’s.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, position {self.number}"

    def natural_key(self) -> tuple[str, str]:
        return (*self.organization.natural_key(), self.number)

    natural_key.dependencies = ["jobfamilies.organization", "website.user"]  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Raise ValidationError where the positions above run in a circle, or belong to another employer."""
        if self.supervisor is None:
            return
        if self.supervisor.organization_id != self.organization_id:
            raise ValidationError({"supervisor": f"Position {self.supervisor.number} is another organization’s."})
        above = [self.supervisor, *self.supervisor.above()]
        numbers = [position.number for position in above]
        if (
            self.pk
            and (here := next((place for place, each in enumerate(above) if each.pk == self.pk), None)) is not None
        ):
            circle = " → ".join([self.number, *numbers[:here], self.number])
            raise ValidationError({"supervisor": f"The positions would supervise each other in a circle: {circle}."})

    @property
    def name(self) -> str:
        """Its working title; its number where it has none."""
        return self.title or f"Position {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("classification:position", args=[self.pk])

    def above(self) -> list["Position"]:
        """Return the positions above, the supervisor's first, once each even in a circle: a query per step up."""
        found: dict[int | None, Position] = {self.pk: self}
        step = self
        while (key := step.supervisor_id) and key not in found:
            step = found[key] = Position.objects.select_related("incumbent").get(pk=key)
        return [position for position in found.values() if position is not self]
