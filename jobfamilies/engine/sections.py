"""Sections: what an edition says that not everybody may see, each with a digest of its own that the envelope names.

A copy without a section has the same envelope, so its digest still proves all that it holds.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jobfamilies.engine.documents import Document, digest, sealed

SINCE = 2
"""The version of the document that brought sections."""


class Audience(StrEnum):
    """Who may see a section."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"
    HR = "hr"


@dataclass(frozen=True)
class Section:
    """A named piece of an edition with those who may see it. `content` is plain JSON, shared things by slug."""

    name: str
    audience: Audience
    content: Any


def new_salt() -> str:
    """Return a random text of 64 hexadecimal digits.

    A section may hold one of few possible values, such as the name of a bargaining unit: whoever may not see it would
    find it by trying them all against its digest. With the salt, which stands in the section, there is nothing to try.
    """
    return secrets.token_hex(32)


def salted(section: Section, salt: str | None) -> Document:
    """Return the section as a copy holds it: what its digest is taken of."""
    return {"salt": salt, "content": section.content}


def named(section: Section, salt: str | None) -> Document:
    """Return the section as the envelope names it; without a salt, before it is published, it has no digest."""
    taken = digest(salted(section, salt)) if salt else None
    return {"name": section.name, "audience": section.audience.value, "digest": taken}


def faults_in(copy: Document, stated: str) -> list[str]:
    """Return what of a copy is not what was published with that digest, in sentences; sections may be left out."""
    same = digest(sealed(copy)) == stated
    return [*([] if same else ["Its envelope and content are not what was published."]), *section_faults(copy)]


def section_faults(copy: Document) -> Iterator[str]:
    """Yield the sections of a copy that its envelope does not name so, a sentence each."""
    digests = {each["name"]: each["digest"] for each in copy["envelope"].get("sections", ())}
    for name, section in copy.get("sections", {}).items():
        if digests.get(name) != digest(section):
            yield f"Its section “{name}” is not what was published."


def left_out(copy: Document) -> list[tuple[str, str]]:
    """Return (name, audience) of the sections that the envelope names and the copy does not hold."""
    held = copy.get("sections", {})
    return [(one["name"], one["audience"]) for one in copy["envelope"].get("sections", ()) if one["name"] not in held]
