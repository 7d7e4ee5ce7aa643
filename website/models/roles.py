"""The roles that HR gives: who may do what, for the whole site, an organization, a family or one thing."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate


class RoleQuerySet(models.QuerySet["Role"]):
    """Roles, in words."""

    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(taken_at=None)

    def current(self, on: date | None = None) -> Self:
        """Those that hold on that day (today if none is given)."""
        on = on or localdate()
        return self.standing().filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)

    def with_places(self) -> Self:
        return self.select_related("person", "organization", "family__organization", "given_by", "taken_by")


class Role(models.Model):
    """That a person has a role somewhere, from a day on. It is taken back and never deleted, so that it stays known.

    With neither organization nor family nor thing it holds for the whole site. A role for one thing is an
    appointment: approver of this edition, analyst of this request.
    """

    class Kind(models.TextChoices):
        SITE_ADMINISTRATOR = "site administrator", "Site administrator"
        PEOPLE_ADMINISTRATOR = "people administrator", "People administrator"
        HR_EDITOR = "HR editor", "HR editor"
        HR_APPROVER = "HR approver", "HR approver"
        ANALYST = "analyst", "Analyst"

    SITE_WIDE = (Kind.SITE_ADMINISTRATOR, Kind.PEOPLE_ADMINISTRATOR)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="roles")
    kind = models.CharField("role", max_length=20, choices=Kind.choices)
    organization = models.ForeignKey(
        "jobfamilies.Organization", models.PROTECT, related_name="+", null=True, blank=True
    )
    family = models.ForeignKey("jobfamilies.JobFamily", models.PROTECT, related_name="+", null=True, blank=True)
    thing_kind = models.CharField(max_length=100, blank=True, help_text="The model of the one thing it is for.")
    thing_key = models.CharField(max_length=40, blank=True)
    from_on = models.DateField("from", default=localdate)
    until_on = models.DateField("until", null=True, blank=True, help_text="The last day. Empty: until it is taken.")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    given_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        permissions = [
            ("give_role", "Can give and take roles"),
            ("give_site_administrator", "Can give and take the role of a site administrator"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organization=None, family=None)
                | Q(organization=None, thing_kind="")
                | Q(family=None, thing_kind=""),
                name="a_role_is_for_one_place",
                violation_error_message="A role is for the site, one organization, one family or one thing.",
            ),
            models.CheckConstraint(
                condition=Q(thing_kind="", thing_key="") | ~Q(thing_kind="") & ~Q(thing_key=""),
                name="a_thing_has_kind_and_key",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["site administrator", "people administrator"])
                | Q(organization=None, family=None, thing_kind=""),
                name="administrators_are_for_the_site",
                violation_error_message="Administrators are administrators of the whole site.",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="a_role_ends_after_it_begins",
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None) | Q(taken_at__isnull=False), name="who_took_a_role_did_so_at_a_moment"
            ),
            models.UniqueConstraint(
                "person",
                "kind",
                Coalesce("organization", 0),
                Coalesce("family", 0),
                "thing_kind",
                "thing_key",
                "from_on",
                condition=Q(taken_at=None),
                name="a_role_is_given_once",
                violation_error_message="The person has this role already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.place}"

    @property
    def place(self) -> str:
        """Return in words what it is for."""
        if self.thing_kind:
            return f"{self.thing_kind.split('.')[1]} {self.thing_key}"
        return str(self.family or self.organization or "the whole site")

    def is_current(self, on: date) -> bool:
        return self.taken_at is None and self.from_on <= on and (self.until_on is None or self.until_on >= on)
