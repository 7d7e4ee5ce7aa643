"""What the API tells of the catalogue, also inside what higher apps tell."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from ninja import Schema
from pydantic import Field

from jobfamilies.level_facts import own_facts
from jobfamilies.models import Edition, Grade, JobFamily, JobFunction, Level, Organization


class Named(Schema):
    """Something shared, by its slug and its name."""

    slug: str = Field(description="Its name in addresses.")
    name: str = Field(description="Its name for readers.")

    @classmethod
    def of(cls, shared: Organization | JobFunction) -> "Named":
        return cls(slug=shared.slug, name=shared.name)


class GradeFacts(Schema):
    """A rung of one organization's grades; grades of two organizations are never comparable."""

    slug: str = Field(description="Its name in addresses and filters.")
    name: str = Field(description="As the organization writes it.")
    order: int = Field(description="Its place among the organization's grades; 1 is the lowest.")

    @classmethod
    def of(cls, grade: Grade) -> "GradeFacts":
        return cls(slug=grade.slug, name=grade.name, order=grade.order)


class FamilyName(Schema):
    """Which family it is."""

    path: str = Field(description="What names it in the API: organization/family.")
    name: str = Field(description="The name it is filed under.")
    organization: Named = Field(description="The employer.")

    @classmethod
    def of(cls, family: JobFamily) -> "FamilyName":
        return cls(path=family.path, name=family.name, organization=Named.of(family.organization))


class LevelName(Schema):
    """Which level it is."""

    path: str = Field(description="What names it in the API: organization/family/level.")
    rank: int = Field(description="Its place in the ladder; 1 is the lowest.")
    title: str = Field(description="The job's title. Empty: the source states none.")
    short_title: str = Field(description="What tells it from its siblings: “II”.")

    @classmethod
    def of(cls, level: Level) -> "LevelName":
        """Return the name of a level that came with its edition and family."""
        return cls(path=level.path, rank=level.rank, title=level.title, short_title=level.short_title)


class SourceDate(Schema):
    """The date that the source states of itself."""

    label: str = Field(description="What the source calls it: “Last updated”.")
    text: str = Field(description="As the source writes it: “3/2007”. Empty: it states none.")
    date: str = Field(description="The same as 2007, 2007-03 or 2007-03-31, no more precise than the source.")

    @classmethod
    def of(cls, dated: Edition | Level) -> "SourceDate":
        return cls(label=dated.source_date_label, text=dated.source_date_text, date=dated.source_date)


class LevelFacts(LevelName):
    """A level with all that a list of levels says of it."""

    key: str = Field(description="A key that stays the same from edition to edition.")
    family: FamilyName = Field(description="The family that it is a level of.")
    edition: int = Field(description="The number of the edition that says this.")
    job_code: str = Field(description="The organization's code of the job. Empty: not stated.")
    grade: GradeFacts | None = Field(description="The organization's grade. Null: none.")
    grade_text: str = Field(description="The grade in the source's words. Empty: not stated.")
    exemption: str = Field(description="exempt, nonexempt or empty, which is not stated.")
    own_facts: dict[str, str] = Field(description="What the organization adds for everybody: words by name.")
    source_date: SourceDate = Field(description="The level's own stated date.")
    page: str = Field(description="The address of the page that shows it.")

    @classmethod
    def facts(cls, level: Level, request: HttpRequest) -> dict[str, Any]:
        """Return the fields for a level that came with its grade, edition and family."""
        return {
            **LevelName.of(level).model_dump(),
            "key": str(level.key),
            "family": FamilyName.of(level.edition.family),
            "edition": level.edition.number,
            "job_code": level.job_code,
            "grade": GradeFacts.of(level.grade) if level.grade else None,
            "grade_text": level.grade_text,
            "exemption": level.exemption,
            "own_facts": own_facts(level),
            "source_date": SourceDate.of(level),
            "page": request.build_absolute_uri(level.get_edition_url()),
        }


class EditionFacts(Schema):
    """One numbered state of a family's ladder."""

    number: int = Field(description="A family's editions are counted from 1.")
    status: str = Field(description="in force or past; draft, in review, approved, scheduled or withdrawn.")
    title: str = Field(description="The family's name as this edition writes it. Empty: its source has none.")
    summary: str = Field(description="The summary of the job family.")
    effective_on: date | None = Field(description="From this day readers see it. Null: not published.")
    published_at: datetime | None = Field(description="The moment of publication. Null: not published.")
    notice: str = Field(description="What readers are told about this edition.")
    digest: str = Field(description="The SHA-256 of its ladder document. Empty: not published.")
    document_version: int | None = Field(
        description="The version of the format that its ladder document was sealed in. Null: not published."
    )
    source_date: SourceDate = Field(description="The date that its source states.")
    document: str = Field(description="The address of its ladder document.")
    page: str = Field(description="The address of the page that shows it.")

    @classmethod
    def of(cls, edition: Edition, in_force: int | None, request: HttpRequest) -> "EditionFacts":
        """Return the facts of an edition that came with its family, given the number of the one in force."""
        publication = edition.publication if edition.is_published else None
        key = dict(zip(("organization", "family", "number"), edition.natural_key(), strict=True))
        return cls(
            number=edition.number,
            status=status(edition, in_force),
            title=edition.title,
            summary=edition.summary,
            effective_on=publication.effective_on if publication else None,
            published_at=publication.published_at if publication else None,
            notice=publication.notice if publication else "",
            digest=publication.digest if publication else "",
            document_version=publication.document_version if publication else None,
            source_date=SourceDate.of(edition),
            document=request.build_absolute_uri(reverse("api:ladder-document", kwargs=key)),
            page=request.build_absolute_uri(edition.get_absolute_url()),
        )


def status(edition: Edition, in_force: int | None) -> str:
    """Return where an edition stands today, given the number of its family's edition in force."""
    publication = edition.publication if edition.is_published else None
    if publication is None or publication.is_withdrawn or publication.effective_on > localdate():
        return edition.standing
    return "in force" if edition.number == in_force else "past"


class FamilyFacts(FamilyName):
    """A family with its edition in force."""

    function: Named | None = Field(description="The job function. Null: not stated.")
    track: str = Field(description="professional, management or empty, which is not stated.")
    edition: EditionFacts = Field(description="The edition in force today.")
    levels: list[LevelName] = Field(description="Its levels, from the lowest up.")

    @classmethod
    def facts(cls, edition: Edition, request: HttpRequest) -> "FamilyFacts":
        """Return the facts of the family whose edition in force came with it and with its levels."""
        family, levels = edition.family, sorted(edition.levels.all(), key=lambda level: level.rank)
        for level in levels:
            level.edition = edition
        return cls(
            **FamilyName.of(family).model_dump(),
            function=Named.of(family.function) if family.function else None,
            track=family.track,
            edition=EditionFacts.of(edition, edition.number, request),
            levels=[LevelName.of(level) for level in levels],
        )
