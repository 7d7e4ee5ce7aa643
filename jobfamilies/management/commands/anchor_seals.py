"""Anchors the record of seals where it is not: when SEAL_KEY is set for the first time, or is another one now."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from jobfamilies.actions.seals import anchor_chains
from jobfamilies.verification import faults
from jobfamilies.verification.findings import counted


class Command(BaseCommand):
    help = "Anchor every chain of seals whose end SEAL_KEY does not anchor. Verifies first, and refuses on any fault."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--after-a-gap",
            action="store_true",
            help="also chains that were anchored before and went on without: look first at what was written then",
        )

    @transaction.atomic
    def handle(self, *, after_a_gap: bool, **options: Any) -> None:
        if not settings.SEAL_KEY:
            raise CommandError("SEAL_KEY is not set.")
        if found := faults():
            raise CommandError("\n".join(["Nothing was anchored, since not all is as it was:", *found]))
        anchored, gaps = anchor_chains(at=timezone.now(), after_a_gap=after_a_gap)
        self.stdout.write(f"Anchored: {counted(len(anchored), 'chain')}.")
        if gaps:
            named = ", ".join(gaps[:5]) + ", …" * (len(gaps) > 5)
            said = f"Anchored before, and gone on without: {counted(len(gaps), 'chain')} ({named})."
            raise CommandError(f"{said} --after-a-gap anchors these too.")
