"""The OpenAPI description: what ninja makes of the code, completed with the errors that every address may answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from website.api.problems import MEDIA_TYPE, Problem

Description = TypeVar("Description", bound=dict[str, Any])

ERRORS = {
    404: "There is nothing by that name, or nothing that you may read.",
    406: "The Accept header rules out JSON.",
    422: "A parameter is unknown or has a value that cannot be answered; `errors` names each.",
    429: "Too many requests from one address; Retry-After says for how many seconds to wait.",
}


def complete(description: Description) -> Description:
    """Return ninja's description with the errors of every address."""
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    description["components"]["schemas"] |= {**problem.pop("$defs"), "Problem": problem}
    for _, operation in _operations(description):
        operation["responses"] |= {status: _error(said) for status, said in ERRORS.items()}
        operation["responses"][429]["headers"] = {
            "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}
        }
    return description


def _operations(description: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, operations in description["paths"].items():
        yield from ((path, operation) for operation in operations.values())


def _error(said: str) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": said, "content": {MEDIA_TYPE: problem}}


@dataclass(frozen=True)
class Field:
    """A parameter of an address or a field of a shape, in words. `shape` is what its values are shaped as, if any."""

    name: str
    kind: str
    shape: str
    is_required: bool
    description: str


@dataclass(frozen=True)
class Endpoint:
    """One address: what may be asked of it and what it answers."""

    tag: str
    path: str
    name: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    example: str
    shape: str
    media_type: str


@dataclass(frozen=True)
class Shape:
    """An object that the API answers with."""

    name: str
    description: str
    fields: tuple[Field, ...]


def endpoints(description: dict[str, Any]) -> list[Endpoint]:
    """Return every address of a completed description, in its order."""
    return [_endpoint(path, operation) for path, operation in _operations(description)]


def _endpoint(path: str, operation: dict[str, Any]) -> Endpoint:
    media_type, answer = next(iter(operation["responses"][200]["content"].items()))
    return Endpoint(
        tag=operation["tags"][0],
        path=path,
        name=operation["operationId"],
        summary=operation["summary"],
        description=operation["description"],
        parameters=tuple(
            _field(one["name"], _given(one["schema"], one["description"]), is_required=one["required"])
            for one in operation["parameters"]
        ),
        example=_example(path, operation["parameters"]),
        shape=_shape(answer["schema"]),
        media_type=media_type,
    )


def _given(schema: dict[str, Any], description: str) -> dict[str, Any]:
    """Return the schema of a value that is given; a parameter that may be null is one that may be left out."""
    inner = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    return (inner[0] if inner else schema) | {"description": description}


def _example(path: str, parameters: list[dict[str, Any]]) -> str:
    """Return the address with the examples of what it must be given."""
    given = [(one["in"], one["name"], str(one["example"])) for one in parameters if "example" in one]
    for place, name, value in given:
        path = path.replace(f"{{{name}}}", value) if place == "path" else path
    query = "&".join(f"{name}={value}" for place, name, value in given if place == "query")
    return f"{path}?{query}" if query else path


def shapes(description: dict[str, Any]) -> list[Shape]:
    """Return every object of a completed description, by name."""
    found = sorted(description["components"]["schemas"].items())
    return [
        Shape(
            name,
            schema.get("description", ""),
            tuple(
                _field(field, about, is_required=field in schema.get("required", ()))
                for field, about in schema["properties"].items()
            ),
        )
        for name, schema in found
        if "properties" in schema
    ]


def _field(name: str, schema: dict[str, Any], *, is_required: bool) -> Field:
    return Field(name, _kind(schema), _shape(schema), is_required, schema.get("description", ""))


def _kind(schema: dict[str, Any]) -> str:
    """Return in words what a value is: “list of text”, “a number, or null”."""
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    return _shape(schema) or WORDS.get(schema.get("format", ""), WORDS.get(schema.get("type", ""), "any value"))


WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "null": "null",
    "date": "date",
    "date-time": "moment",
}


def _shape(schema: dict[str, Any]) -> str:
    """Return the name of the shape that a value has or consists of, or nothing."""
    inner = [schema, *schema.get("anyOf", ()), schema.get("items", {})]
    return next((each["$ref"].rsplit("/", 1)[-1] for each in inner if "$ref" in each), "")
