"""Makes drafts of the families of a run, each in a transaction of its own, by the actions of the single import."""

from collections.abc import Collection
from datetime import datetime

from django.db import DatabaseError, IntegrityError, transaction
from django.utils.text import slugify

from jobfamilies import document
from jobfamilies.actions import start_draft
from jobfamilies.engine.own_facts import Kind, checked, kept
from jobfamilies.models import Edition, JobFamily, JobFunction, OwnFactDefinition
from jobfamilies.own_fact_fields import quoted
from ladders.actions.levels import change_levels
from ladders.engine.importing import fitting
from ladders.engine.importing.fitting import LEFT_OUT
from ladders.engine.importing.many.meanings import facts_meant
from ladders.importing.applying import import_ladder, start_empty_draft
from ladders.importing.drafts import read_draft
from ladders.importing.runs.looking import Look, choices_for, looks
from ladders.importing.runs.matching import Matter, free
from ladders.importing.runs.reading import Progress
from ladders.importing.runs.starting import CannotBringIn, check
from ladders.models import ImportedFamily, ImportRun
from website.models import User, Work
from website.refusals import Refused
from website.work import start_work

AT_ONCE = 8
"""Drafts that a page makes while somebody waits; more are made by a worker."""
FAILED = (
    "The database refused it: a title, code or label is too long, or stands twice. Mend the file and send it again."
)


class SaysTheSame(Exception):
    """The family says all of it already: no draft is made."""


def begin_making(*, run: ImportRun, keys: Collection[str] | None, by: User, at: datetime) -> None:
    """Make a draft of each family that is ready, or of these: a few at once, many by a worker.

    Raises CannotBringIn.
    """
    check(run, by)
    ready = [look.key for look in looks(Matter(run)) if look.is_ready and (keys is None or look.key in keys)]
    if len(ready) <= AT_ONCE:
        make_drafts(run=run, keys=ready, by=by, at=at)
        return
    run.work = start_work(do_make, title=f"Make {len(ready)} drafts", by=by, at=at, run=run.pk, keys=ready)
    run.save(update_fields=["work"])


def do_make(work: Work, *, run: int, keys: list[str]) -> str:
    """Make the drafts of a run as long work; return the address of its report."""
    made = ImportRun.objects.get(pk=run)
    make_drafts(run=made, keys=keys, by=work.started_by, at=work.started_at, progress=work.advance)
    return f"{made.get_absolute_url()}report/"


def make_drafts(
    *, run: ImportRun, keys: Collection[str], by: User, at: datetime, progress: Progress = lambda done, total: None
) -> None:
    """Make a draft of each of these families. One that cannot be made says why, and the others are."""
    check(run, by)
    wanted = [look for look in looks(Matter(run)) if look.key in keys]
    for done, look in enumerate(wanted, start=1):
        make_draft(run=run, look=look, by=by, at=at)
        progress(done, len(wanted))


def make_draft(*, run: ImportRun, look: Look, by: User, at: datetime) -> ImportedFamily:
    """Make the draft of one family, all of it or nothing, and return what became of it."""
    try:
        return _make(run, look, by, at)
    except SaysTheSame:
        return _keep(run, look, ImportedFamily.State.SAME, family=look.family)
    except Refused as refused:
        return _keep(run, look, ImportedFamily.State.REFUSED, said="\n".join(refused.reasons))
    except (IntegrityError, DatabaseError):
        return _keep(run, look, ImportedFamily.State.REFUSED, said=FAILED)


