"""Copies of a ladder document: what one reader gets of it, and the entity tag that tells one copy from another."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from jobfamilies import document
from jobfamilies.document import Document
from jobfamilies.engine.sections import Audience, Section
from jobfamilies.models import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from website.models import User


@dataclass(frozen=True)
class Copy:
    """A copy's entity tag and its bytes. The tag is the digest where these are the bytes it was taken of."""

    tag: str
    make: Callable[[], bytes]


def copy_for(edition: Edition, reader: "User | AnonymousUser", *, is_newest: bool = False) -> Copy:
    """Return the reader's copy: in the version that the edition was sealed with, or read into the newest one.

    Raises UnreadableDocument where a newer release sealed it.
    """
    sections = sections_for(edition, reader)

    def make() -> bytes:
        return document.canonical(document_for(edition, sections, is_newest=is_newest))

    if not edition.is_published:
        made = make()
        return Copy(sha256(made).hexdigest(), lambda: made)
    upcast = [f"v{document.newest()}"] if is_newest and document.version_of(edition) < document.newest() else []
    return Copy(".".join([edition.publication.digest, *(each.name for each in sections), *upcast]), make)


def document_for(edition: Edition, sections: list[Section], *, is_newest: bool = False) -> Document:
    """Return the document with these of its sections, as it was sealed or read into the newest version."""
    sealed = document.dump_with(sections, edition)
    return document.upcast(sealed) if is_newest else sealed


def sections_for(edition: Edition, reader: "User | AnonymousUser") -> list[Section]:
    """Return the sections that the reader may see. Raises UnreadableDocument where a newer release sealed it."""
    return [section for section in document.sections_of(edition) if may_see(section.audience, reader, edition)]


def may_see(audience: Audience, reader: "User | AnonymousUser", edition: Edition) -> bool:
    """Return whether somebody is among those whom a section is for."""
    if audience is Audience.HR:
        return reader.has_perm("jobfamilies.read_hr_section", edition)
    return audience is Audience.EVERYBODY or reader.is_authenticated
