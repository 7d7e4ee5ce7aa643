"""Reads the text of every kept reading again and compares the bytes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from classification.actions.runs import read_again
from classification.models import Run


class Command(BaseCommand):
    help = "Check that every kept reading is what was kept, and that reading its text again gives the same bytes."

    def handle(self, **options: Any) -> None:
        runs = wrong = 0
        for run in Run.objects.order_by("pk").iterator(chunk_size=100):
            runs += 1
            if reasons := read_again(run).reasons:
                wrong += 1
                self.stderr.write(f"Run {run.pk}: {' '.join(reasons)}")
        if wrong:
            raise CommandError(f"{wrong} of {runs} runs are not what they were, or were read by another version.")
        self.stdout.write(f"{runs} run{'' if runs == 1 else 's'} read again: the same bytes.")
