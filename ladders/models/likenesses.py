"""What derived moves rest on: families that HR relates, and grades of two organizations that it equates."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Greatest, Least

from jobfamilies.models import Grade, JobFamily
from ladders.engine.career_map import contradicts


class RelatedFamiliesManager(models.Manager["RelatedFamilies"]):
    """Finds a pair of families by their natural keys, whichever stands first."""

    def get_by_natural_key(self, *names: str) -> "RelatedFamilies":
        first, second = _family(names[:2]), _family(names[2:])
        return self.get(models.Q(first=first, second=second) | models.Q(first=second, second=first))


def _family(natural_key: tuple[str, ...]) -> JobFamily:
    return JobFamily.objects.get_by_natural_key(*natural_key)


class RelatedFamilies(models.Model):
    """HR says that people move between two families: only then are moves at the same grade derived."""

    first = models.ForeignKey(JobFamily, models.CASCADE, related_name="+")
    second = models.ForeignKey(JobFamily, models.CASCADE, related_name="+")

    objects = RelatedFamiliesManager()

    class Meta:
        verbose_name = verbose_name_plural = "related families"
        ordering = ["first", "second"]
        constraints = [
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                name="families_are_related_once",
                violation_error_message="These two families are related already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")),
                name="related_families_are_two",
                violation_error_message="Choose two different families.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"

    def natural_key(self) -> tuple[str, str, str, str]:
        return (*self.first.natural_key(), *self.second.natural_key())

    natural_key.dependencies = ["jobfamilies.jobfamily"]  # type: ignore[attr-defined]


class GradeEquivalenceManager(models.Manager["GradeEquivalence"]):
    """Finds a pair of grades by their natural keys, whichever stands first."""

    def get_by_natural_key(self, *names: str) -> "GradeEquivalence":
        first, second = _grade(names[:2]), _grade(names[2:])
        return self.get(models.Q(first=first, second=second) | models.Q(first=second, second=first))


def _grade(natural_key: tuple[str, ...]) -> Grade:
    organization, slug = natural_key
    return Grade.objects.get(organization__slug=organization, slug=slug)


class GradeEquivalence(models.Model):
    """HR says that a grade of one organization equals a grade of another; nothing else makes grades comparable."""

    first = models.ForeignKey(Grade, models.CASCADE, related_name="+")
    second = models.ForeignKey(Grade, models.CASCADE, related_name="+")
    note = models.TextField(blank=True, help_text="What it rests on.")

    objects = GradeEquivalenceManager()

    class Meta:
        ordering = ["first", "second"]
        constraints = [
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                name="grades_are_equated_once",
                violation_error_message="These two grades are recorded as equal already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")),
                name="equal_grades_are_two",
                violation_error_message="Choose two different grades.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} = {self.second}"

    def natural_key(self) -> tuple[str, str, str, str]:
        return (*self.first.natural_key(), *self.second.natural_key())

    natural_key.dependencies = ["jobfamilies.grade"]  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Refuse what puts a grade above itself: of each organization the order of the grades stays."""
        if not (self.first_id and self.second_id):
            return
        if self.first.organization_id == self.second.organization_id:
            raise ValidationError("Grades of one organization have their order already. Choose two organizations.")
        others = GradeEquivalence.objects.exclude(pk=self.pk).values_list("first", "second")
        if contradicts(grade_scales(), [*others, (self.first_id, self.second_id)]):
            raise ValidationError("With what is recorded already, that would put a grade above itself.")


def grade_scales() -> dict[int, list[int]]:
    """Return the grades of each organization that has any, lowest first, all by their ids."""
    scales: dict[int, list[int]] = {}
    for organization, grade in Grade.objects.order_by("organization", "order").values_list("organization", "pk"):
        scales.setdefault(organization, []).append(grade)
    return scales
