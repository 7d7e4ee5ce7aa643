"""The families, their editions, and the levels of ladders in force."""

from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field

from jobfamilies.filters import FamilyFilter, LevelFilter
from jobfamilies.models import Edition, Level
from jobfamilies.schemas import EditionFacts, FamilyFacts, LevelFacts
from website.api.paging import Page, Paging, paged
from website.api.parameters import FamilySlug, GradePath, OrganizationSlug, Slug, Track, Words, filtered

router = Router(tags=["Catalogue"])

IN_FORCE = Edition.objects.with_family().prefetch_related("levels")


class CatalogueQuery(Paging):
    """How the lists of families and of levels are narrowed, as their pages are."""

    q: Words = Field("", description="Words, each of which a title, a code or a name must have.")
    org: list[Slug] = Field([], description="Organizations by their slugs; any of them.")
    track: list[Track] = Field([], description="Tracks, any of them; none is for families that state none.")
    function: Slug | None = Field(None, description="A job function by its slug; none is for families without one.")
    grade: GradePath | None = Field(None, description="A grade as organization:grade, “mit:admin-level-3”.")


class LevelQuery(CatalogueQuery):
    """How the list of levels is narrowed."""

    exemption: list[Literal["exempt", "nonexempt", "none"]] = Field(
        [], description="Exemptions, any of them; none is for levels that state none."
    )


class Families(Page[FamilyFacts]):
    """A page of families."""


class Editions(Page[EditionFacts]):
    """A page of a family's editions."""


class Levels(Page[LevelFacts]):
    """A page of levels."""


@router.get("/families", response=Families, operation_id="listFamilies", summary="Families whose ladder is in force")
def families(request: HttpRequest, query: Query[CatalogueQuery]) -> dict[str, Any]:
    """By organization and name, each with its edition in force and the names of its levels."""
    editions = IN_FORCE.in_force().order_by("family__organization__sort_key", "family__sort_key", "pk")
    rows = filtered(request, FamilyFilter, editions)
    return paged(request, rows, query, lambda edition: FamilyFacts.facts(edition, request))


@router.get("/families/{organization}/{family}", response=FamilyFacts, operation_id="readFamily", summary="One family")
def family(
    request: HttpRequest,
    organization: OrganizationSlug,
    family: FamilySlug,
) -> FamilyFacts:
    """A family with its edition in force."""
    of_family = IN_FORCE.filter(family__organization__slug=organization, family__slug=family)
    edition = of_family.effective(localdate()).latest_first().first()
    if edition is None:
        raise Http404(f"No family {organization}/{family} has a ladder in force.")
    return FamilyFacts.facts(edition, request)


@router.get(
    "/families/{organization}/{family}/editions",
    response=Editions,
    operation_id="listEditions",
    summary="The editions of a family",
)
def editions(
    request: HttpRequest,
    paging: Query[Paging],
    organization: OrganizationSlug,
    family: FamilySlug,
) -> dict[str, Any]:
    """The latest first. Drafts, scheduled and withdrawn editions are there for those who may read them alone."""
    of_family = Edition.objects.filter(family__organization__slug=organization, family__slug=family)
    readable = of_family.readable_by(request.user).with_family().order_by("-number")
    if not readable.exists():
        raise Http404(f"No family {organization}/{family} has an edition that you may read.")
    in_force = of_family.effective(localdate()).latest_first().values_list("number", flat=True).first()
    return paged(request, readable, paging, lambda edition: EditionFacts.of(edition, in_force, request))


@router.get("/levels", response=Levels, operation_id="listLevels", summary="Levels of all ladders in force")
def levels(request: HttpRequest, query: Query[LevelQuery]) -> dict[str, Any]:
    """Ladder by ladder, from the lowest level up."""
    rows = filtered(request, LevelFilter, Level.objects.in_force().with_family().ladder_by_ladder())
    return paged(request, rows, query, lambda level: LevelFacts(**LevelFacts.facts(level, request)))
