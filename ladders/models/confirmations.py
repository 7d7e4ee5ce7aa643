"""What HR found of two adjacent levels: which statements became which, and whether more is asked."""

from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models

from jobfamilies.models import JobFamily
from ladders.engine.comparison import Confirmed, opposite
from website.models import Erasable


def digest_of(text: str) -> str:
    """Return by what a confirmation knows a statement's text."""
    return sha256(text.encode()).hexdigest()


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """Confirmations, in words."""

    def of_family(self, family: JobFamily) -> Self:
        return self.filter(family=family)

    def newest(self) -> int:
        """Return the number of the last one, 0 without any: whatever is kept of comparisons holds until it changes."""
        return self.order_by("-pk").values_list("pk", flat=True).first() or 0


class Confirmation(Erasable):
    """That statements of a lower level became those of an upper one, or came new, or are not repeated.

    It is written once. A later one of the same two levels takes its place where they share a statement; one that is
    `is_withdrawn` leaves the statements to the site's own reading again. It holds in every edition in which the
    statements, by their keys, still say the same.
    """

    family = models.ForeignKey(JobFamily, models.PROTECT, related_name="confirmations")
    lower_level = models.UUIDField("key of the lower level")
    upper_level = models.UUIDField("key of the upper level")
    lower = models.JSONField("statements of the lower level", help_text="Of each its key and the digest of its text.")
    upper = models.JSONField("statements of the upper level", help_text="Of each its key and the digest of its text.")
    verdicts = models.JSONField(default=list)
    is_withdrawn = models.BooleanField(default=False)
    reason = models.TextField(blank=True, help_text="A sentence that every reader sees.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["family", "lower_level", "upper_level"], name="confirmation_of_levels")]

    def __str__(self) -> str:
        return f"{self.family}: {', '.join(self.verdicts) or 'found alone'}"

    @property
    def digests(self) -> dict[str, str]:
        """The digests of all its statements' texts, by their keys."""
        return dict((*self.lower, *self.upper))

    def found(self, *, turned: bool = False) -> Confirmed:
        """Return what it says; turned, of the upper level compared with the lower one."""
        lower, upper = (tuple(key for key, _ in side) for side in (self.lower, self.upper))
        if turned:
            return Confirmed(upper, lower, opposite(self.verdicts), self.reason, self.pk)
        return Confirmed(lower, upper, tuple(self.verdicts), self.reason, self.pk)
