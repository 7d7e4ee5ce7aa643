"""What the API tells of how positions are classified: the form of a case. Cases are for who is signed in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from classification.rulings.case import schema, versions
from website.api.parameters import Version
from website.api.schemas import DESCRIBED, of_any_version, published

router = Router(tags=["Cases"])


@router.get(
    "/schemas/classification-case.json",
    operation_id="readCaseSchema",
    summary="The JSON Schema of cases of any version",
    openapi_extra=DESCRIBED,
)
def case_schema(request: HttpRequest) -> HttpResponse:
    """In draft 2020-12: one of the schemas of all versions, which it holds. Its $id is this address."""
    schemas = {version: schema(version, address_of(request, version)) for version in versions()}
    return published(of_any_version(schemas, request.build_absolute_uri(request.path)))


@router.get(
    "/schemas/classification-case-{version}.json",
    operation_id="readCaseVersionSchema",
    summary="The JSON Schema of cases of one version",
    url_name="case-schema",
    openapi_extra=DESCRIBED,
)
def case_version_schema(request: HttpRequest, version: Version) -> HttpResponse:
    """In draft 2020-12: every field of an exported case with what it means. Its $id is this address.

    A case is exported as JSON from the page of its request, by whoever may read it there. It names this address.
    """
    if version not in versions():
        raise Http404(f"There is no version {version} of cases.")
    return published(schema(version, address_of(request, version)))


def address_of(request: HttpRequest, version: int) -> str:
    """Return where the schema of a version is published."""
    return request.build_absolute_uri(reverse("api:case-schema", args=[version]))
