"""The ladder document: the one JSON form of an edition, for export, import, new drafts, comparing and proof.

A document is an *envelope* (whose edition this is, its dates, the digest of the edition before, its sections by name)
and its *content* (all that everybody may read, shared things by slug). The content of a loaded document dumps again
byte for byte. A published edition is dumped in the version that it was sealed with, so its digest holds for good.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from jobfamilies.engine.documents import (
    FORMAT,
    Document,
    UnreadableDocument,
    canonical,
    digest,
    newest,
    upcast,
    versions,
)
from jobfamilies.engine.facts import Fact, dumped
from jobfamilies.engine.sections import SINCE, Section, named, salted
from jobfamilies.models import Edition, JobFamily
from jobfamilies.parts import EditionPart, edition_parts
from website.models import User

__all__ = ["Document", "UnreadableDocument", "canonical", "digest", "newest", "upcast"]

OF_A_PUBLICATION = tuple(Fact(name, is_optional=True) for name in ("kind", "reference", "reason", "authority"))
"""What a publication may say besides."""


def version_of(edition: Edition) -> int:
    """Return the version that the edition was sealed with; the newest before. Raises UnreadableDocument where a newer
    release sealed it.
    """
    version = edition.publication.document_version if edition.is_published else newest()
    if version not in versions():
        raise UnreadableDocument(f"{edition} was sealed as a document of version {version}, which is not known here.")
    return version


def dump(edition: Edition, version: int | None = None) -> Document:
    """Return what the edition's digest covers: plain dicts, lists, strings, numbers and None.

    In the version that it was sealed with where none is given, which may raise UnreadableDocument.
    """
    version = version or version_of(edition)
    return {
        "format": FORMAT,
        "version": version,
        "envelope": _envelope(edition, version),
        "content": dump_content(edition, version),
    }


def dump_with(sections: Iterable[Section], edition: Edition, version: int | None = None) -> Document:
    """Return the document with these of its sections, which have digests of their own."""
    salts = salts_of(edition)
    held = {section.name: salted(section, salts.get(section.name)) for section in sections}
    return dump(edition, version) | ({"sections": held} if held else {})


def dump_unsigned(edition: Edition) -> Document:
    """Return what travels beside the document, unsigned: neither digests nor new editions know of that."""
    unsigned: dict[str, Any] = {}
    for part in edition_parts():
        unsigned |= part.dump_unsigned(edition)
    return {"unsigned": unsigned} if unsigned else {}


def content_digest(edition: Edition, version: int | None = None) -> str:
    """Return the digest of all that the edition says, in a version: the newest if none is given.

    Only people of HR see it: the sections stand in it without salts, which they get when the edition is published.
    """
    version = version or newest()
    held = {each.name: [each.audience, each.content] for each in sections_of(edition, version)}
    return digest(dump_content(edition, version) | ({"sections": held} if held else {}))


def dump_content(edition: Edition, version: int | None = None) -> dict[str, Any]:
    """Return all that the edition says to everybody, as each app's part gives it."""
    content: dict[str, Any] = {}
    for part in edition_parts():
        content |= part.dump(edition, version or version_of(edition))
    return content


def sections_of(edition: Edition, version: int | None = None) -> list[Section]:
    """Return what the edition says that not everybody may see, by name."""
    version = version or version_of(edition)
    found = (section for part in edition_parts() for section in part.sections(edition, version))
    return sorted(found, key=lambda section: section.name) if version >= SINCE else []


def salts_of(edition: Edition) -> Mapping[str, str]:
    """Return the salts of the edition's sections by their names: none before it is published."""
    return edition.publication.salts if edition.is_published else {}


def _envelope(edition: Edition, version: int) -> dict[str, Any]:
    publication = edition.publication if edition.is_published else None
    salts = salts_of(edition)
    names = {"sections": [named(each, salts.get(each.name)) for each in sections_of(edition, version)]}
    return {
        "organization": edition.family.organization.slug,
        "family": edition.family.slug,
        "number": edition.number,
        "effective_on": publication and publication.effective_on.isoformat(),
        "published_at": publication and publication.published_at.astimezone(UTC).isoformat(),
        "notice": publication.notice if publication else "",
        "previous_digest": publication.previous_digest if publication else "",
        **(dumped(OF_A_PUBLICATION, publication, version) if publication else {}),
        **(names if version >= SINCE else {}),
    }


