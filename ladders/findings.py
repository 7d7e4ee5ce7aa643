"""The findings of an edition as it is stored, those that are waived set apart: seven queries, whatever its size."""

from collections import defaultdict
from dataclasses import dataclass

from jobfamilies.models import Edition, Level
from ladders.engine.checks import Draft, Finding, LevelFacts, RowFacts, check
from ladders.engine.grid import Line
from ladders.models import Dimension, Row, Statement, Waiver


@dataclass(frozen=True)
class Checked:
    """What the checks say of an edition: what is open, what is let stand, and the family's other waivers."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    lapsed: tuple[Waiver, ...]
    """Those whose finding is no longer made: the text changed, or what was missing is there."""
    lifted: tuple[Waiver, ...]

    @property
    def blocking(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_blocking]


def findings(edition: Edition) -> list[Finding]:
    """Return what is to be looked at in the edition, what blocks publishing first; nothing that is waived."""
    return sorted(checked(edition).findings, key=lambda finding: not finding.is_blocking)


def blocking_findings(edition: Edition) -> list[Finding]:
    """Return what keeps the edition from being published. Compares no levels, so it is quick."""
    found = check(draft_of(edition), only_blocking=True)
    standing = Waiver.objects.standing().filter(family=edition.family_id)
    waived = set(standing.values_list("digest", flat=True)) if found else set()
    return [finding for finding in found if finding.digest not in waived]


def checked(edition: Edition) -> Checked:
    """Return everything that the checks and the waivers say of an edition. The edition comes with its family."""
    found = check(draft_of(edition, gone_titles(edition)))
    waivers = list(Waiver.objects.of_family(edition.family))
    standing = {waiver.digest: waiver for waiver in waivers if waiver.lifted_at is None}
    digests = {finding.digest for finding in found}
    return Checked(
        findings=tuple(finding for finding in found if finding.digest not in standing),
        waived=tuple((finding, standing[finding.digest]) for finding in found if finding.digest in standing),
        lapsed=tuple(waiver for digest, waiver in standing.items() if digest not in digests),
        lifted=tuple(waiver for waiver in waivers if waiver.lifted_at is not None),
    )


# --- the edition as plain data ---------------------------------------------------------------------------------------


def draft_of(edition: Edition, gone: dict[str, str] | None = None) -> Draft:
    """Return the edition as the checks read it, in three queries."""
    levels = list(edition.levels.order_by("rank"))
    rows = Row.objects.filter(edition=edition).order_by("place").select_related("dimension")
    cells: dict[tuple[str, str], list[Line]] = defaultdict(list)
    stored = Statement.objects.filter(edition=edition).order_by("place")
    for key, dimension, text, statement in stored.values_list("level__key", "row__dimension__slug", "text", "key"):
        cells[str(key), dimension].append(Line(text, key=str(statement)))
    return Draft(
        levels=tuple(_level_facts(level, edition) for level in levels),
        rows=tuple(_row_facts(row) for row in rows),
        cells={place: tuple(lines) for place, lines in cells.items()},
        titles=frozenset(level.title for level in levels if level.title),
        gone_titles=gone or {},
    )


def _level_facts(level: Level, edition: Edition) -> LevelFacts:
    return LevelFacts(
        key=str(level.key),
        name=level.name,
        title=level.title,
        grade=level.grade_text,
        exemption=level.exemption,
        job_code=level.job_code,
        date=level.source_date_text or edition.source_date_text,
        is_transcribed=level.source_document_id is not None,
    )


def _row_facts(row: Row) -> RowFacts:
    dimension = row.dimension
    return RowFacts(
        dimension=dimension.slug,
        label=row.label,
        definitions=f"{dimension.definition}\n{row.note}",
        tells_apart=dimension.kind != Dimension.Kind.CONDITIONS,
    )


def gone_titles(edition: Edition) -> dict[str, str]:
    """Return the titles of the organization's published levels that none has once this edition is in force.

    Each with the edition that had it last, in words. Two queries.
    """
    of_organization = Level.objects.filter(edition__family__organization=edition.family.organization_id).exclude(
        title=""
    )
    published = of_organization.filter(edition__in=Edition.objects.published()).exclude(edition=edition)
    others = of_organization.in_force().exclude(edition__family=edition.family_id)
    existing = {*others.values_list("title", flat=True), *edition.levels.values_list("title", flat=True)}
    named = published.order_by("edition__number").values_list("title", "edition__family__name", "edition__number")
    return {title: f"edition {number} of {family}" for title, family, number in named if title not in existing}
