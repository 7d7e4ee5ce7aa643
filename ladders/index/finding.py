"""Asks the index: which entries hold what was asked, within what the reader may see and chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from jobfamilies.engine.search.queries import Query
from jobfamilies.models import Edition, Level
from ladders.engine.search.grouping import Hit
from ladders.engine.search.ranking import rank
from ladders.index.databases import INDEXES
from ladders.models import Dimension

MOST = {"names": 1_000, "statements": 2_000}
"""Entries of each part that are ranked. Who wants others narrows the search; to rank a million takes seconds."""


@dataclass(frozen=True)
class Scope:
    """Where is searched: the editions, of their levels those given, of their rows those of a dimension.

    Definitions belong to no edition; they are found unless a choice leaves them out. `is_in_force` promises that all
    of the editions are, so that nobody need ask it of those found.
    """

    editions: QuerySet[Edition]
    levels: QuerySet[Level] | None = None
    dimensions: QuerySet[Dimension] | None = None
    with_definitions: bool = True
    is_in_force: bool = False

    @cached_property
    def sql(self) -> tuple[str, list[Any]]:
        """Return the condition on an entry `e` and its parameters."""
        editions, parameters = _keys(self.editions)
        of_edition = f"e.edition_id IN ({editions})"
        conditions = [f"({of_edition} OR e.edition_id IS NULL)" if self.with_definitions else of_edition]
        for column, rows in (("level_id", self.levels), ("dimension_id", self.dimensions)):
            if rows is not None:
                keys, more = _keys(rows)
                conditions.append(f"e.{column} IN ({keys})")
                parameters += more
        return " AND ".join(conditions), parameters


@dataclass(frozen=True)
class Found:
    """The hits, in no order, and whether there are more than were taken."""

    hits: list[Hit]
    is_cut: bool


def find(query: Query, scope: Scope) -> Found:
    """Return the entries of the scope that hold what the query wants."""
    hits: list[Hit] = []
    is_cut = False
    for part, most in MOST.items():
        found = _hits(part, query, scope, most + 1)
        is_cut = is_cut or len(found) > most
        hits += found[:most]
    return Found(hits, is_cut)


def which(queries: Sequence[Query], scope: Scope) -> list[Query]:
    """Return the queries for which an entry of the scope is found. Asks one statement, however many they are."""
    if not queries:
        return []
    asked = [statement(part, query, scope, 1) for query in queries for part in MOST]
    exist = [f"EXISTS ({sql})" for sql, _ in asked]
    each = [" OR ".join(exist[place : place + len(MOST)]) for place in range(0, len(exist), len(MOST))]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(each)}", [value for _, parameters in asked for value in parameters])
        return list(compress(queries, cursor.fetchone()))


def _hits(part: str, query: Query, scope: Scope, most: int) -> list[Hit]:
    sql, parameters = statement(part, query, scope, most)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [Hit._make([*facts, rank(query, terms)]) for *facts, terms in cursor.fetchall()]


def statement(part: str, query: Query, scope: Scope, most: int) -> tuple[str, list[Any]]:
    """Return the SQL that finds a part's hits, and its parameters."""
    index = INDEXES[connection.vendor]
    condition, parameters = scope.sql
    return index.hits[part].format(scope=condition, most=most), [index.asked(query), *parameters]


def _keys(rows: QuerySet[Any]) -> tuple[str, list[Any]]:
    sql, parameters = rows.order_by().values("pk").query.sql_with_params()
    return sql, list(parameters)
