"""The bytes of a result: the same for the same input, wherever and whenever it is read."""

import json
from dataclasses import asdict

from .reading import NotRead, Reading


def canonical(result: Reading | NotRead) -> bytes:
    """Return a result as JSON in ASCII, keys in order and no space between: what a run keeps and hashes."""
    return json.dumps(asdict(result), sort_keys=True, separators=(",", ":")).encode("ascii")
