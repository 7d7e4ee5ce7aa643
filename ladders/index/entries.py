"""Which entries the search has of editions and of a dimension, made from what they say now."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q

from jobfamilies.engine.search.terms import terms_with_compounds
from jobfamilies.models import Edition, Level
from ladders.models import Dimension, Row, SearchEntry, Statement

Kind = SearchEntry.Kind


class Entry(NamedTuple):
    """One entry as it is stored. A million of them are made and compared, for which model objects are too slow."""

    kind: str
    edition_id: int | None
    level_id: int | None
    row_id: int | None
    dimension_id: int | None
    statement_id: int | None
    text: str
    terms: str


def entries_of_editions(editions: Iterable[Edition]) -> Iterator[Entry]:
    """Yield an entry for each text of the editions that holds a word. Asks three queries, however many they are."""
    names = {edition.pk: (edition.name, edition.summary) for edition in editions}
    for edition, (title, summary) in names.items():
        yield from _entry(Kind.TITLE, title, edition)
        yield from _entry(Kind.SUMMARY, summary, edition)
    levels = Level.objects.filter(edition__in=names).order_by("edition", "rank")
    for edition, level, title, code in levels.values_list("edition_id", "pk", "title", "job_code"):
        yield from _entry(Kind.TITLE, title, edition, level)
        yield from _entry(Kind.CODE, code, edition, level)
    rows = Row.objects.filter(edition__in=names).order_by("edition", "place")
    for edition, row, dimension, label in rows.values_list("edition_id", "pk", "dimension_id", "label"):
        yield from _entry(Kind.LABEL, label, edition, row=row, dimension=dimension)
    yield from _entries_of_editions_statements(names)


def _entries_of_editions_statements(editions: Iterable[int]) -> Iterator[Entry]:
    statements = Statement.objects.filter(edition__in=editions)
    ordered = statements.order_by("edition", "level__rank", "row__place", "place")
    for text, *at in ordered.values_list("text", "edition_id", "level_id", "row_id", "row__dimension_id", "pk"):
        yield from _entry(Kind.STATEMENT, text, *at)


def entries_of_statements(statements: Iterable[Statement]) -> Iterator[Entry]:
    """Yield the entries of statements, whose rows are at hand."""
    for each in statements:
        at = (each.edition_id, each.level_id, each.row_id, each.row.dimension_id, each.pk)
        yield from _entry(Kind.STATEMENT, each.text, *at)


def entries_of_dimension(dimension: Dimension) -> Iterator[Entry]:
    """Yield the entry of a dimension's name and definition."""
    yield from _entry(Kind.DEFINITION, f"{dimension.name}: {dimension.definition}", dimension=dimension.pk)


def stored_definitions(dimension: Dimension) -> Q:
    """Return the condition that an entry is one of the dimension itself, not of a row that uses it."""
    return Q(dimension=dimension, edition=None)


def _entry(
    kind: Kind,
    text: str,
    edition: int | None = None,
    level: int | None = None,
    row: int | None = None,
    dimension: int | None = None,
    statement: int | None = None,
) -> Iterator[Entry]:
    if found := terms_with_compounds(text):
        yield Entry(kind.value, edition, level, row, dimension, statement, text, " ".join(found))