@transaction.atomic
def _make(run: ImportRun, look: Look, by: User, at: datetime) -> ImportedFamily:
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    check(run, by)
    done = run.families.filter(proposal=look.key[:200], state__in=("made", "same")).first()
    if done is not None:  # somebody else made it at the same moment
        return done
    if look.reasons:
        raise CannotBringIn(look.reasons)
    family = look.family or _new_family(run, look, by)
    edition = _draft_of(family, look, by)
    draft = read_draft(edition)
    ladder = fitting.based_on(look.meant.ladder, draft)
    seen = document.content_digest(edition)
    choices = choices_for(look.meant, draft)
    imported = import_ladder(edition=edition, ladder=ladder, choices=choices, seen=seen, by=by, at=at)
    _state_facts(edition, look, by, at)
    digest = document.content_digest(edition)
    if look.begins_with and digest == seen:
        raise SaysTheSame
    return _keep(
        run,
        look,
        ImportedFamily.State.MADE,
        family=family,
        edition=edition,
        digest=digest,
        said="\n".join(imported.beside),
    )


def _keep(run: ImportRun, look: Look, state: ImportedFamily.State, **facts: object) -> ImportedFamily:
    blank = {"family": None, "edition": None, "digest": "", "said": ""}
    kept, _ = ImportedFamily.objects.update_or_create(
        run=run,
        proposal=look.key[:200],
        defaults=blank | facts | {"state": state, "files": list(look.proposal.files)},
    )
    return kept


def _draft_of(family: JobFamily, look: Look, by: User) -> Edition:
    if look.begins_with:
        return start_draft(edition=look.begins_with)
    return start_empty_draft(family=family, by=by)


def _new_family(run: ImportRun, look: Look, by: User) -> JobFamily:
    if not by.has_perm("jobfamilies.add_jobfamily", run.organization):
        raise CannotBringIn(["You may not make families. Ask somebody who may, or name one that stands."])
    taken = set(run.organization.families.values_list("slug", flat=True))
    family = JobFamily.objects.create(
        organization=run.organization,
        name=look.name,
        slug=free(slugify(look.name)[:45], taken),
        function=_function(run, look.function, by),
    )
    run.made.setdefault("families", []).append(family.slug)
    run.save(update_fields=["made"])
    return family


def _function(run: ImportRun, name: str, by: User) -> JobFunction | None:
    name = " ".join(name.split())[:100]
    if not name:
        return None
    standing = JobFunction.objects.filter(name__iexact=name).first()
    if standing or not by.has_perm("jobfamilies.add_jobfunction"):
        return standing
    slug = free(slugify(name)[:45], set(JobFunction.objects.values_list("slug", flat=True)))
    run.made.setdefault("functions", []).append(slug)
    return JobFunction.objects.create(name=name, slug=slug)


def _state_facts(edition: Edition, look: Look, by: User, at: datetime) -> None:
    """Give the levels the own facts that the files state of them. Raises CannotBringIn for a value of a wrong kind."""
    defined = {each.slug: each for each in OwnFactDefinition.objects.filter(organization=look.matter.run.organization)}
    levels = {fitting.plain(level.title): level for level in edition.levels.all()}
    changes = {}
    for said in look.proposal.ladder.levels:
        facts = facts_meant(said, look.matter.meanings)
        level = levels.get(fitting.plain(said.title))
        if not facts or level is None:
            continue
        others = [fact for fact in level.own_fact_list if fact.slug not in facts]
        new = [quoted(defined[slug], _checked(defined[slug], value)) for slug, value in facts.items()]
        changes[level.pk] = {"own_facts": kept([*others, *new])}
    if changes:
        change_levels(edition=edition, changes=changes, by=by, at=at)


def _checked(definition: OwnFactDefinition, value: str) -> str:
    try:
        return checked(Kind(definition.kind), value, definition.choice_list)
    except ValueError as fault:
        raise CannotBringIn([f"{definition.label}: {fault}"]) from fault


@transaction.atomic
def choose_family(*, run: ImportRun, key: str, name: str, is_left_out: bool, by: User) -> None:
    """Keep what a family of the run is called, or that it is left out. Raises CannotBringIn."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    check(run, by)
    run.choices[key] = {"name": " ".join(name.split()), "act": LEFT_OUT if is_left_out else ""}
    run.save(update_fields=["choices"])
