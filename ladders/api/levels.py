"""One level with all its statements."""

from collections import defaultdict

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from jobfamilies.models import Edition, Level
from jobfamilies.schemas import LevelFacts, LevelName
from ladders.models import Row, Statement
from ladders.side_by_side.selection import find
from website.api.parameters import EditionNumber, FamilySlug, LevelSlug, OrganizationSlug

router = Router(tags=["Levels"])


class StatementFacts(Schema):
    """One sentence or one item of a list."""

    key: str = Field(description="A key that stays the same from edition to edition.")
    text: str = Field(description="The words of the source.")
    begins_paragraph: bool = Field(description="In running text: a new paragraph begins here.")

    @classmethod
    def of(cls, statement: Statement) -> "StatementFacts":
        return cls(key=str(statement.key), text=statement.text, begins_paragraph=statement.begins_paragraph)


class RowFacts(Schema):
    """What one row of the ladder says of the level."""

    dimension: str = Field(description="The dimension, shared by all families, by its slug.")
    label: str = Field(description="The row's label as the document words it.")
    heading: str = Field(description="The document's heading that the row stands under. Empty: none.")
    style: str = Field(description="list, or prose for running text.")
    note: str = Field(description="What a reader should know about the source here.")
    statements: list[StatementFacts] = Field(description="In the document's order. None: not stated for this level.")


class LevelText(LevelFacts):
    """A level with all that is stated of it."""

    below: LevelName | None = Field(description="The level below in the ladder. Null: this is the lowest.")
    above: LevelName | None = Field(description="The level above in the ladder. Null: this is the highest.")
    rows: list[RowFacts] = Field(description="Every row of the ladder, from the topmost down.")


@router.get(
    "/levels/{organization}/{family}/{level}",
    response=LevelText,
    operation_id="readLevel",
    summary="One level with its statements",
)
def level(
    request: HttpRequest,
    organization: OrganizationSlug,
    family: FamilySlug,
    level: LevelSlug,
) -> LevelText:
    """A level as the edition in force states it, row by row."""
    return read(request, f"{organization}/{family}/{level}")


@router.get(
    "/families/{organization}/{family}/editions/{number}/levels/{level}",
    response=LevelText,
    operation_id="readLevelOfEdition",
    summary="One level as one edition states it",
)
def level_of_edition(
    request: HttpRequest,
    organization: OrganizationSlug,
    family: FamilySlug,
    number: EditionNumber,
    level: LevelSlug,
) -> LevelText:
    """A level as that edition states it, in force or not."""
    return read(request, f"{organization}/{family}/{level}@{number}")


def read(request: HttpRequest, path: str) -> LevelText:
    """Return the level of that path with its rows. Raises Http404."""
    level = find([path], request.user).get(path)
    if level is None:
        raise Http404(f"There is no level {path} that you may read.")
    below, above = neighbours(level)
    return LevelText(**LevelFacts.facts(level, request), below=below, above=above, rows=rows_of(level))


def neighbours(level: Level) -> tuple[LevelName | None, LevelName | None]:
    """Return the levels next below and next above in the level's edition."""
    ladder = list(Level.objects.filter(edition=level.edition_id).order_by("rank"))
    place = [each.pk for each in ladder].index(level.pk)
    return name(level.edition, ladder[:place][-1:]), name(level.edition, ladder[place + 1 :][:1])


def name(edition: Edition, levels: list[Level]) -> LevelName | None:
    for level in levels:
        level.edition = edition
    return LevelName.of(levels[0]) if levels else None


def rows_of(level: Level) -> list[RowFacts]:
    """Return what every row of the edition says of the level, in two queries."""
    said: dict[int, list[StatementFacts]] = defaultdict(list)
    for statement in Statement.objects.filter(level=level).order_by("place"):
        said[statement.row_id].append(StatementFacts.of(statement))
    return [
        RowFacts(
            dimension=row.dimension.slug,
            label=row.label,
            heading=row.heading,
            style=row.style,
            note=row.note,
            statements=said[row.pk],
        )
        for row in Row.objects.filter(edition=level.edition_id).select_related("dimension").order_by("place")
    ]
