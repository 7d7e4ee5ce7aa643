"""The sheets on which people rate a position by a scheme, factor by factor."""

from fractions import Fraction
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from classification.engine.scoring import Answer
from classification.models.requests import ClassificationRequest
from classification.models.schemes import Scheme
from jobfamilies.models import Edition
from website.models import Erasable, SealedWords, User
from website.roles import scope_of

A_WORD_FROM = 2
"""Levels between an answer and the estimate from which a word on the difference is needed."""


class RatingSheetQuerySet(models.QuerySet["RatingSheet"]):
    """Sheets, in words."""

    def signed(self) -> Self:
        return self.filter(signed_at__isnull=False)

    def with_all(self) -> Self:
        return self.select_related(
            "request__position__organization",
            "request__description",
            "rater",
            "scheme",
            "edition__family__organization",
            "edition__publication",
        )

    def readable_by(self, user: User) -> Self:
        """One's own; of others what is signed, to whoever only rules, or once one’s own by that scheme is signed.

        So that two ratings are independent of each other. What was ruled on or withdrawn is no longer rated.
        """
        study, rule = (scope_of(user, f"classification.{act}") for act in ("study_request", "add_ruling"))
        signed = models.Q(signed_at__isnull=False)
        own = RatingSheet.objects.signed().filter(
            rater=user, request=models.OuterRef("request"), scheme=models.OuterRef("scheme")
        )
        closed = ~models.Q(request__in=ClassificationRequest.objects.open())
        to_raters = study.where(self.model) & (models.Q(rater=user) | signed & (models.Exists(own) | closed))
        return self.filter(to_raters | rule.where(self.model) & study.elsewhere(self.model) & signed)


class RatingSheet(SealedWords):
    """One person's rating of one request by one scheme. Signed, it does not change."""

    request = models.ForeignKey(ClassificationRequest, models.PROTECT, related_name="sheets")
    rater = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="sheets")
    edition = models.ForeignKey(
        Edition,
        models.PROTECT,
        related_name="sheets",
        null=True,
        blank=True,
        help_text="Of the ladder that it is rated against; none where the scheme brings its own factors.",
    )
    started_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=300, blank=True, help_text="What the answers came to when they were signed.")

    objects = RatingSheetQuerySet.as_manager()

    class Meta:
        ordering = ["request", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "scheme", "rater"],
                name="one_sheet_per_rater_and_scheme",
                violation_error_message="You have a rating by this scheme already.",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at=None, result="")
                | (models.Q(signed_at__isnull=False) & ~models.Q(result="")),
                name="signed_with_its_result",
                violation_error_message="A signed rating has its result.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.scheme}, by {self.rater}"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    @property
    def is_sealed(self) -> bool:
        return self.is_signed

    def said(self) -> dict[str, Any]:
        answered = self.ratings.all() if self.pk else ()
        return {rating.factor: [rating.reason, rating.estimate, rating.word] for rating in answered}

    def get_absolute_url(self) -> str:
        return reverse("classification:rating", args=[self.pk])


class Rating(Erasable):
    """The answer on one factor of a sheet. The machine's estimate is kept as it was shown, after the first answer."""

    sheet = models.ForeignKey(RatingSheet, models.CASCADE, related_name="ratings")
    factor = models.SlugField(max_length=100)
    level = models.PositiveSmallIntegerField(help_text="Counted from 1, the lowest; 0: does not apply.")
    is_between = models.BooleanField("between it and the next", default=False)
    first_level = models.PositiveSmallIntegerField(
        "level first answered", help_text="Before the estimate was shown.", editable=False
    )
    first_is_between = models.BooleanField("first answered as between", default=False, editable=False)
    statement = models.UUIDField("key of the statement that fits", null=True, blank=True)
    reason = models.TextField()
    answered_at = models.DateTimeField()
    estimate: "models.JSONField[Any, Any]" = models.JSONField(
        default=dict, blank=True, help_text="What the machine read, as it was shown; empty where it read nothing."
    )
    word = models.TextField("word on the difference", blank=True)

    class Meta:
        ordering = ["sheet", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "factor"],
                name="one_answer_per_factor",
                violation_error_message="The factor is answered already.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_between=False) | models.Q(level__gte=1),
                name="between_two_levels",
                violation_error_message="What does not apply is not between levels.",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") | models.Q(erasure__isnull=False),
                name="an_answer_has_a_reason",
                violation_error_message="Give a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.factor}"

    @property
    def answer(self) -> Answer:
        return Answer(self.level, self.is_between)

    @property
    def first_answer(self) -> Answer:
        return Answer(self.first_level, self.first_is_between)

    @property
    def difference(self) -> Fraction | None:
        """By how many levels the answer stands off the machine's; None where either says nothing."""
        level = self.estimate.get("level")
        return abs(self.answer.place - level) if level and self.answer.applies else None

    @property
    def is_far(self) -> bool:
        """Whether it stands so far from the machine's that a word on that is needed."""
        return self.difference is not None and self.difference >= A_WORD_FROM

    @property
    def needs_a_word(self) -> bool:
        return self.is_far and not self.word.strip()
