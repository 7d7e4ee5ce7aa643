"""What a page of results shows: each place where something was found, its texts, and what to try where nothing was."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length
from django.urls import reverse

from jobfamilies.engine.search.queries import Piece, Query, pieces, read_query
from jobfamilies.models import Edition
from ladders.engine.search.grouping import Hit
from ladders.engine.search.snippets import Part, snippet
from ladders.engine.search.suggestions import nearest
from ladders.index.finding import Scope, which
from ladders.models import SearchEntry, SearchWord

SHOWN = 3
"""Texts of one place that a page shows."""
MOST_LOOKED_UP, MOST_RESPELLED = 6, 2
"""Words of a search that finds nothing of which is asked whether they stand anywhere, and for which others are."""
IN_ITS_NAME = (SearchEntry.Kind.TITLE, SearchEntry.Kind.CODE)
PLACE = ("level", "dimension", "edition__family__organization")
"""What says where an entry stands."""
Marked = Callable[[str], list[Part]]
"""Makes a snippet of a text."""


class Told(NamedTuple):
    """An entry as a page shows it: of a row its label, and the slug of its dimension."""

    entry: int
    kind: str
    text: str
    label: str | None
    dimension: str | None


@dataclass(frozen=True)
class Text:
    """One text that matches: what it is called there, itself in parts, and where it is read."""

    label: str
    parts: list[Part]
    address: str
    is_quoted: bool = True


@dataclass(frozen=True)
class Place:
    """A level, a ladder or a dimension where something was found; `more` counts texts that are not shown."""

    kind: str
    title: list[Part]
    address: str
    about: list[list[Part]]
    edition: Edition | None
    is_in_force: bool
    texts: list[Text]
    more: int


def places(found: Sequence[list[Hit]], query: Query, scope: Scope) -> list[Place]:
    """Return what a page shows of its places, in their order.

    Asks two queries, however many there are, and a third where the scope has editions that are not in force.
    """
    told = _told([hit.entry for hits in found for hit in _shown(hits)])
    heads = _heads([hits[0].entry for hits in found], scope)
    marked = cache(partial(snippet, wanted=query.wanted))
    # An entry may be rewritten between the queries; then the next search has it.
    there = [(hits, [told[hit.entry] for hit in _shown(hits) if hit.entry in told]) for hits in found]
    return [
        _place(hits, *heads[hits[0].entry], shown, marked) for hits, shown in there if shown and hits[0].entry in heads
    ]


def _told(entries: Iterable[int]) -> dict[int, Told]:
    rows = SearchEntry.objects.filter(pk__in=entries)
    facts = rows.values_list("pk", "kind", "text", "row__label", "row__dimension__slug")
    return {told.entry: told for told in map(Told._make, facts)}


def _heads(entries: Sequence[int], scope: Scope) -> dict[int, tuple[SearchEntry, bool]]:
    """Return entries with where they stand, and whether that is in force."""
    rows = SearchEntry.objects.select_related(*PLACE).defer("text", "terms")
    if scope.is_in_force:
        return {key: (entry, True) for key, entry in rows.in_bulk(entries).items()}
    found = rows.select_related("edition__publication__withdrawal").in_bulk(entries)
    editions = {entry.edition_id for entry in found.values() if entry.edition_id}
    in_force = {None, *Edition.objects.in_force().filter(pk__in=editions).values_list("pk", flat=True)}
    return {key: (entry, entry.edition_id in in_force) for key, entry in found.items()}


def _shown(hits: list[Hit]) -> list[Hit]:
    """Return the first texts of a place, or one of its names where nothing but those was found."""
    return [hit for hit in hits if hit.kind not in IN_ITS_NAME][:SHOWN] or hits[:1]


def _place(hits: list[Hit], head: SearchEntry, is_in_force: bool, shown: list[Told], marked: Marked) -> Place:
    title, address, about = _heading(head, is_in_force)
    texts = [told for told in shown if told.kind not in IN_ITS_NAME]
    named = sum(hit.kind in IN_ITS_NAME for hit in hits)
    return Place(
        kind=hits[0].place[0],
        title=marked(title),
        address=address,
        about=[marked(fact) for fact in about if fact],
        edition=head.edition,
        is_in_force=is_in_force,
        texts=[_text(told, head, address, marked) for told in texts],
        more=len(hits) - named - len(texts),
    )


def _heading(entry: SearchEntry, is_in_force: bool) -> tuple[str, str, list[str]]:
    """Return the title, the address and the facts of the place where an entry stands."""
    edition, level, dimension = entry.edition, entry.level, entry.dimension
    if edition is None:
        assert dimension is not None
        return dimension.name, reverse("ladders:dimension", args=[dimension.slug]), [dimension.get_kind_display()]
    owner = edition.family.organization.name
    if level is None:
        family = edition.family
        return edition.name, family.get_absolute_url() if is_in_force else edition.get_absolute_url(), [owner]
    level.edition = edition
    address = level.get_absolute_url() if is_in_force else level.get_edition_url()
    return level.name, address, [owner, edition.name, level.grade_text, level.job_code]


def _text(told: Told, head: SearchEntry, address: str, marked: Marked) -> Text:
    if head.edition_id is None:
        return Text("Our definition", marked(told.text.removeprefix(f"{head.dimension}: ")), address, is_quoted=False)
    if told.kind == SearchEntry.Kind.LABEL:
        return Text("Row of the ladder", marked(told.text), address)
    if told.label is None:
        return Text(SearchEntry.Kind(told.kind).label, marked(told.text), address)
    return Text(told.label, marked(told.text), f"{address}#{told.dimension}")


def suggestions(text: str, scope: Scope) -> list[str]:
    """Return other searches that find something where this one finds nothing: other spellings, else fewer words."""
    typed = [piece for piece in pieces(text) if piece.is_wanted][:MOST_LOOKED_UP]
    alone = {piece: read_query(piece.typed) for piece in typed}
    found = which(list(alone.values()), scope) if len(typed) > 1 else []
    known = [piece for piece in typed if alone[piece] in found]
    unknown = [piece for piece in typed if piece not in known]
    respelled = [other for piece in unknown[:MOST_RESPELLED] for other in _respelled(text, piece, scope)]
    return list(dict.fromkeys(respelled or [piece.typed for piece in known]))


def _respelled(text: str, piece: Piece, scope: Scope) -> Iterator[str]:
    """Yield the search with another word for one of its own; the other word alone where the rest goes not with it."""
    word = piece.typed.strip('"').casefold()
    tried = [(text.replace(piece.typed, other, 1), other) for other in nearest(word, _like(word))]
    asked = {each: read_query(each) for each in chain.from_iterable(tried)}
    found = which(list(dict.fromkeys(asked.values())), scope)
    for pair in tried:
        yield from [each for each in pair if asked[each] in found][:1]


def _like(word: str) -> Iterable[str]:
    """Return the words that exist and are about as long or begin alike."""
    alike = Q(length__range=(len(word) - 2, len(word) + 2)) | Q(word__startswith=word)
    return SearchWord.objects.alias(length=Length("word")).filter(alike).values_list("word", flat=True)
