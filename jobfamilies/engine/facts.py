"""Facts: single values that a row states in a document, each with the document version that brought it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NOTHING = ("", None)


@dataclass(frozen=True)
class Fact:
    """A value that stands under one name in the document and on the row.

    An optional fact is left out of a document where the row says nothing of it. So documents that were sealed before
    it was thought of keep their bytes, and it needs no new version: `since` is the version that was the newest then.
    """

    name: str
    since: int = 1
    is_optional: bool = False


def dumped(facts: Iterable[Fact], row: object, version: int) -> dict[str, Any]:
    """Return what a row states in a document of that version, by name."""
    told = {fact: getattr(row, fact.name) for fact in facts if fact.since <= version}
    return {fact.name: value for fact, value in told.items() if not (fact.is_optional and value in NOTHING)}


def loaded(facts: Iterable[Fact], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of a document of the newest version as fields of a row. Raises KeyError for a missing one."""
    return {fact.name: given[fact.name] for fact in facts if not fact.is_optional or fact.name in given}
