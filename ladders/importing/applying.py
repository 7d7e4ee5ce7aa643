"""Writes what a person confirmed of an imported ladder into a draft, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from jobfamilies import document
from jobfamilies.actions.moves import locked
from jobfamilies.models import Edition, Grade, JobFamily, Level
from ladders.actions.cells import put_lines
from ladders.actions.levels import add_level
from ladders.actions.rows import add_rows
from ladders.actions.writing import reasons_against_changing
from ladders.engine import cells
from ladders.engine.importing.fitting import LEFT_OUT, NEW, Change, Choices, Fit, fit
from ladders.engine.importing.found import FoundLadder
from ladders.importing.drafts import read_draft, vocabulary
from ladders.models import Dimension, Row
from website.models import User
from website.refusals import Refused


class CannotImport(Refused):
    """The person may not change the draft, something is still to be chosen, or the draft is another by now."""


class MovedOn(CannotImport):
    """The draft changed since it was shown: what is applied has to be looked at once more."""


@dataclass(frozen=True)
class Imported:
    """How many cells changed, and what became of what stood beside the ladder, in sentences for people."""

    cells: int
    beside: list[str]


@transaction.atomic
def start_empty_draft(*, family: JobFamily, by: User) -> Edition:
    """Return the first draft of a family that has no edition. Raises CannotImport."""
    if not by.has_perm("jobfamilies.add_edition", family):
        raise CannotImport(["Only HR editors start drafts."])
    if family.editions.exists():
        raise CannotImport(["The family has an edition already: start a draft from it."])
    return Edition.objects.create(family=family, number=1)


@transaction.atomic
def import_ladder(
    *, edition: Edition, ladder: FoundLadder, choices: Choices, seen: str, by: User, at: datetime
) -> Imported:
    """Make the draft say what the fit of the ladder shows, and return what that changed.

    `seen` is the digest of what the draft said when the person looked. Raises MovedOn where it says something else by
    now, CannotImport where the person may not or something is still to be chosen.
    """
    edition = locked(edition)
    if reasons := reasons_against_importing(edition, by):
        raise CannotImport(reasons)
    if document.content_digest(edition) != seen:
        raise MovedOn(["The draft changed since this page was made. Look at both versions once more."])
    fitted = fit(ladder, read_draft(edition), vocabulary(), choices)
    if fitted.missing:
        raise CannotImport(list(fitted.missing))
    levels = _levels(edition, fitted, by, at)
    rows = _rows(edition, fitted, by, at)
    changes = [change for change in fitted.changes if change.before != change.after]
    for change in sorted(changes, key=takes_keys):
        put_lines(
            level=levels[change.column],
            row=rows[change.row],
            lines=change.after,
            version=cells.version(change.before),
            by=by,
            at=at,
        )
    return Imported(len(changes), [*grades_lacking(edition, fitted), *_beside(edition, ladder, by, at)])


def foretell_beside(edition: Edition, ladder: FoundLadder, levels: Mapping[str, str]) -> list[str]:
    """Return what would become of what stands beside the ladder, in sentences; `levels` are the draft's, by key."""
    return [
        *document.foretell_sections(edition, ladder.sections, ladder.withheld),
        *document.foretell_unsigned(edition.family, ladder.beside, levels),
    ]


def _beside(edition: Edition, ladder: FoundLadder, by: User, at: datetime) -> list[str]:
    """Take over what stands beside the ladder and return what became of it, in sentences."""
    try:
        said = document.load_sections(edition, ladder.sections, ladder.withheld, by=by, at=at)
    except document.UnreadableDocument as unreadable:
        raise CannotImport([str(unreadable)]) from unreadable
    return said + document.load_unsigned(edition, ladder.beside, by=by, at=at)


def takes_keys(change: Change) -> bool:
    """Whether the cell gets statements that it did not have, another cell's perhaps: that one is to give them up."""
    before = {line.key for line in change.before}
    return any(line.key and line.key not in before for line in change.after)


def reasons_against_importing(edition: Edition, by: User) -> list[str]:
    """Return why this person cannot import into the edition now, in sentences for people."""
    if not by.has_perms(("ladders.add_statement", "ladders.add_row", "jobfamilies.add_level"), edition):
        return ["Only HR editors import ladders."]
    return reasons_against_changing(edition, by)


