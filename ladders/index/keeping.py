"""Puts the index in order after every `migrate`, and tells what of it is not."""

from collections.abc import Iterator

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model, QuerySet

from jobfamilies.models import Edition
from ladders.index.databases import INDEXES, TABLE
from ladders.index.entries import Entry, entries_of_dimension, entries_of_editions, stored_definitions
from ladders.index.writing import rebuild, words_of
from ladders.models import Dimension, SearchEntry, SearchWord


def restore_index(connection: BaseDatabaseWrapper) -> None:
    """Make the database's part of the index where it is missing, and the entries where there are none at all."""
    if TABLE not in connection.introspection.table_names():
        return
    INDEXES[connection.vendor].create(connection)
    if connection.alias == DEFAULT_DB_ALIAS and _is_new(connection):
        rebuild()


def _is_new(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the catalogue is older than its index: it has dimensions, and no entry tells of them."""
    if SearchEntry.objects.exists() or not Dimension.objects.exists():
        return False
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def faults(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Yield one sentence for every way in which the index is not what a rebuild would make."""
    yield from INDEXES[connection.vendor].faults(connection)
    for dimension in Dimension.objects.order_by("order"):
        stored = SearchEntry.objects.filter(stored_definitions(dimension))
        yield from _differences(dimension, stored, list(entries_of_dimension(dimension)))
    for edition in Edition.objects.with_family().order_by("pk").iterator(chunk_size=100):
        stored = SearchEntry.objects.filter(edition=edition)
        yield from _differences(edition, stored, list(entries_of_editions([edition])))


def _differences(owner: Model, stored: QuerySet[SearchEntry], right: list[Entry]) -> Iterator[str]:
    """Yield how the stored entries of an edition or a dimension differ from the right ones."""
    there, wanted = sorted(stored.values_list(*Entry._fields), key=repr), sorted(map(tuple, right), key=repr)
    if there != wanted:
        lacking, surplus = (len(set(one) - set(other)) for one, other in ((wanted, there), (there, wanted)))
        yield f"{owner}: {lacking} entries are missing and {surplus} are too many or outdated."
    words = words_of(right)
    known = set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))
    if words - known:
        yield f"{owner}: {len(words - known)} words are not offered as suggestions."