# --- reading ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def load(document: Document, *, family: JobFamily) -> Edition:
    """Make a new draft of the family from what a document of any version says, keys kept, and return it.

    A section that the copy does not hold is not in the draft. Raises UnreadableDocument for another format, an unknown
    version or section, and for what the catalogue does not know; IntegrityError where the family has an open edition.
    """
    document = upcast(document)
    last = family.editions.aggregate(last=Max("number"))["last"] or 0
    edition = Edition(family=family, number=last + 1)
    try:
        for part in edition_parts():
            part.load(edition, document["content"])
        contents = {name: section["content"] for name, section in document.get("sections", {}).items()}
    except KeyError as missing:
        raise UnreadableDocument(f"The document lacks, or the catalogue does not know, {missing}.") from missing
    for name, content in contents.items():
        _load_section(edition, name, content)
    return edition


def _load_section(edition: Edition, name: str, content: Any, **who_and_when: Any) -> None:
    if name not in _readers():
        raise UnreadableDocument(f"Nothing here keeps the section “{name}”.")
    try:
        _readers()[name].load_section(edition, name, content, **who_and_when)
    except (KeyError, ValueError) as wrong:
        raise UnreadableDocument(f"The section “{name}” cannot be read: {wrong}.") from wrong


def _readers() -> dict[str, EditionPart]:
    """Return the part that reads a section, by the section's name."""
    return {name: part for part in edition_parts() for name in part.section_names}


# --- importing -------------------------------------------------------------------------------------------------------


def foretell_sections(edition: Edition, sections: Mapping[str, Any], withheld: Iterable[str]) -> list[str]:
    """Return what would become of the sections of an imported document, in sentences.

    `sections` are their contents by name; `withheld` are those that the copy does not hold.
    """
    return _of_sections(edition, sections, withheld, "will come in")


@transaction.atomic
def load_sections(
    edition: Edition, sections: Mapping[str, Any], withheld: Iterable[str], *, by: User, at: datetime
) -> list[str]:
    """Let a draft say what the sections of an imported document say; return what became of them, in sentences.

    What nothing here keeps is left out. Raises UnreadableDocument for a section that cannot be placed.
    """
    said = _of_sections(edition, sections, withheld, "came in")
    for name in _changed(edition, sections):
        _load_section(edition, name, sections[name], by=by, at=at)
    return said


def _of_sections(edition: Edition, sections: Mapping[str, Any], withheld: Iterable[str], came: str) -> list[str]:
    unknown = [name for name in sections if name not in _readers()]
    return [
        *(f"The section “{name}” {came} as the file has it." for name in _changed(edition, sections)),
        *(f"Left out, since nothing here keeps it: the section “{name}”." for name in unknown),
        *(f"Not in this copy: the section “{name}”. The draft keeps what it says there." for name in withheld),
    ]


def _changed(edition: Edition, sections: Mapping[str, Any]) -> list[str]:
    """Return the names of the sections that say something else than the draft and are kept here."""
    stands = {section.name: section.content for section in sections_of(edition)}
    known = _readers()
    return [name for name, content in sections.items() if name in known and content != stands.get(name)]


def foretell_unsigned(family: JobFamily, unsigned: dict[str, Any], levels: Mapping[str, str]) -> list[str]:
    """Return what would become of what stands beside a document, in sentences; `levels` are the draft's, by key."""
    return [said for part in edition_parts() for said in part.foretell_unsigned(family, unsigned, levels)]


@transaction.atomic
def load_unsigned(edition: Edition, unsigned: dict[str, Any], *, by: User, at: datetime) -> list[str]:
    """Take over what came beside an imported document, as drafts of each part; return what became of it."""
    return [said for part in edition_parts() for said in part.load_unsigned(edition, unsigned, by=by, at=at)]
