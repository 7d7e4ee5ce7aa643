"""How an organization counts study and work, and what its analysts ruled on what people show."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.timezone import localdate

from classification.engine.eligibility import Counting, Degree
from classification.engine.eligibility.record import YEARS_PER_DEGREE, Ruled
from jobfamilies.models import Organization
from website.models import SealedWords

YEARS = [MinValueValidator(1), MaxValueValidator(20)]


def years_of(degree: Degree) -> "models.PositiveSmallIntegerField[int, int]":
    said = "Years of study after school that it stands for in all."
    return models.PositiveSmallIntegerField(
        f"years of {degree}", default=YEARS_PER_DEGREE[degree], validators=YEARS, help_text=said
    )


class CountingRules(models.Model):
    """The settings of one organization. Where there are none, the defaults count."""

    class PartTime(models.TextChoices):
        PRO_RATA = "pro rata", "Pro rata: half time counts half"
        FULL = "as full time", "As full time"
        NOT = "not at all", "Not at all"

    organization = models.OneToOneField(Organization, models.CASCADE, related_name="counting_rules")
    part_time = models.CharField(max_length=20, choices=PartTime, default=PartTime.PRO_RATA)
    associate_years = years_of(Degree.ASSOCIATE)
    bachelor_years = years_of(Degree.BACHELOR)
    master_years = years_of(Degree.MASTER)
    doctorate_years = years_of(Degree.DOCTORATE)

    class Meta:
        verbose_name = verbose_name_plural = "counting rules"
        ordering = ["organization"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    associate_years__lte=models.F("bachelor_years"),
                    bachelor_years__lte=models.F("master_years"),
                    master_years__lte=models.F("doctorate_years"),
                ),
                name="higher_degrees_take_longer",
                violation_error_message="A higher degree stands for no fewer years than a lower one.",
            )
        ]

    def __str__(self) -> str:
        return f"Counting rules of {self.organization}"

    @property
    def years_per_degree(self) -> dict[Degree, int]:
        return {
            Degree.ASSOCIATE: self.associate_years,
            Degree.BACHELOR: self.bachelor_years,
            Degree.MASTER: self.master_years,
            Degree.DOCTORATE: self.doctorate_years,
        }


class Precedent(SealedWords):
    """An analyst's ruling on what somebody shows: whether it is what a level asks. The latest one holds."""

    class Kind(models.TextChoices):
        FIELD = "field", "Field of study"
        AREA = "area", "Area of experience"
        JUDGEMENT = "judgement", "Words that a person judges"

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="precedents")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FIELD)
    studied = models.CharField(
        "what is shown", max_length=120, help_text="A field of study, an area of work, or a class, as people enter it."
    )
    asked = models.CharField(
        "what is asked",
        max_length=2000,
        help_text="A field or an area as a rule names it; of words that a person judges, those words or the whole "
        "statement. “professional” settles which work is of professional level.",
    )
    is_related = models.BooleanField("counts as what is asked", choices=[(True, "Yes"), (False, "No")])
    reason = models.TextField()
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    ruled_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["organization", "kind", "studied", "asked", "ruled_at", "pk"]

    def __str__(self) -> str:
        return self.as_ruled().said

    def as_ruled(self) -> Ruled:
        """Return it as it is evaluated."""
        return Ruled(self.kind, self.studied, self.asked, self.is_related, localdate(self.ruled_at))


def counting_of(organization: Organization) -> Counting:
    """Return how the organization counts: its settings or the defaults, and its analysts' rulings."""
    rules = CountingRules.objects.filter(organization=organization).first() or CountingRules()
    precedents = Precedent.objects.filter(organization=organization).order_by("ruled_at", "pk")
    ruled = {each.key: each for each in (precedent.as_ruled() for precedent in precedents)}
    return Counting(rules.years_per_degree, rules.part_time, ruled)
