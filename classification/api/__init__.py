"""What the API tells of how positions are classified: the form of a case. Cases are for who is signed in."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from classification.rulings.case import schema
from website.api.schemas import DESCRIBED, published

router = Router(tags=["Cases"])


@router.get(
    "/schemas/classification-case.json",
    operation_id="readCaseSchema",
    summary="The JSON Schema of a case",
    url_name="case-schema",
    openapi_extra=DESCRIBED,
)
def case_schema(request: HttpRequest) -> HttpResponse:
    """In draft 2020-12: every field of an exported case with what it means. Its $id is this address.

    A case is exported as JSON from the page of its request, by whoever may read it there.
    """
    return published(schema(request.build_absolute_uri(request.path)))
