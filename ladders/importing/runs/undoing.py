"""Takes a run back as a whole, as long as nothing of it was published; and ends it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from jobfamilies import document
from jobfamilies.actions import delete_draft
from jobfamilies.models import Edition, Grade, JobFunction, OwnFactDefinition
from ladders.importing.runs.starting import CannotBringIn, reasons_against_bringing_in
from ladders.models import Dimension, ImportedFamily, ImportRun
from website.models import User

NOTE = "The run that brought it in was undone."


@dataclass
class Undone:
    """How many drafts were taken back, and those that stay because somebody changed them since."""

    drafts: int = 0
    kept: list[ImportedFamily] = field(default_factory=list)


def made_by(run: ImportRun) -> list[ImportedFamily]:
    """Return the drafts that the run made and that are there."""
    made = run.families.filter(state=ImportedFamily.State.MADE, edition__isnull=False)
    return list(made.select_related("edition__family__organization", "edition__publication"))


def is_edited(made: ImportedFamily) -> bool:
    """Whether the draft says something else than when the run made it."""
    return made.edition is not None and document.content_digest(made.edition) != made.digest


def reasons_against_undoing(run: ImportRun, by: User) -> list[str]:
    """Return why the run cannot be taken back as a whole, in sentences for people."""
    if reasons := reasons_against_bringing_in(run.organization, by):
        return reasons
    if run.is_working:
        return ["The run goes on in the background. Wait until that is done."]
    standing = [made.edition for made in made_by(run) if made.edition and not made.edition.is_draft]
    return [f"{_name(edition)} is {_state(edition)}: the run can no longer be undone." for edition in standing]


def _name(edition: Edition) -> str:
    return f"Edition {edition.number} of {edition.family.name}"


def _state(edition: Edition) -> str:
    return "published" if edition.is_published else edition.get_state_display().lower()


@transaction.atomic
def undo_run(*, run: ImportRun, also_edited: bool, by: User, at: datetime) -> Undone:
    """Delete the drafts of a run and what was made in place and nobody uses; the files stay, to be brought in anew.

    A draft that was changed since is kept unless `also_edited`. Raises CannotBringIn.
    """
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if reasons := reasons_against_undoing(run, by):
        raise CannotBringIn(reasons)
    undone = Undone()
    for made in made_by(run):
        if is_edited(made) and not also_edited:
            undone.kept.append(made)
            continue
        assert made.edition is not None
        delete_draft(edition=made.edition, by=by, at=at, note=NOTE)
        ImportedFamily.objects.filter(pk=made.pk).update(state=ImportedFamily.State.UNDONE, edition=None)
        undone.drafts += 1
    _take_back(run)
    return undone


def _take_back(run: ImportRun) -> None:
    """Delete what the run made in place and nothing uses. A family stays: what happened to it is kept for good."""
    stays: dict[str, list[str]] = {"families": run.made.get("families", [])}
    functions = JobFunction.objects.filter(families=None)
    of_run = {
        "dimensions": Dimension.objects.all(),
        "grades": Grade.objects.filter(organization=run.organization),
        "functions": functions,
        "own facts": OwnFactDefinition.objects.filter(organization=run.organization),
    }
    for kind, rows in of_run.items():
        for row in rows.filter(slug__in=run.made.get(kind, [])):
            if kind == "own facts" and _is_stated(row.slug, run):
                stays.setdefault(kind, []).append(row.slug)
                continue
            try:
                with transaction.atomic():
                    row.delete()
            except ProtectedError:
                stays.setdefault(kind, []).append(row.slug)
    run.made = {kind: slugs for kind, slugs in stays.items() if slugs}
    run.save(update_fields=["made"])


def _is_stated(slug: str, run: ImportRun) -> bool:
    """Whether a level of the organization states an own fact; JSON of both databases is searched alike in Python."""
    stated = Edition.objects.filter(family__organization=run.organization).values_list("levels__own_facts", flat=True)
    return any(fact["slug"] == slug for facts in stated for fact in facts or ())


@transaction.atomic
def end_run(*, run: ImportRun, by: User) -> None:
    """End a run: its report stays, the files' bytes do not. Raises CannotBringIn."""
    if reasons := reasons_against_bringing_in(run.organization, by):
        raise CannotBringIn(reasons)
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    run.state = ImportRun.State.ENDED
    run.save(update_fields=["state"])
    run.files.update(content=None)
