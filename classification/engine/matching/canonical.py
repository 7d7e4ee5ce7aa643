"""The bytes of a result: the same for the same input, wherever and whenever it is read."""

import json
from dataclasses import asdict

from pydantic import TypeAdapter, ValidationError

from .reading import NotRead, Reading

READING = TypeAdapter(Reading)


def canonical(result: Reading | NotRead) -> bytes:
    """Return a result as JSON in ASCII, keys in order and no space between: what a run keeps and hashes."""
    return canonical_bytes(asdict(result))


def canonical_bytes(data: object) -> bytes:
    """Return any plain data so."""
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode("ascii")


def restored(data: str) -> Reading | None:
    """Return the reading whose canonical JSON this is; None where another engine wrote it in another shape."""
    try:
        return READING.validate_json(data)
    except ValidationError:
        return None
