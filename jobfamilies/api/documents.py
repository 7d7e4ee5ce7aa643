"""The ladder document of an edition, and the JSON Schema that it fits."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from jobfamilies.document import VERSION, canonical, digest, dump, schema
from jobfamilies.models import Edition
from website.api.entity_tags import tagged
from website.api.parameters import EditionNumber, FamilySlug, OrganizationSlug
from website.api.schemas import DESCRIBED, published

router = Router(tags=["Ladder documents"])

TAG = {"ETag": {"description": "The document's digest, in quotes.", "schema": {"type": "string"}}}
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


@router.get(
    "/families/{organization}/{family}/editions/{number}/document",
    operation_id="readLadderDocument",
    summary="The ladder document of an edition",
    url_name="ladder-document",
    openapi_extra=DOCUMENT,
)
def ladder_document(
    request: HttpRequest,
    organization: OrganizationSlug,
    family: FamilySlug,
    number: EditionNumber,
) -> HttpResponseBase:
    """All that an edition says as one JSON text, the same bytes that its digest was taken of.

    Its entity tag is the digest: ask again with If-None-Match, and an unchanged document is not sent again. Its form
    is described by /api/schemas/ladder-document.json.
    """
    found = Edition.objects.filter(family__organization__slug=organization, family__slug=family, number=number)
    edition = found.readable_by(request.user).with_family().first()
    if edition is None:
        raise Http404(f"There is no edition {number} of {organization}/{family} that you may read.")
    return tagged(request, digest_of(edition), lambda: canonical(dump(edition)), "application/json")


def digest_of(edition: Edition) -> str:
    """Return the digest of the edition's document, as it was published where the format is still the same."""
    if edition.is_published and edition.publication.document_version == VERSION:
        return edition.publication.digest
    return digest(dump(edition))


@router.get(
    "/schemas/ladder-document.json",
    operation_id="readLadderDocumentSchema",
    summary="The JSON Schema of the ladder document",
    openapi_extra=DESCRIBED,
)
def ladder_document_schema(request: HttpRequest) -> HttpResponse:
    """In draft 2020-12: every field of the document with what it means. Its $id is this address."""
    return published(schema(request.build_absolute_uri(request.path)))
