"""The editions of a family as their list shows them: what each is, where it stands, and what leads from it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from jobfamilies.models import Edition, EditionQuerySet, JobFamily, Transition

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from website.models import User


@dataclass(frozen=True)
class Entry:
    """One edition, the one before it that was not withdrawn, and the one in force unless it is one of both."""

    edition: Edition
    standing: str
    before: Edition | None
    in_force: Edition | None


def editions_of(family: JobFamily, reader: "User | AnonymousUser") -> EditionQuerySet:
    """Return the family's editions that the reader may read, the latest first, with their publications and people."""
    editions = Edition.objects.filter(family=family).readable_by(reader).order_by("-number")
    people = editions.select_related("publication__withdrawal__withdrawn_by", "publication__published_by")
    moves = Transition.objects.select_related("by")
    return people.prefetch_related(Prefetch("transitions", moves)) if knows_people(reader, family) else people


def knows_people(reader: "User | AnonymousUser", family: JobFamily) -> bool:
    """Whether the reader sees who did what: those who may read the family’s open editions."""
    return reader.has_perm("jobfamilies.read_open_edition", family)


def history(editions: list[Edition], in_force: Edition | None) -> list[Entry]:
    """Return the entries of editions that stand with the latest first; `in_force` is one of them or None."""
    return [
        Entry(
            edition,
            standing="in force" if edition == in_force else standing(edition),
            before=(before := next((one for one in editions[place + 1 :] if not is_withdrawn(one)), None)),
            in_force=in_force if in_force not in (edition, before) else None,
        )
        for place, edition in enumerate(editions)
    ]


def standing(edition: Edition) -> str:
    """Return where an edition stands that is not the one in force."""
    return "no longer in force" if edition.standing == "took effect" else edition.standing


def is_withdrawn(edition: Edition) -> bool:
    return edition.is_published and edition.publication.is_withdrawn
