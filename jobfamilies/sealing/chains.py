"""Chains of seals: how an entry follows on the one before, and what its own digest is taken of."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from jobfamilies import document
from jobfamilies.models import SealEntry
from jobfamilies.sealing.anchor import anchor
from jobfamilies.sealing.forms import VERSION, said
from jobfamilies.sealing.kinds import Kind

AFTERWARDS = ("id", "digest", "key_id", "mac")
"""What of an entry its digest does not cover."""


def follow(entry: SealEntry, before: SealEntry | None, *, seen: str) -> SealEntry:
    """Fill in how an entry that is not saved follows on another in its chain (None: it is the first), and return it.

    `seen` is the digest of the newest entry of any chain.
    """
    entry.number, entry.previous = (before.number + 1, before.digest) if before else (1, "")
    entry.seen, entry.form = seen, VERSION
    entry.digest = entry_digest(entry)
    anchor(entry, before)
    return entry


def entry_digest(entry: SealEntry) -> str:
    """Return the digest of what an entry says. Of it too, what says nothing is left out."""
    names = [field.attname for field in entry._meta.concrete_fields if field.name not in AFTERWARDS]
    return document.digest(said({name: getattr(entry, name) for name in names}))


def newest_digest() -> str:
    """Return the digest of the newest entry of the site; "" where there is none."""
    return SealEntry.objects.order_by("-pk").values_list("digest", flat=True).first() or ""


def unrecorded(kind: Kind) -> "QuerySet[Any]":
    """Return the sealed rows of a kind that no entry speaks of."""
    entries = SealEntry.objects.of_rows().filter(kind=kind.label, row=OuterRef("pk"))
    return kind.sealed().filter(~Exists(entries))
