"""The ladder document of an edition, and the JSON Schema that it fits."""

from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from jobfamilies.copies import copy_for
from jobfamilies.document_schema import schema, schema_of_any
from jobfamilies.engine.documents import UnreadableDocument, versions
from jobfamilies.models import Edition
from website.api.entity_tags import tagged
from website.api.parameters import EditionNumber, FamilySlug, OrganizationSlug, Version
from website.api.schemas import DESCRIBED, published

router = Router(tags=["Ladder documents"])

TAG = {
    "ETag": {
        "description": "The edition's digest, in quotes; with more behind it where these are not the bytes it is of.",
        "schema": {"type": "string"},
    }
}
OBJECT = {"schema": {"type": "object", "required": ["format", "version", "envelope", "content"]}}
DOCUMENT = {
    "parameters": [
        {
            "in": "header",
            "name": "If-None-Match",
            "required": False,
            "description": "Digests in quotes, with commas, that the client has; with one of them the answer is 304.",
            "schema": {"type": "string"},
        }
    ],
    "responses": {
        200: {
            "description": "The document's canonical bytes.",
            "headers": TAG,
            "content": {"application/json": OBJECT},
        },
        304: {"description": "The client has it already: If-None-Match names its digest.", "headers": TAG},
        412: {
            "description": "If-Match names other digests.",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        },
    },
}


class DocumentQuery(Schema):
    """In which version a document is given."""

    version: Literal["sealed", "newest"] = Field(
        "sealed",
        description="sealed: as it was sealed, which its digest proves. newest: read into the newest version, so that "
        "all editions have one form; its digest is then not of these bytes.",
    )


@router.get(
    "/families/{organization}/{family}/editions/{number}/document",
    operation_id="readLadderDocument",
    summary="The ladder document of an edition",
    url_name="ladder-document",
    openapi_extra=DOCUMENT,
)
def ladder_document(
    request: HttpRequest,
    query: Query[DocumentQuery],
    organization: OrganizationSlug,
    family: FamilySlug,
    number: EditionNumber,
) -> HttpResponseBase:
    """All that an edition says as one JSON text, in the version of the format that it was sealed with.

    Its `version` says which that is, and /api/schemas/ladder-document-1.json and so on describe each. Where nothing
    is left out or added for the reader these are the bytes that its digest was taken of, and the digest is its entity
    tag: ask again with If-None-Match, and an unchanged document is not sent again. Sections that the reader may see
    stand under `sections`; the digest is of the document without them, and its envelope names the digest of each.
    """
    found = Edition.objects.filter(family__organization__slug=organization, family__slug=family, number=number)
    edition = found.readable_by(request.user).with_family().first()
    if edition is None:
        raise Http404(f"There is no edition {number} of {organization}/{family} that you may read.")
    try:
        copy = copy_for(edition, request.user, is_newest=query.version == "newest")
    except UnreadableDocument as unknown:
        raise Http404(str(unknown)) from unknown
    return tagged(request, copy.tag, copy.make, "application/json")


@router.get(
    "/schemas/ladder-document.json",
    operation_id="readLadderDocumentSchema",
    summary="The JSON Schema of ladder documents of any version",
    openapi_extra=DESCRIBED,
)
def ladder_document_schema(request: HttpRequest) -> HttpResponse:
    """In draft 2020-12: one of the schemas of all versions, which it holds. Its $id is this address."""
    addresses = {version: address_of(request, version) for version in versions()}
    return published(schema_of_any(request.build_absolute_uri(request.path), addresses))


@router.get(
    "/schemas/ladder-document-{version}.json",
    operation_id="readLadderDocumentVersionSchema",
    summary="The JSON Schema of ladder documents of one version",
    url_name="ladder-document-schema",
    openapi_extra=DESCRIBED,
)
def ladder_document_version_schema(request: HttpRequest, version: Version) -> HttpResponse:
    """In draft 2020-12: every field of the document with what it means. Its $id is this address."""
    if version not in versions():
        raise Http404(f"There is no version {version} of the ladder document.")
    return published(schema(version, address_of(request, version)))


def address_of(request: HttpRequest, version: int) -> str:
    """Return where the schema of a version is published."""
    return request.build_absolute_uri(reverse("api:ladder-document-schema", args=[version]))
