"""Keeps the entries of the search as what they copy. Whoever writes that calls this in the same transaction."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection, transaction

from jobfamilies.engine.search.terms import spelled
from jobfamilies.models import Edition
from ladders.index.databases import INDEXES
from ladders.index.entries import (
    Entry,
    entries_of_dimension,
    entries_of_editions,
    entries_of_statements,
    stored_definitions,
)
from ladders.models import Dimension, SearchEntry, SearchWord, Statement

BATCH = 5_000
EDITIONS_AT_ONCE = 50
"""Editions of which a rebuild reads the texts together."""


@transaction.atomic
def write_edition(edition: Edition) -> None:
    """Make the search find what the edition says now."""
    SearchEntry.objects.filter(edition=edition).delete()
    _write(entries_of_editions([edition]))


@transaction.atomic
def write_dimension(dimension: Dimension) -> None:
    """Make the search find the dimension by its name and definition."""
    SearchEntry.objects.filter(stored_definitions(dimension)).delete()
    _write(entries_of_dimension(dimension))


@transaction.atomic
def write_statements(statements: Sequence[Statement]) -> None:
    """Make the search find new statements. The entries of deleted ones went with them."""
    _write(entries_of_statements(statements))


@transaction.atomic
def rebuild() -> int:
    """Make every entry and word anew, and return how many entries there are. What ends every bulk load.

    Until it is done, readers find what they found before, and who writes texts waits.
    """
    index = INDEXES[connection.vendor]
    index.open(connection)
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    _write(_all_entries())
    index.create(connection)
    return SearchEntry.objects.count()


def _all_entries() -> Iterator[Entry]:
    for dimension in Dimension.objects.order_by("order"):
        yield from entries_of_dimension(dimension)
    editions = Edition.objects.with_family().order_by("pk").iterator(chunk_size=1_000)
    while together := list(islice(editions, EDITIONS_AT_ONCE)):
        yield from entries_of_editions(together)


def _write(entries: Iterator[Entry]) -> None:
    index = INDEXES[connection.vendor]
    known: set[str] = set()
    while batch := list(islice(entries, BATCH)):
        index.insert(connection, batch)
        new = words_of(batch) - known
        SearchWord.objects.bulk_create([SearchWord(word=word) for word in sorted(new)], ignore_conflicts=True)
        known |= new


def words_of(entries: Iterable[Entry]) -> set[str]:
    """Return the different words of the entries' texts."""
    return spelled(entry.text for entry in entries)
