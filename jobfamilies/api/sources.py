"""The documents that ladders are transcribed from."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from jobfamilies.filters import SourceFilter
from jobfamilies.models import SourceDocument
from jobfamilies.schemas import Named
from website.api.paging import Page, Paging, paged
from website.api.parameters import DocumentSlug, OrganizationSlug, Slug, Words, filtered

router = Router(tags=["Source documents"])


class SourceQuery(Paging):
    """How the list of documents is narrowed, as its page is."""

    q: Words = Field("", description="Words, each of which the title or the organization's name must have.")
    org: list[Slug] = Field([], description="Organizations by their slugs; any of them.")


class SourceFacts(Schema):
    """A source document without its text."""

    slug: str = Field(description="Its name in addresses, within the organization.")
    title: str = Field(description="The document's title.")
    organization: Named = Field(description="Whose document it is.")
    page: str = Field(description="The address of the page that shows it beside its transcription.")

    @classmethod
    def facts(cls, document: SourceDocument, request: HttpRequest) -> dict[str, Any]:
        return {
            "slug": document.slug,
            "title": document.title,
            "organization": Named.of(document.organization),
            "page": request.build_absolute_uri(document.get_absolute_url()),
        }


class SourceText(SourceFacts):
    """A source document with its text."""

    text: str = Field(description="The document's text, exactly as it was extracted from the file.")
    note: str = Field(description="What was mended in transcribing: “found” → “mended”: reason, a line each.")


class Sources(Page[SourceFacts]):
    """A page of source documents."""


@router.get("/sources", response=Sources, operation_id="listSources", summary="All source documents")
def sources(request: HttpRequest, query: Query[SourceQuery]) -> dict[str, Any]:
    """By organization and title, without their texts."""
    documents = SourceDocument.objects.select_related("organization").defer("text", "note")
    rows = filtered(request, SourceFilter, documents.order_by("organization__sort_key", "sort_key", "pk"))
    return paged(request, rows, query, lambda document: SourceFacts(**SourceFacts.facts(document, request)))


@router.get(
    "/sources/{organization}/{document}",
    response=SourceText,
    operation_id="readSource",
    summary="One source document with its text",
)
def source(
    request: HttpRequest,
    organization: OrganizationSlug,
    document: DocumentSlug,
) -> SourceText:
    """The text that a ladder was transcribed from, and what was mended of it."""
    documents = SourceDocument.objects.select_related("organization")
    found = get_object_or_404(documents, organization__slug=organization, slug=document)
    return SourceText(**SourceText.facts(found, request), text=found.text, note=found.note)
