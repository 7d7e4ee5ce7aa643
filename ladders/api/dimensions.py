"""The dimensions, and what levels of all ladders say in one."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from jobfamilies.models import Edition, Level
from jobfamilies.schemas import LevelFacts
from ladders.api.levels import StatementFacts
from ladders.filters import DimensionFilter, LadderFilter
from ladders.models import Dimension, Statement
from ladders.views.dimensions import DimensionList
from website.api.paging import Page, Paging, paged
from website.api.parameters import DimensionSlug, FamilyPath, Slug, Track, Words, filtered

router = Router(tags=["Dimensions"])


class DimensionQuery(Paging):
    """How the list of dimensions is narrowed, as its page is."""

    q: Words = Field("", description="Words, each of which the name or the definition must have.")
    kind: list[Dimension.Kind] = Field([], description="Kinds of dimensions; any of them.")


class LadderQuery(Paging):
    """How the levels of a dimension are narrowed, as its page is."""

    org: list[Slug] = Field([], description="Organizations by their slugs; any of them.")
    track: list[Track] = Field([], description="Tracks, any of them; none is for families that state none.")
    function: Slug | None = Field(None, description="A job function by its slug; none is for families without one.")
    family: list[FamilyPath] = Field([], description="Families as organization/family; any of them.")


class DimensionFacts(Schema):
    """What levels are described by, shared by all families."""

    slug: str = Field(description="Its name in addresses.")
    name: str = Field(description="Its name for readers.")
    kind: str = Field(description="The kind of dimension that it is.")
    definition: str = Field(description="What a statement of it says of a level, in our words.")
    ladders: int = Field(description="How many ladders in force use it.")
    page: str = Field(description="The address of the page that shows it.")

    @classmethod
    def of(cls, dimension: Any, request: HttpRequest) -> "DimensionFacts":
        """Return the facts of a dimension that came with its `ladder_count`."""
        return cls(
            slug=dimension.slug,
            name=dimension.name,
            kind=dimension.kind,
            definition=dimension.definition,
            ladders=dimension.ladder_count,
            page=request.build_absolute_uri(dimension.get_absolute_url()),
        )


class LevelSaid(LevelFacts):
    """A level, and what it says in the dimension."""

    statements: list[StatementFacts] = Field(description="In the document's order. None: not stated for this level.")

    @classmethod
    def of_level(cls, level: Any, request: HttpRequest) -> "LevelSaid":
        said = [StatementFacts.of(statement) for statement in level.said]
        return cls(**LevelFacts.facts(level, request), statements=said)


class Dimensions(Page[DimensionFacts]):
    """A page of dimensions."""


class LevelsSaid(Page[LevelSaid]):
    """A page of levels with what they say in one dimension."""


@router.get("/dimensions", response=Dimensions, operation_id="listDimensions", summary="All dimensions")
def dimensions(request: HttpRequest, query: Query[DimensionQuery]) -> dict[str, Any]:
    """In the order of the catalogue, with how many ladders use each."""
    rows = filtered(request, DimensionFilter, DimensionList().get_queryset())
    return paged(request, rows, query, lambda dimension: DimensionFacts.of(dimension, request))


@router.get("/dimensions/{dimension}", response=DimensionFacts, operation_id="readDimension", summary="One dimension")
def dimension(
    request: HttpRequest,
    dimension: DimensionSlug,
) -> DimensionFacts:
    """Its definition, and how many ladders use it."""
    return DimensionFacts.of(get_object_or_404(DimensionList().get_queryset(), slug=dimension), request)


@router.get(
    "/dimensions/{dimension}/levels",
    response=LevelsSaid,
    operation_id="listLevelsOfDimension",
    summary="What levels say in one dimension",
)
def levels(
    request: HttpRequest,
    query: Query[LadderQuery],
    dimension: DimensionSlug,
) -> dict[str, Any]:
    """Every level of the ladders in force that have the dimension, ladder by ladder, from the lowest level up."""
    found = get_object_or_404(Dimension, slug=dimension)
    editions = filtered(request, LadderFilter, Edition.objects.in_force())
    said = Prefetch("statements", Statement.objects.filter(row__dimension=found).order_by("place"), to_attr="said")
    having = Level.objects.filter(edition__in=editions.values("pk"), edition__rows__dimension=found)
    rows = having.with_family().ladder_by_ladder().prefetch_related(said)
    return paged(request, rows, query, lambda level: LevelSaid.of_level(level, request))
