"""The ladder document: the one JSON form of an edition, for export, import, new drafts, comparing and proof.

A document is an *envelope* (whose edition this is, its dates, the digest of the edition before) and its *content* (all
that the edition says, shared things by slug). The content of a loaded document dumps again byte for byte.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from jobfamilies.models import Edition, JobFamily
from jobfamilies.parts import edition_parts
from website.models import User

FORMAT = "ladder-document"
VERSION = 1
SCHEMA_FILE = Path(__file__).parent / "schema" / "document.json"

Document = dict[str, Any]


class UnreadableDocument(ValueError):
    """The document is not of this format and version, or names something that is not in the catalogue."""


def dump(edition: Edition) -> Document:
    """Return the edition as a document: plain dicts, lists, strings, numbers and None."""
    return {"format": FORMAT, "version": VERSION, "envelope": _envelope(edition), "content": dump_content(edition)}


def dump_whole(edition: Edition) -> Document:
    """Return the document with what travels beside it, unsigned: neither digests nor new editions know of that."""
    unsigned: dict[str, Any] = {}
    for part in edition_parts():
        unsigned |= part.dump_unsigned(edition)
    return dump(edition) | ({"unsigned": unsigned} if unsigned else {})


def content_digest(edition: Edition) -> str:
    """Return the digest of what the edition says, whatever becomes of it."""
    return digest(dump_content(edition))


def dump_content(edition: Edition) -> dict[str, Any]:
    """Return all that the edition says, as each app's part gives it."""
    content: dict[str, Any] = {}
    for part in edition_parts():
        content |= part.dump(edition)
    return content


OPTIONAL_FACTS = ("kind", "reference", "reason", "authority")
"""What a publication may say besides. A fact it does not state is not there, so older documents keep their digests."""


def _envelope(edition: Edition) -> dict[str, Any]:
    publication = edition.publication if edition.is_published else None
    return {
        "organization": edition.family.organization.slug,
        "family": edition.family.slug,
        "number": edition.number,
        "effective_on": publication and publication.effective_on.isoformat(),
        "published_at": publication and publication.published_at.astimezone(UTC).isoformat(),
        "notice": publication.notice if publication else "",
        "previous_digest": publication.previous_digest if publication else "",
        **{fact: stated for fact in OPTIONAL_FACTS if (stated := getattr(publication, fact, ""))},
    }


def foretell_unsigned(family: JobFamily, unsigned: dict[str, Any], levels: Mapping[str, str]) -> list[str]:
    """Return what would become of what stands beside a document, in sentences; `levels` are the draft's, by key."""
    return [said for part in edition_parts() for said in part.foretell_unsigned(family, unsigned, levels)]


@transaction.atomic
def load_unsigned(edition: Edition, unsigned: dict[str, Any], *, by: User, at: datetime) -> list[str]:
    """Take over what came beside an imported document, as drafts of each part; return what became of it."""
    return [said for part in edition_parts() for said in part.load_unsigned(edition, unsigned, by=by, at=at)]


@transaction.atomic
def load(document: Document, *, family: JobFamily) -> Edition:
    """Make a new draft of the family from the document's content, keys kept, and return it.

    Raises UnreadableDocument for another format or version and for what the catalogue does not know; IntegrityError
    where the family has an open edition already.
    """
    if (document.get("format"), document.get("version")) != (FORMAT, VERSION):
        raise UnreadableDocument(f"This is not a {FORMAT} of version {VERSION}.")
    last = family.editions.aggregate(last=Max("number"))["last"] or 0
    edition = Edition(family=family, number=last + 1)
    try:
        for part in edition_parts():
            part.load(edition, document["content"])
    except KeyError as missing:
        raise UnreadableDocument(f"The document lacks, or the catalogue does not know, {missing}.") from missing
    return edition


def canonical(document: Document) -> bytes:
    """Return the document's one byte form: sorted keys, no spaces, UTF-8. What the digest is taken of."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(document: Document) -> str:
    """Return the SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def schema(address: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `dump` returns, as it is published at that address."""
    whole: dict[str, Any] = {"$id": address, **json.loads(SCHEMA_FILE.read_text())}
    content, unsigned = whole["$defs"]["content"], whole["$defs"]["unsigned"]
    for part in edition_parts():
        share = part.schema()
        content["properties"] |= share["properties"]
        content["required"] += share["properties"]
        unsigned["properties"] |= share.get("unsigned", {})
        whole["$defs"] |= share["$defs"]
    return whole
