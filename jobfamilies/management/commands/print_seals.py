"""Writes the page of seals that is kept away from the server, for `verify --against`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from jobfamilies.verification.kept_page import page


class Command(BaseCommand):
    help = "Write the newest digest of every chain of seals and of every family, to print or keep elsewhere."

    def handle(self, **options: Any) -> None:
        for line in page(timezone.now()):
            self.stdout.write(line)
