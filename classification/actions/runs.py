"""What is done with readings of descriptions: reading one, keeping it, and reading it again."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import transaction

from classification.engine.matching import ENGINE, LEXICON, NotRead, Reading, canonical, read
from classification.models import ClassificationRequest, Run
from classification.readout.inputs import Inputs
from classification.readout.references import References, library, signed_text
from jobfamilies.actions.seals import seal
from website.models import User
from website.refusals import Refused


class CannotKeep(Refused):
    """The reading cannot be kept: it is not theirs to keep, or there is none."""


class Outcome(Enum):
    """What comes of holding a run against what it rests on. Only a change is a fault."""

    SAME = "the same bytes"
    NOT_COMPARED = "inputs unchanged, made by an engine that is no longer here"
    ERASED = "not compared, since words were erased"
    CHANGED = "changed"


@dataclass(frozen=True)
class Again:
    """What comes of reading a run's text again; `reasons` say why these are not the same bytes, in sentences."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


def reading_of(text: str, references: References) -> Reading | NotRead:
    """Return the reading of a text against the references: families ranked, and the ladders of the likeliest."""
    shelf = library(references)
    return read(text, shelf.index, shelf.ladders)


def reasons_against_showing(request: ClassificationRequest, by: User) -> list[str]:
    """Return why this person is not shown what the machine reads in a request, in sentences for people."""
    if ClassificationRequest.objects.with_readings_for(by).filter(pk=request.pk).exists():
        return []
    return ["Rate the work first: what the machine reads in it is shown once you have signed a rating."]


@transaction.atomic
def keep_run(*, request: ClassificationRequest, against: References, by: User, at: datetime) -> Run:
    """Read the signed description of a request against the references, and keep the reading. Raises CannotKeep."""
    if not by.has_perm("classification.add_run", request):
        raise CannotKeep(["Only HR keeps readings."])
    if reasons := reasons_against_showing(request, by):
        raise CannotKeep(reasons)
    if request.description is None:
        raise CannotKeep(["The request has no description yet."])
    text = signed_text(request.description)
    found = reading_of(text, against)
    if isinstance(found, NotRead):
        raise CannotKeep([found.message])
    output = canonical(found)
    run = Run.objects.create(
        request=request,
        description=request.description,
        text=text,
        editions=list(against.editions),
        rulings=[list(each) for each in against.rulings],
        engine=ENGINE,
        lexicon=LEXICON,
        output=output.decode("ascii"),
        by=by,
        at=at,
    )
    seal(run, at=at)
    return run


def read_again(run: Run, inputs: Inputs | None = None) -> Again:
    """Read a run's text again, against the editions and rulings of then, and compare the bytes.

    Of a run that another engine or lexicon made, or that rests on words that were erased, only the inputs are held
    against what they were: they are looked at once for all runs that are given the same `inputs`.
    """
    inputs = inputs or Inputs()
    if run.is_erased:
        return Again(Outcome.ERASED, (f"{run.erased}.",))
    if run.digest_now() != run.words_digest:
        return Again(Outcome.CHANGED, ("Its text or its result is not what its digest was made of.",))
    if reasons := inputs.erased(run) or _made_elsewhere(run):
        changed = tuple(inputs.faults(run))
        outcome = Outcome.ERASED if inputs.erased(run) else Outcome.NOT_COMPARED
        return Again(Outcome.CHANGED, changed) if changed else Again(outcome, reasons)
    if canonical(reading_of(run.text, references_of(run))) == run.output.encode("ascii", "replace"):
        return Again(Outcome.SAME)
    return Again(Outcome.CHANGED, ("Reading it again gives another result.", *inputs.faults(run)))


def references_of(run: Run) -> References:
    """Return what a run rests on, as it was."""
    return References(tuple(run.editions), tuple((ruling, digest) for ruling, digest in run.rulings))


def _made_elsewhere(run: Run) -> tuple[str, ...]:
    """Return that another engine or lexicon made a run, in a sentence; nothing where these here did."""
    if (run.engine, run.lexicon) == (ENGINE, LEXICON):
        return ()
    made_by = f"It was made by engine {run.engine} with lexicon {run.lexicon}"
    return (f"{made_by}; here it is engine {ENGINE} with {LEXICON}. What it rests on is unchanged.",)
