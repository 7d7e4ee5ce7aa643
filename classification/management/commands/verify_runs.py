"""Reads the text of every kept reading again and compares the bytes."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from classification.actions.runs import Outcome, read_again
from classification.models import Run
from classification.readout.inputs import Inputs


class Command(BaseCommand):
    help = (
        "Check that every kept reading is what was kept, and that reading its text again gives the same bytes. Of one "
        "that an engine or lexicon of another release made, check that it rests on what it rested on. Exits with 1 "
        "and names each reading that changed."
    )

    def handle(self, **options: Any) -> None:
        inputs, outcomes, makers = Inputs(), Counter[Outcome](), Counter[str]()
        for run in Run.objects.order_by("pk").iterator(chunk_size=100):
            again = read_again(run, inputs)
            outcomes[again.outcome] += 1
            if again.outcome is Outcome.NOT_COMPARED:
                makers[f"engine {run.engine} with lexicon {run.lexicon}"] += 1
            elif again.outcome is Outcome.CHANGED:
                self.stderr.write(f"Run {run.pk}: {' '.join(again.reasons)}")
        self.stdout.write(f"{counted(outcomes[Outcome.SAME])} read again: {Outcome.SAME.value}.")
        if erased := outcomes[Outcome.ERASED]:
            self.stdout.write(f"{counted(erased)} {Outcome.ERASED.value}.")
        for maker, count in sorted(makers.items()):
            self.stdout.write(f"{counted(count)} by {maker}: {Outcome.NOT_COMPARED.value}.")
        if changed := outcomes[Outcome.CHANGED]:
            raise CommandError(f"{changed} of {counted(outcomes.total())} changed.")


def counted(runs: int) -> str:
    return f"{runs} run{'' if runs == 1 else 's'}"
