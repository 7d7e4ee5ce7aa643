"""The search over all texts."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from jobfamilies.models import asked_for
from ladders.engine.search.grouping import gathered
from ladders.engine.search.snippets import Part
from ladders.filters import SearchChoices
from ladders.index import Found, find
from ladders.index.results import Place, Text, places, suggestions
from website.api.paging import Page, Paging, paged
from website.api.parameters import FamilyPath, GradePath, Slug, Words, refuse_what_is_not_offered

router = Router(tags=["Search"])


class SearchQuery(Paging):
    """What is searched, and where."""

    q: Words = Field(
        min_length=1,
        description="Words, each of which a text must have in any form; “a phrase” in quotes; -word for none of it.",
        json_schema_extra={"example": "negotiating"},
    )
    org: list[Slug] = Field([], description="Organizations by their slugs; any of them.")
    family: FamilyPath | None = Field(None, description="A family as organization/family.")
    dimension: Slug | None = Field(None, description="A dimension by its slug.")
    grade: GradePath | None = Field(None, description="A grade as organization:grade.")
    edition: Literal["all"] | None = Field(
        None, description="all: every edition that you may read. Left out: those in force."
    )


class PartFacts(Schema):
    """A stretch of text."""

    text: str = Field(description="The stretch; all parts together are the text, cut with “…” where it is long.")
    is_match: bool = Field(description="Whether it is what was looked for.")


class TextFound(Schema):
    """One text that has the words."""

    label: str = Field(description="What the text is called where it stands.")
    parts: list[PartFacts] = Field(description="The text.")
    is_quoted: bool = Field(description="Whether it is the source's words; else they are ours.")
    page: str = Field(description="The address where it is read.")

    @classmethod
    def of(cls, text: Text, request: HttpRequest) -> "TextFound":
        page = request.build_absolute_uri(text.address)
        return cls(label=text.label, parts=parts(text.parts), is_quoted=text.is_quoted, page=page)


class PlaceFound(Schema):
    """A level, a ladder or a dimension where the words stand."""

    kind: Literal["level", "edition", "dimension"] = Field(description="What it is.")
    title: list[PartFacts] = Field(description="Its title.")
    about: list[list[PartFacts]] = Field(description="Whose it is, its grade and its code, as far as stated.")
    is_in_force: bool = Field(description="Whether its edition is in force.")
    texts: list[TextFound] = Field(description="The first texts that have the words. None: only its name has them.")
    more: int = Field(description="How many more of its texts have them.")
    page: str = Field(description="The address where it is read.")

    @classmethod
    def of(cls, place: Place, request: HttpRequest) -> "PlaceFound":
        return cls(
            kind=place.kind,  # type: ignore[arg-type]
            title=parts(place.title),
            about=[parts(fact) for fact in place.about],
            is_in_force=place.is_in_force,
            texts=[TextFound.of(text, request) for text in place.texts],
            more=place.more,
            page=request.build_absolute_uri(place.address),
        )


class PlacesFound(Page[PlaceFound]):
    """A page of places, the best first."""

    is_cut: bool = Field(description="Whether there are more than were ranked: narrow the search.")
    suggestions: list[str] = Field(description="Other searches, where this one finds nothing.")


def parts(found: list[Part]) -> list[PartFacts]:
    return [PartFacts(text=part.text, is_match=part.is_match) for part in found]


@router.get("/search", response=PlacesFound, operation_id="search", summary="Search all texts")
def search(request: HttpRequest, query: Query[SearchQuery]) -> dict[str, Any]:
    """Every level, ladder and dimension with a text that has the words, the best first, with the words marked."""
    choices = SearchChoices(request.GET, user=request.user)
    refuse_what_is_not_offered(request, choices)
    wanted, scope = asked_for(query.q), choices.scope()
    found = find(wanted, scope) if wanted else Found([], is_cut=False)
    page = paged(request, gathered(found.hits), query, list)
    shown = places(page["results"], wanted, scope) if found.hits else []
    return page | {
        "results": [PlaceFound.of(place, request) for place in shown],
        "is_cut": found.is_cut,
        "suggestions": suggestions(query.q, scope) if wanted and not found.hits else [],
    }
