"""Checks every published edition against its digest, the chain of each family's editions, and the triggers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from jobfamilies.models import Publication
from jobfamilies.triggers import missing_or_changed_triggers
from jobfamilies.verification import faults


class Command(BaseCommand):
    help = "Check that every published edition is what was published. Exits with 1 and names each fault if not."

    def handle(self, *args: Any, **options: Any) -> None:
        found = [*missing_or_changed_triggers(connection), *faults()]
        for fault in found:
            self.stderr.write(self.style.ERROR(fault))
        if found:
            raise CommandError(f"{len(found)} faults found.")
        self.stdout.write(f"{Publication.objects.count()} published editions are as they were published.")
