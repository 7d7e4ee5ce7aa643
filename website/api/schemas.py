"""JSON Schemas that the API publishes, each at the address that is its $id."""

import json
from typing import Any

from django.http import HttpResponse

DESCRIBED = {
    "responses": {
        200: {"description": "A JSON Schema.", "content": {"application/schema+json": {"schema": {"type": "object"}}}}
    }
}
"""What OpenAPI says of an endpoint that answers with a schema."""


def published(schema: dict[str, Any]) -> HttpResponse:
    """Return the schema as an answer."""
    return HttpResponse(json.dumps(schema, ensure_ascii=False, indent=2), content_type="application/schema+json")
