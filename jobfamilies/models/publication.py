"""That an edition was published, and that it was withdrawn: rows of their own, written once."""

from django.conf import settings
from django.db import models

from jobfamilies.models.edition import Edition


class PublicationManager(models.Manager["Publication"]):
    """Finds a publication by its edition's natural key."""

    def get_by_natural_key(self, organization: str, family: str, number: int) -> "Publication":
        return self.get(edition=Edition.objects.get_by_natural_key(organization, family, number))


class Publication(models.Model):
    """Where this row stands, the database refuses every change to the edition's rows (jobfamilies/triggers.py)."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="publication")
    effective_on = models.DateField(help_text="From this day employees see the edition. A later day waits by itself.")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    notice = models.TextField(blank=True, help_text="What readers are told about this edition.")
    document_version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the edition's ladder document, in hexadecimal.")
    previous_digest = models.CharField(max_length=64, blank=True, help_text="The digest of the edition before.")

    objects = PublicationManager()

    class Meta:
        ordering = ["-published_at"]

    def __str__(self) -> str:
        return f"{self.edition}, effective {self.effective_on}"

    def natural_key(self) -> tuple[str, str, int]:
        return self.edition.natural_key()

    natural_key.dependencies = ["jobfamilies.edition"]  # type: ignore[attr-defined]

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
