"""Where shared texts stand now, and what is said alike in many places without being one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from jobfamilies.models import JobFamily, Organization
from ladders.bulk.places import ladders_now
from ladders.models import SharedText, SharedTextUse, Statement

MOST_OFFERED = 30
LEAST_LADDERS = 2
"""In so many ladders a statement stands before it is offered as a shared text."""


@dataclass(frozen=True)
class SaidNow:
    """Words that linked statements say now, in which ladders and at which places of theirs."""

    text: str
    ladders: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SaidAlike:
    """A statement that an organization says word for word in several ladders."""

    organization: Organization
    text: str
    ladders: int
    places: int


def wordings(shared: SharedText) -> list[SaidNow]:
    """Return what the statements that are linked to a shared text say now, its own words first."""
    editions = ladders_now(shared.organization)
    keys = {(use.family_id, use.key) for use in shared.uses.all()}
    found: dict[str, SaidNow] = {shared.text: SaidNow(shared.text)}
    linked = Statement.objects.filter(edition__in=editions, key__in=[key for _, key in keys])
    for each in linked.select_related("level", "row").order_by("edition", "level__rank", "place"):
        edition = editions[each.edition_id]
        if (edition.family_id, each.key) not in keys:
            continue
        each.level.edition = edition
        wording = found.setdefault(each.text, SaidNow(each.text))
        wording.ladders.add(edition.name)
        wording.places.append(f"{edition.name}: {each.level.name}, {each.row.label}")
    return list(found.values())


def said_alike(organizations: Iterable[Organization]) -> list[SaidAlike]:
    """Return what stands word for word in several ladders of an organization and is not shared, the most first."""
    found: list[SaidAlike] = []
    shared: dict[int, set[str]] = defaultdict(set)
    for owner, text in SharedText.objects.values_list("organization", "text"):
        shared[owner].add(text)
    for organization in organizations:
        said = Statement.objects.filter(edition__in=ladders_now(organization)).order_by().values_list("text")
        counted = said.annotate(ladders=Count("edition", distinct=True), places=Count("pk"))
        often = counted.filter(ladders__gte=LEAST_LADDERS).order_by("-places", "text")
        unshared = (row for row in often[:MOST_OFFERED] if row[0] not in shared[organization.pk])
        found += [SaidAlike(organization, *row) for row in unshared]
    return sorted(found, key=lambda each: -each.places)[:MOST_OFFERED]


def behind(family: JobFamily) -> list[SharedText]:
    """Return the shared texts of which a ladder says other words than they do now."""
    edition = next((each for each in ladders_now(family.organization).values() if each.family_id == family.pk), None)
    if edition is None:
        return []
    uses = {use.key: use.shared for use in SharedTextUse.objects.filter(family=family).select_related("shared")}
    said = Statement.objects.filter(edition=edition, key__in=uses).values_list("key", "text")
    return sorted({uses[key] for key, text in said if text != uses[key].text}, key=str)
