"""Ladder documents as plain data: their bytes, what their digest covers, and how one version becomes the next."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

FORMAT = "ladder-document"
NOT_SEALED = ("sections", "unsigned")
"""What may stand in a copy besides what the digest covers: sections have digests of their own."""

Document = dict[str, Any]


class UnreadableDocument(ValueError):
    """The document is of no format or version that is known here, or names something that is not in the catalogue."""


def canonical(document: Document) -> bytes:
    """Return the document's one byte form: sorted keys, no spaces, UTF-8. What the digest is taken of."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(document: Document) -> str:
    """Return the SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def sealed(document: Document) -> Document:
    """Return what the edition's digest covers of a copy."""
    return {name: said for name, said in document.items() if name not in NOT_SEALED}


# --- versions --------------------------------------------------------------------------------------------------------


def name_sections(document: Document) -> Document:
    """Make version 2 of version 1: its envelope names the sections that not everybody may see, and there were none."""
    return document | {"version": 2, "envelope": document["envelope"] | {"sections": []}}


UPCASTERS: dict[int, Callable[[Document], Document]] = {1: name_sections}
"""By version: what makes the next version of a document. Whatever was sealed once is read through all that follow.

Documents come from outside too: a step may rely on an envelope and a content that are objects, and on nothing else.
"""


def newest() -> int:
    """Return the version in which editions are sealed now."""
    return max(UPCASTERS) + 1


def versions() -> list[int]:
    """Return every version that is known here, the oldest first."""
    return [*sorted(UPCASTERS), newest()]


def version_in(document: Document) -> int:
    """Return the version that a document states. Raises UnreadableDocument for what is of none that is known here."""
    version = document.get("version")
    if document.get("format") != FORMAT or type(version) is not int or version not in versions():
        *others, last = map(str, versions())
        raise UnreadableDocument(f"This is not a {FORMAT} of version {', '.join(others)} or {last}.")
    return version


def upcast(document: Document) -> Document:
    """Return the document in the newest version. Raises UnreadableDocument for what is of none that is known here."""
    for version in range(version_in(document), newest()):
        document = UPCASTERS[version](document)
    return document
