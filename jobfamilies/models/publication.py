"""That an edition was published, and that it was withdrawn: rows of their own, written once."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.timezone import localdate

from jobfamilies.models.edition import Edition


class PublicationManager(models.Manager["Publication"]):
    """Finds a publication by its edition's natural key."""

    def get_by_natural_key(self, organization: str, family: str, number: int) -> "Publication":
        return self.get(edition=Edition.objects.get_by_natural_key(organization, family, number))


class Publication(models.Model):
    """Where this row stands, the database refuses every change to the edition's rows (jobfamilies/triggers/)."""

    class Kind(models.TextChoices):
        SUBSTANTIVE = "substantive", "Substantive change"
        CLERICAL = "clerical", "Clerical correction"

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="publication")
    effective_on = models.DateField(help_text="From this day employees see the edition. A later day waits by itself.")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(
        "kind of change",
        max_length=11,
        choices=Kind,
        blank=True,
        help_text="Substantive: something else is expected or stated. Clerical: a slip is mended.",
    )
    notice = models.TextField(blank=True, help_text="What readers are told about this edition.")
    reference = models.CharField(
        "resolution or reference number", max_length=120, blank=True, help_text="Of the decision behind the change."
    )
    reason = models.TextField("reason for a past date", blank=True, help_text="Why it counts from a day gone by.")
    authority = models.CharField(
        "authority for a past date", max_length=200, blank=True, help_text="Who or what authorised the past date."
    )
    document_version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the edition's ladder document, in hexadecimal.")
    previous_digest = models.CharField(max_length=64, blank=True, help_text="The digest of the edition before.")
    salts: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(
        default=dict, blank=True, editable=False, help_text="By name of a section: what hides it behind its digest."
    )

    objects = PublicationManager()

    class Meta:
        ordering = ["-published_at"]

    def __str__(self) -> str:
        return f"{self.edition}, effective {self.effective_on}"

    def natural_key(self) -> tuple[str, str, int]:
        return self.edition.natural_key()

    natural_key.dependencies = ["jobfamilies.edition"]  # type: ignore[attr-defined]

    @property
    def recorded_on(self) -> date:
        return localdate(self.published_at)

    @property
    def is_backdated(self) -> bool:
        """Whether it counts from a day before the one on which it was recorded."""
        return self.effective_on < self.recorded_on

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")


class Withdrawal(models.Model):
    """That a published edition was taken back before it took effect."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="withdrawal")
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        ordering = ["-withdrawn_at"]

    def __str__(self) -> str:
        return f"Withdrawal of {self.publication}"
