"""Long work in the background, how far it is, and the workers that do it."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone

from website.readiness import missing_guards

SILENT_AFTER = timedelta(minutes=3)
"""A worker reports every minute; one that missed three has ended."""


class WorkerQuerySet(models.QuerySet["Worker"]):
    def alive(self, at: datetime) -> "WorkerQuerySet":
        """Workers that reported lately."""
        return self.filter(seen_at__gte=at - SILENT_AFTER)


class Worker(models.Model):
    """A process that does what waits (`manage.py worker`): since when, and when it reported last."""

    name = models.CharField(max_length=64, unique=True, help_text="Random, drawn as it starts.")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Worker {self.name[:8]}"


class Work(models.Model):
    """Something long that somebody started: what it is called, how far it is, and where its result stands.

    It names rows by their keys and holds no words of people's files.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200, help_text="What is done, as its page says it: “Read 12 files”.")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="works")
    started_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    worker = models.ForeignKey(Worker, models.SET_NULL, null=True, blank=True, related_name="works")
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0, help_text="0 where nobody knows how much there is.")
    result = models.CharField(max_length=300, blank=True, help_text="The address of what came of it.")
    failure = models.TextField(blank=True, help_text="Why it failed, in sentences for people.")

    class Meta:
        ordering = ["-started_at"]
        default_permissions = ("view",)
        verbose_name_plural = "works"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("work", args=[self.key])

    @property
    def has_ended(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)

    def advance(self, done: int, total: int) -> None:
        """Keep how far the work is. Within a transaction nobody sees it before that ends."""
        self._write(done=done, total=total)

    def begin(self, *, worker: Worker | None, at: datetime) -> None:
        self._write(state=self.State.RUNNING, worker=worker, begun_at=at)

    def end(self, *, result: str, at: datetime) -> None:
        """Mark the work as done; `result` is the address of what came of it, or "" where there is none."""
        self._write(state=self.State.DONE, result=result, failure="", ended_at=at)

    def fail(self, *, failure: str, at: datetime) -> None:
        """Mark the work as failed, with the reason in sentences for people."""
        self._write(state=self.State.FAILED, failure=failure, ended_at=at)

    def waits_for(self) -> str:
        """Return what waiting work waits for, in a sentence; "" where it does not wait."""
        if self.state != self.State.WAITING:
            return ""
        if missing_guards(connection):
            return "It waits until the site is upgraded: until then nobody writes."
        if not Worker.objects.alive(timezone.now()).exists():
            return "It waits for a worker, and none runs now. Whoever operates the site starts one: manage.py worker."
        if before := Work.objects.filter(state=self.State.WAITING, started_at__lt=self.started_at).count():
            return f"It waits for its turn: {before} {'work stands' if before == 1 else 'works stand'} before it."
        return "It waits for the worker, which takes it as soon as it is free."

    def _write(self, **columns: Any) -> None:
        Work.objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)
