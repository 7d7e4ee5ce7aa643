"""What descriptions are read against: the ladders of published editions, and the positions decided in them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from classification.engine.matching import Family, FamilyIndex, Ladder, Row
from classification.models import Description, Part, Ruling
from jobfamilies.models import Edition, Level, Organization
from ladders.ladder import read_ladder
from ladders.models import Statement
from website.models import User

KEPT_INDEXES, KEPT_LADDERS = 4, 30
"""So many are kept by each process; what they hold is asked anew with every request."""
SHORTEST_NAME = 3


@dataclass(frozen=True)
class References:
    """All that a reading rests on: the digests of editions, and (ruling, digest of a signed part) of each position."""

    editions: tuple[str, ...]
    rulings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Shelved:
    """One edition as pages name it: `key` is organization/family."""

    key: str
    name: str
    organization: str
    digest: str
    address: str


@dataclass(frozen=True)
class Library:
    """The index of the families, and their editions by their keys."""

    index: FamilyIndex
    editions: dict[str, Shelved]

    def ladders(self, keys: Sequence[str]) -> list[Ladder]:
        return [ladder_of(self.editions[key].digest) for key in keys]


def references_on(day: date, organization: Organization | None = None) -> References:
    """Return the state of everything on a day, of one organization or of all: two queries."""
    editions, rulings = Edition.objects.in_force(day), Ruling.objects.standing(day)
    if organization:
        editions = editions.filter(family__organization=organization)
        rulings = rulings.filter(level__edition__family__organization=organization)
    signed = rulings.filter(
        request__description__parts__signed_at__isnull=False, request__description__parts__erasure=None
    )
    decided = signed.order_by("pk", "request__description__parts__words_digest")
    return References(
        tuple(sorted(editions.values_list("publication__digest", flat=True))),
        tuple(decided.values_list("pk", "request__description__parts__words_digest")),
    )


@lru_cache(maxsize=KEPT_INDEXES)
def library(references: References) -> Library:
    """Return the index over the references: made once, whoever asks."""
    editions = list(
        Edition.objects.filter(publication__digest__in=references.editions)
        .with_family()
        .order_by("family__organization__slug", "family__slug", "number")
    )
    texts, titles = _texts(editions), _titles(editions)
    decided = _decided(references.rulings)
    families = [
        Family(_key(each), each.name, (texts[each.pk],), tuple(titles[each.pk]), tuple(decided[each.family_id]))
        for each in editions
    ]
    return Library(FamilyIndex(families), {_key(each): _shelved(each) for each in editions})


@lru_cache(maxsize=KEPT_LADDERS)
def ladder_of(digest: str) -> Ladder:
    """Return the ladder of a published edition, which never changes, as matching reads it."""
    edition = Edition.objects.filter(publication__digest=digest).with_family().get()
    return matched(edition)


def matched(edition: Edition) -> Ladder:
    """Return the ladder of an edition that came with its family and publication."""
    ladder = read_ladder(edition)
    rows = tuple(
        Row(row.dimension, row.label, tuple(tuple(line.text for line in cell.lines) for cell in row.cells))
        for row in ladder.grid.rows
    )
    levels = tuple(column.short_title or column.title for column in ladder.grid.columns)
    return Ladder(_key(edition), edition.publication.digest, edition.family.track, levels, rows)


def level_titles(digest: str) -> dict[str, str]:
    """Return the titles of the levels of a published edition by what readings call them."""
    levels = Level.objects.filter(edition__publication__digest=digest).order_by("rank")
    return {level.short_name: level.name for level in levels}


def description_text(parts: Iterable[Part]) -> str:
    """Return what parts of a description say as one text: purpose, duties, then what else there is, under headings.

    What was erased says nothing.
    """
    return "\n\n".join(filter(None, (_part_text(part) for part in parts if not part.is_erased)))


def signed_text(description: Description) -> str:
    """Return the signed words of a description."""
    return description_text(description.signed_parts())


def _part_text(part: Part) -> str:
    sections = [(section.kind, str(section), section.text) for section in part.sections.all()]
    duties = [duty.text for duty in part.duties.all()]
    passages = [
        *((heading, text) for kind, heading, text in sections if kind == "purpose"),
        *([("Duties", "\n".join(duties))] if duties else []),
        *((heading, text) for kind, heading, text in sections if kind != "purpose"),
    ]
    return "\n\n".join(f"{heading.rstrip(' :')}:\n{text}" for heading, text in passages)


def _key(edition: Edition) -> str:
    return f"{edition.family.organization.slug}/{edition.family.slug}"


def _shelved(edition: Edition) -> Shelved:
    organization = str(edition.family.organization)
    return Shelved(
        _key(edition), edition.name, organization, edition.publication.digest, edition.family.get_absolute_url()
    )


def _texts(editions: Sequence[Edition]) -> dict[int, str]:
    lines: dict[int, list[str]] = defaultdict(list)
    said = Statement.objects.filter(edition__in=[edition.pk for edition in editions])
    for edition, text in said.order_by("row__place", "level__rank", "place").values_list("edition_id", "text"):
        lines[edition].append(text)
    return {edition.pk: "\n".join([edition.summary, *lines[edition.pk]]) for edition in editions}


def _titles(editions: Sequence[Edition]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    levels = Level.objects.filter(edition__in=[edition.pk for edition in editions]).exclude(title="")
    for edition, title in levels.order_by("rank").values_list("edition_id", "title"):
        found[edition].append(title)
    return found


def _decided(rulings: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    """Return by family the texts of decided positions, without the names of those who wrote them."""
    digests: dict[int, set[str]] = defaultdict(set)
    for number, digest in rulings:
        digests[number].add(digest)
    known = Ruling.objects.filter(pk__in=digests).order_by("pk").select_related("level__edition", "request")
    parts: dict[int, list[Part]] = defaultdict(list)
    signed = Part.objects.filter(description__in=[ruling.request.description_id for ruling in known])
    for part in signed.select_related("author").prefetch_related("sections", "duties").order_by("role"):
        parts[part.description_id].append(part)
    found: dict[int, list[str]] = defaultdict(list)
    for ruling in known:
        described = ruling.request.description_id
        assert ruling.level is not None  # those that stand name one,
        assert described is not None  # and were judged by a description
        mine = [part for part in parts[described] if part.words_digest in digests[ruling.pk]]
        text = without_names(description_text(mine), [part.author for part in mine])
        found[ruling.level.edition.family_id].append(text)
    return found


def without_names(text: str, people: Iterable[User]) -> str:
    """Return a text without the names of people, as words."""
    said = " ".join(f"{person.get_full_name()} {person.get_username()}" for person in people)
    names = sorted({name for name in re.findall(r"[^\W\d_]+", said) if len(name) >= SHORTEST_NAME})
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, names))})\b", " ", text, flags=re.IGNORECASE) if names else text
