"""Whether every kept reading is what was kept, and reading its text again gives the same bytes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from classification.actions.runs import Outcome, read_again
from classification.models import Run
from classification.readout.inputs import Inputs
from jobfamilies.verification.findings import Finding, counted, each_row, note

Came = dict[int, str]
"""What came of each run, by its key."""


def run_findings() -> Iterator[Finding]:
    """Yield which runs changed, in the order of their keys, and how many came to what else."""
    inputs, came = Inputs(), Came()
    yield from each_row(Run.objects.all(), partial(held, inputs, came), at_once=50)
    for said, runs in sorted(Counter(came.values()).items()):
        yield note(f"{counted(runs, 'run')} read again: {said}.")


def held(inputs: Inputs, came: Came, keys: Sequence[int]) -> Iterator[Finding]:
    for run in Run.objects.filter(pk__in=keys).select_related("erasure").order_by("pk"):
        again = read_again(run, inputs)
        by = f" (engine {run.engine}, {run.lexicon})" if again.outcome is Outcome.NOT_COMPARED else ""
        came[run.pk] = f"{again.outcome.value}{by}"
        if again.outcome is Outcome.CHANGED:
            yield Finding(f"Run {run.pk}: {' '.join(again.reasons)}")
