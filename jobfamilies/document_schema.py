"""The JSON Schema of the ladder document (draft 2020-12), one for each version, made of each app's share."""

import json
from pathlib import Path
from typing import Any

from jobfamilies.engine.documents import versions
from jobfamilies.parts import edition_parts
from website.api.schemas import JSONSchema, of_any_version, of_version

FILE = Path(__file__).parent / "schema" / "document.json"


def schema(version: int, address: str) -> JSONSchema:
    """Return the schema of a version's documents, as it is published at that address."""
    return of_version(_whole(), version, address)


def schema_of_any(address: str, address_of: dict[int, str]) -> JSONSchema:
    """Return a schema that a document of any version fits, given the address of each version's own."""
    return of_any_version({version: schema(version, address_of[version]) for version in versions()}, address)


def _whole() -> JSONSchema:
    """Return the schema of all versions together."""
    whole: JSONSchema = json.loads(FILE.read_text())
    kinds = whole["$defs"]
    for part in edition_parts():
        share = part.schema()
        kinds["content"]["properties"] |= share["properties"]
        kinds["content"]["required"] += share["required"]
        kinds["unsigned"]["properties"] |= share.get("unsigned", {})
        kinds["sections"]["properties"] |= _sections(share.get("sections", {}))
        kinds |= share["$defs"]
    return whole


def _sections(contents: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of sections, given those of their content by name."""
    return {
        name: {
            "description": content["description"],
            "type": "object",
            "required": ["salt", "content"],
            "additionalProperties": False,
            "properties": {"salt": {"$ref": "#/$defs/salt"}, "content": content},
        }
        for name, content in contents.items()
    }
