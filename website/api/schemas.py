"""JSON Schemas that the API publishes, each at the address that is its $id; a format's versions have one each."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

JSONSchema = dict[str, Any]

DESCRIBED = {
    "responses": {
        200: {"description": "A JSON Schema.", "content": {"application/schema+json": {"schema": {"type": "object"}}}}
    }
}
"""What OpenAPI says of an endpoint that answers with a schema."""


def published(schema: JSONSchema) -> HttpResponse:
    """Return the schema as an answer."""
    return HttpResponse(json.dumps(schema, ensure_ascii=False, indent=2), content_type="application/schema+json")


def of_version(schema: JSONSchema, version: int, address: str) -> JSONSchema:
    """Return the schema of one version of a format, as it is published at that address.

    Of a field or a definition `since` says which version brought it; an earlier one has neither it nor that word.
    """
    kept: JSONSchema = _at(schema, version)
    kept["properties"]["version"] |= {"const": version}
    return {"$id": address, **kept, "title": f"{schema['title']}, version {version}"}


def of_any_version(schemas: Mapping[int, JSONSchema], address: str) -> JSONSchema:
    """Return a schema that a document of any version fits, as it is published at that address."""
    newest = schemas[max(schemas)]
    return {
        "$schema": newest["$schema"],
        "$id": address,
        "title": newest["title"].rpartition(",")[0],
        "description": newest["description"],
        "oneOf": [{"$ref": schema["$id"]} for schema in schemas.values()],
        "$defs": {f"version-{version}": schema for version, schema in schemas.items()},
    }


def _at(schema: Any, version: int) -> Any:
    if isinstance(schema, list):
        return [_at(each, version) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {word: _named(said, version) if word in NAMED else _at(said, version) for word, said in schema.items()}
    if "required" in kept:
        kept["required"] = [name for name in kept["required"] if name in kept["properties"]]
    return kept


NAMED = ("properties", "$defs")
"""The words of a schema whose values are named schemas."""


def _named(schemas: JSONSchema, version: int) -> JSONSchema:
    there = {name: schema for name, schema in schemas.items() if schema.get("since", 1) <= version}
    return {
        name: _at({word: said for word, said in schema.items() if word != "since"}, version)
        for name, schema in there.items()
    }
