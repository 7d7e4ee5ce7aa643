"""Bringing in many jobs: a run with its files, what its headings mean, and the drafts that it made."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from jobfamilies.models import Edition, JobFamily, Organization
from website.models import Work


class ImportProfile(models.Model):
    """What the headings of one employer's files mean, kept so that the next run knows them."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="import_profiles")
    name = models.CharField(max_length=80, help_text="What these files are called: “Class specifications”.")
    meanings = models.JSONField(default=dict, blank=True, help_text="By heading: a dimension, a fact, or left out.")

    class Meta:
        ordering = ["organization__name", "name"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="one_import_profile_per_name",
                violation_error_message="Another profile of that organization has that name.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """Files that are brought in together, from the first look to the report. Nobody but HR sees it."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ENDED = "ended", "Ended"

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="import_runs")
    profile = models.ForeignKey(ImportProfile, models.PROTECT, related_name="runs")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    state = models.CharField(max_length=5, choices=State, default=State.OPEN)
    work = models.ForeignKey(Work, models.SET_NULL, null=True, blank=True, related_name="+")
    choices = models.JSONField(default=dict, blank=True, help_text="By family to come: its name, or left out.")
    made = models.JSONField(default=dict, blank=True, help_text="Dimensions, grades, … made for it, by their slugs.")

    class Meta:
        ordering = ["-started_at"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.organization}, {self.started_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("admin:ladders_bring_in_run", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_working(self) -> bool:
        """Whether a worker reads its files or makes its drafts now."""
        return self.work is not None and not self.work.has_ended


class ImportFile(models.Model):
    """A file as it was sent, and what was understood of it. Its bytes are kept until the run is ended."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField(help_text="Bytes.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the bytes.")
    content = models.BinaryField(null=True, blank=True, editable=False)
    found = models.JSONField(null=True, blank=True, editable=False)
    refusal = models.TextField(blank=True, help_text="Why it was not read, and what to do.")

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["run", "digest"],
                name="one_file_of_one_content",
                violation_error_message="The run has this file already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_read(self) -> bool:
        return self.found is not None or bool(self.refusal)


class ImportedFamily(models.Model):
    """What became of one family of a run: the draft that was made of it, or why none was."""

    class State(models.TextChoices):
        MADE = "made", "Draft made"
        SAME = "same", "Same as in force"
        REFUSED = "refused", "Not made"
        UNDONE = "undone", "Undone"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="families")
    proposal = models.CharField(max_length=200, help_text="Which of the run's families it is.")
    family = models.ForeignKey(JobFamily, models.SET_NULL, null=True, blank=True, related_name="+")
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=7, choices=State)
    digest = models.CharField(max_length=64, blank=True, help_text="Of what the draft said when it was made.")
    files = models.JSONField(default=list, blank=True, help_text="The keys of the files that it was made of.")
    said = models.TextField(blank=True, help_text="Why it was not made, or what to know, a sentence a line.")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "imported families"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["run", "proposal"],
                name="one_outcome_per_family_of_a_run",
                violation_error_message="The run has that family already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.get_state_display()}"