# --- levels and rows -------------------------------------------------------------------------------------------------


def _levels(edition: Edition, fitted: Fit, by: User, at: datetime) -> dict[int, Level]:
    """Return the level of each column, those that are new made above the others."""
    known = {str(level.key): level for level in edition.levels.all()}
    found: dict[int, Level] = {}
    for column, key in enumerate(fitted.levels):
        if key == NEW:
            facts = facts_of(edition, fitted.ladder, column)
            found[column] = add_level(edition=edition, by=by, at=at, **facts)
        elif key != LEFT_OUT:
            if key not in known:
                raise CannotImport(["A level that was chosen is not in the draft."])
            found[column] = known[key]
    return found


def facts_of(edition: Edition, ladder: FoundLadder, column: int) -> dict[str, Any]:
    """Return the facts of a level that the draft lacks, as the file states them; never a slug or code in use."""
    said, titles = ladder.levels[column], [level.title for level in ladder.levels]
    code, exemption = said.job_code[:30], said.exemption.strip().lower().replace("-", "")
    facts: dict[str, Any] = {
        "slug": free_slug(edition, said.title),
        "title": said.title,
        "short_title": short_title(said.title, titles),
        "job_code": "" if edition.levels.filter(job_code=code).exists() else code,
        "grade": grade_named(edition, said.grade_text),
        "grade_text": said.grade_text[:80],
        "exemption": exemption if exemption in Level.Exemption.values else "",
    }
    is_free = said.key and not edition.levels.filter(key=said.key).exists()
    return facts | ({"key": UUID(said.key)} if is_free else {})


def grade_named(edition: Edition, words: str) -> Grade | None:
    """Return the organization's grade that a file names with these words, whatever the case; None where none is."""
    grades = Grade.objects.filter(organization=edition.family.organization_id)
    return grades.filter(name__iexact=words.strip()).first() if words.strip() else None


def grades_lacking(edition: Edition, fitted: Fit) -> list[str]:
    """Return which grades of new levels the organization does not have, in a sentence for people."""
    new = [level for level, key in zip(fitted.ladder.levels, fitted.levels, strict=True) if key == NEW]
    words = dict.fromkeys(level.grade_text.strip() for level in new if not grade_named(edition, level.grade_text))
    lacking = [f"“{each}”" for each in words if each]
    return (
        [f"Grades that {edition.family.organization} does not have are kept in words: {', '.join(lacking)}."]
        if lacking
        else []
    )


def free_slug(edition: Edition, title: str) -> str:
    """Return an address for a new level that none of its family ever had: they are never reused."""
    past = set(Level.objects.filter(edition__family=edition.family_id).values_list("slug", flat=True))
    base = slugify(title)[:70] or "level"
    return next(slug for n in count(1) if (slug := base if n == 1 else f"{base}-{n}") not in past)


def short_title(title: str, titles: Sequence[str]) -> str:
    """Return the words of a title that not all its siblings have: “II” of “IT Consultant II”."""
    shared = set.intersection(*(set(each.split()) for each in titles)) if len(titles) > 1 else set()
    return " ".join(word for word in title.split() if word not in shared)[:40].strip()


def _rows(edition: Edition, fitted: Fit, by: User, at: datetime) -> dict[int, Row]:
    """Return the row of each place, those that are new made below the others."""
    known = {row.dimension.slug: row for row in edition.rows.select_related("dimension")}
    dimensions = {each.slug: each for each in Dimension.objects.all()}
    new = []
    for said, slug in zip(fitted.ladder.rows, fitted.rows, strict=True):
        if slug not in (*dimensions, LEFT_OUT):
            raise CannotImport([f"There is no dimension “{slug}”."])
        if slug != LEFT_OUT and slug not in known:
            style = Row.Style.PROSE if said.is_prose else Row.Style.LIST
            new.append({"dimension": dimensions[slug], "label": said.label, "heading": said.heading, "style": style})
    known |= {row.dimension.slug: row for row in add_rows(edition=edition, by=by, at=at, rows=new)} if new else {}
    return {place: known[slug] for place, slug in enumerate(fitted.rows) if slug != LEFT_OUT}
