"""Checks that the search finds exactly what is written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ladders.index.keeping import faults
from ladders.models import SearchEntry


class Command(BaseCommand):
    help = "Check the index of the search against what is written. Exits with 1 and names each difference if not."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults(connection))
        for fault in found:
            self.stderr.write(self.style.ERROR(fault))
        if found:
            raise CommandError(f"{len(found)} faults found. Run rebuild_search_index.")
        self.stdout.write(f"The index holds all {SearchEntry.objects.count()} texts and nothing else.")
