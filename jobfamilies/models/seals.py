"""The record of seals: an entry for every row that is sealed, chained to the entry before."""

from typing import Self

from django.db import models


class SealEntryQuerySet(models.QuerySet["SealEntry"]):
    """Entries, in words."""

    def of_rows(self) -> Self:
        """Those that say what a row was when it was sealed."""
        return self.filter(act__in=SealEntry.OF_ROWS)

    def last_of_each(self) -> Self:
        """The last entry of each chain."""
        later = SealEntry.objects.filter(chain=models.OuterRef("chain"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later))

    def in_order(self) -> Self:
        return self.order_by("chain", "number")


class SealEntry(models.Model):
    """That a row was sealed, and the digest of what it said, in the chain of a family, a position or an employer.

    It holds the digest of the entry before in its chain, and of the newest entry that stood in any chain: an end that
    is cut off is missed wherever anything was sealed since. `mac` is the anchor outside of the database, made with the
    key that `key_id` names (jobfamilies/sealing/anchor.py).
    """

    class Act(models.TextChoices):
        SEALED = "sealed", "Sealed"
        RECORDED = "recorded", "Recorded at an upgrade"
        LOADED = "loaded", "Loaded from the site’s own documents"
        RESTORED = "restored", "Restored"
        ANCHORED = "anchored", "Anchored"

    OF_ROWS = (Act.SEALED, Act.RECORDED, Act.LOADED, Act.RESTORED)

    chain = models.CharField(max_length=60, help_text="Whose: “jobfamily 12”, “position 3”, “organization 1”, “site”.")
    number = models.PositiveIntegerField(help_text="Its place in the chain; 1 is the first.")
    act = models.CharField(max_length=10, choices=Act)
    kind = models.CharField(max_length=60, blank=True, help_text="The table, as “classification.ruling”.")
    row = models.PositiveBigIntegerField("key of the row", null=True, blank=True)
    row_digest = models.CharField(
        "digest of the row", max_length=64, blank=True, help_text="SHA-256 of what it said, in hexadecimal."
    )
    form = models.PositiveSmallIntegerField(help_text="The version of the form that the digest was taken of.")
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True, help_text="The digest of the entry before in the chain.")
    seen = models.CharField(max_length=64, blank=True, help_text="The digest of the newest entry of the site.")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of all the columns above.")
    key_id = models.CharField(max_length=16, blank=True)
    mac = models.CharField(max_length=64, blank=True, help_text="HMAC-SHA-256 of the digest, in hexadecimal.")

    objects = SealEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        verbose_name_plural = "entries of seals"
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "number"],
                name="one_seal_entry_per_number",
                violation_error_message="The chain has an entry of that number.",
            ),
            models.UniqueConstraint(
                fields=["kind", "row"],
                condition=models.Q(act__in=["sealed", "recorded", "loaded", "restored"]),
                name="a_row_is_sealed_once",
                violation_error_message="The row is sealed already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain}, entry {self.number}"
