"""One numbered state of a family's whole ladder."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate

from jobfamilies.engine.wording import Wording
from jobfamilies.models.catalogue import JobFamily, Organization
from jobfamilies.models.names import FoundBy
from jobfamilies.models.source_date import SourceDated
from website.roles import scope_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from website.models import User


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, in words."""

    def get_by_natural_key(self, organization: str, family: str, number: int) -> "Edition":
        return self.get(family__organization__slug=organization, family__slug=family, number=number)

    def published(self) -> Self:
        return self.filter(publication__isnull=False)

    def effective(self, on: date) -> Self:
        """Editions that have taken effect by that day and were not withdrawn."""
        # By the column that joins the withdrawal: then PostgreSQL knows an anti-join and guesses well how many remain.
        not_withdrawn = {"publication__withdrawal__publication__isnull": True}
        return self.filter(publication__effective_on__lte=on, **not_withdrawn)

    def last_of_each(self) -> Self:
        """Of these, the edition of the highest number of each family."""
        later = self.filter(family=models.OuterRef("family"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later))

    def scheduled(self, on: date | None = None) -> Self:
        """Published editions that, on that day (today if none is given), wait for theirs and were not withdrawn."""
        return self.filter(publication__effective_on__gt=on or localdate(), publication__withdrawal__isnull=True)

    def next_base(self, family: JobFamily | int, on: date | None = None) -> "Edition | None":
        """Return what a family's next draft begins with: what is in force last, that which is scheduled included.

        Where neither is, the latest of its editions that there is.
        """
        mine = self.filter(family=family).with_family()
        on_day = ("-publication__effective_on", "-number")
        return (
            mine.scheduled(on).order_by(*on_day).first()
            or mine.in_force(on).first()
            or mine.order_by("-number").first()
        )

    def superseded(self) -> Self:
        """Editions that took effect and are no longer in force."""
        return self.effective(localdate()).exclude(pk__in=Edition.objects.in_force().values("pk"))

    def withdrawn(self) -> Self:
        return self.filter(publication__withdrawal__isnull=False)

    def in_force(self, on: date | None = None) -> Self:
        """Each family's edition in force on that day (today if none is given).

        The latest effective date wins, and of two on one day the higher number.
        """
        on = on or localdate()
        same_day = models.Q(publication__effective_on=models.OuterRef("publication__effective_on"))
        later = Edition.objects.effective(on).filter(
            models.Q(publication__effective_on__gt=models.OuterRef("publication__effective_on"))
            | same_day & models.Q(number__gt=models.OuterRef("number")),
            family=models.OuterRef("family"),
        )
        return self.effective(on).filter(~models.Exists(later))

    def of_open_families(self, on: date | None = None) -> Self:
        """Those whose family and organization are not closed on that day (today if none is given)."""
        family, organization = "family__", "family__organization__"
        return self.filter(JobFamily.is_open_on(on, family), Organization.is_open_on(on, organization))

    def latest_first(self) -> Self:
        """Of one family: the edition in force before those that it took over from. Asks less than `in_force`."""
        return self.order_by("-publication__effective_on", "-number")

    def readable_by(self, user: "User | AnonymousUser") -> Self:
        """Editions that took effect, for everybody; open, scheduled and withdrawn ones for those who may read them."""
        scope, effective = scope_of(user, "jobfamilies.read_open_edition"), self.effective(localdate())
        if scope.is_everywhere or not scope:
            return self if scope else effective
        return self.filter(scope.where(self.model) | models.Q(pk__in=effective.order_by().values("pk")))

    def with_family(self) -> Self:
        """With all that a page's head says of an edition, in the same query."""
        return self.select_related("family__organization", "family__function", "publication__withdrawal")


class Edition(SourceDated):
    """A family's whole ladder as it stood, stands or is to stand. A published edition never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in review", "In review"
        APPROVED = "approved", "Approved"
        PUBLISHED = "published", "Published"

    OPEN = (State.DRAFT, State.IN_REVIEW, State.APPROVED)

    family = models.ForeignKey(JobFamily, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    base = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="written_from_it",
        null=True,
        blank=True,
        editable=False,
        help_text="The edition whose words its draft began with.",
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(
        max_length=120,
        blank=True,
        help_text="The family's name as the ladder writes it. Empty: no title is stated.",
    )
    found_by = FoundBy.of("title")
    summary = models.TextField("job family summary", blank=True)
    function_text = models.CharField(
        "job function in the source", max_length=120, blank=True, help_text="Empty: not stated in the source."
    )
    track_text = models.CharField(
        "track in the source", max_length=60, blank=True, help_text="Empty: not stated in the source."
    )

    is_numbered = False
    """Whether the reader asked for this edition by its number, so that links from its levels stay in it."""

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["family", "-number"]
        permissions = [
            ("read_open_edition", "Can read editions that are not published"),
            ("read_hr_section", "Can read what editions say for HR alone"),
            ("submit_edition", "Can submit editions for review, and take them back"),
            ("approve_edition", "Can approve editions in review, and return them"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "number"],
                name="one_edition_per_number",
                violation_error_message="Another edition of that family has that number.",
            ),
            models.UniqueConstraint(
                fields=["family"],
                condition=models.Q(state__in=("draft", "in review", "approved")),
                name="one_open_edition_per_family",
                violation_error_message="That family has an open edition already. Publish or delete it first.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="edition_numbers_begin_at_one",
                violation_error_message="Editions are numbered from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family}, edition {self.number}"

    def natural_key(self) -> tuple[str, str, int]:
        return (*self.family.natural_key(), self.number)

    natural_key.dependencies = ["jobfamilies.jobfamily"]  # type: ignore[attr-defined]

    @classmethod
    def is_open(cls, prefix: str = "") -> models.Q:
        """Return the condition that an edition (reached by the prefix) is a draft or in review."""
        return models.Q(**{f"{prefix}state__in": cls.OPEN})

    @property
    def is_published(self) -> bool:
        return hasattr(self, "publication")

    @property
    def is_draft(self) -> bool:
        """Whether its text may change: what is in review or approved is read as it was submitted."""
        return self.state == self.State.DRAFT

    @property
    def standing(self) -> str:
        """Where the edition stands today, in a word or two: “draft”, “scheduled”, “took effect”, “withdrawn”."""
        if not self.is_published:
            return self.get_state_display().lower()
        if self.publication.is_withdrawn:
            return "withdrawn"
        return "scheduled" if self.publication.effective_on > localdate() else "took effect"

    @property
    def name(self) -> str:
        """The family's name as this edition writes it, else the one we file it under."""
        return self.title or self.family.name

    @property
    def wording(self) -> Wording:
        """How pages and files speak of its text."""
        return self.family.organization.wording

    def get_absolute_url(self) -> str:
        return reverse("ladders:edition", args=[*self.family.natural_key(), self.number])
