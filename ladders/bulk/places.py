"""Where words stand in the ladders as HR writes them now: in open drafts, else in what the next ones begin with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from jobfamilies.models import Edition, Organization, asked_for
from jobfamilies.models.level import untitled
from ladders.engine import cells
from ladders.engine.grid import Line
from ladders.engine.redline.wording import Run
from ladders.engine.replacing import marked, pattern
from ladders.index.finding import Scope, find
from ladders.models import SearchEntry, Statement


@dataclass(frozen=True)
class Place:
    """A statement that says the words; `runs` is the redline of what it becomes."""

    edition: int
    key: str
    level: str
    row: str
    text: str
    runs: tuple[Run, ...]

    @property
    def version(self) -> str:
        return version_of(self.text)

    @property
    def name(self) -> str:
        """What stands for it in a form."""
        return f"{self.edition}:{self.key}:{self.version}"


@dataclass(frozen=True)
class LadderPlaces:
    """A ladder with its places; `stays` says why nothing of it can be changed now, "" where it can."""

    edition: Edition
    stays: str
    places: list[Place] = field(default_factory=list)

    @property
    def becomes(self) -> str:
        """What happens to the ladder, in words: its draft is added to, or one is begun."""
        if self.stays or self.edition.is_draft:
            return self.stays or f"Added to draft {self.edition.number}"
        waits = f", which takes effect on {self.edition.publication.effective_on}" * (
            self.edition.standing == "scheduled"
        )
        return f"A draft begins with edition {self.edition.number}{waits}"


def version_of(text: str) -> str:
    """Return what tells one wording of a statement from another."""
    return cells.version([Line(text)])


def ladders_now(organization: Organization | None = None) -> dict[int, Edition]:
    """Return the edition of each family that HR writes on, by its id: the open one, else the last that takes effect.

    Families that are closed are left out. Three queries, however many there are.
    """
    editions = Edition.objects.of_open_families().with_family()
    editions = editions.filter(family__organization=organization) if organization else editions
    found: dict[int, Edition] = {edition.family_id: edition for edition in editions.in_force()}
    found |= {each.family_id: each for each in editions.scheduled().order_by("publication__effective_on", "number")}
    found |= {edition.family_id: edition for edition in editions.filter(Edition.is_open())}
    return {edition.pk: edition for edition in found.values()}


def find_places(
    *, words: str, becomes: str, search: str = "", organization: Organization | None = None
) -> list[LadderPlaces]:
    """Return the ladders in which the exact words stand, with each place; `search` narrows them as the site's search.

    Without words nothing is found: what is only searched for cannot be changed alike.
    """
    editions = ladders_now(organization)
    exact = pattern(words)
    # The database finds what may hold them; the pattern says whether it does.
    said = Statement.objects.filter(edition__in=editions, text__contains=" ".join(words.split()))
    if search.strip():
        said = said.filter(pk__in=searched(search, editions))
    rows = said.order_by("level__rank", "row__place", "place").values_list(
        "edition_id", "key", "level__title", "level__rank", "row__label", "text"
    )
    found: dict[int, LadderPlaces] = {}
    for edition, key, title, rank, label, text in rows:
        if exact.search(text):
            ladder = found.setdefault(edition, LadderPlaces(editions[edition], stays(editions[edition])))
            runs = marked(text, words, becomes)
            name = title or untitled(rank, is_own=ladder.edition.wording.is_own)
            ladder.places.append(Place(edition, str(key), name, label, text, runs))
    return sorted(found.values(), key=lambda each: (str(each.edition.family.organization), each.edition.name))


def searched(search: str, editions: Iterable[int]) -> set[int]:
    """Return the statements of these editions that the site's search finds."""
    query = asked_for(search)
    if not query:
        return set()
    scope = Scope(Edition.objects.filter(pk__in=list(editions)), with_definitions=False)
    hits = [hit.entry for hit in find(query, scope).hits]
    entries = SearchEntry.objects.filter(Q(statement__isnull=False), pk__in=hits)
    return set(entries.values_list("statement", flat=True))


def stays(edition: Edition) -> str:
    """Return why the ladder's text cannot be changed now; "" where it can."""
    if edition.is_published or edition.is_draft:
        return ""
    return f"Edition {edition.number} is {edition.standing}: take it back to draft first"
