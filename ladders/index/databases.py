"""How SQLite and PostgreSQL keep and ask the index; the one place that knows either. Both see terms alone.

Names (all that is no statement) and statements are indexed apart, so that a word that stands in a million statements
does not hide the titles that have it. The databases keep their part themselves: SQLite by triggers, which `migrate`
makes anew because an AlterField drops them silently, PostgreSQL by a column that is computed.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from jobfamilies.engine.search.queries import Phrase, Query
from ladders.index.entries import Entry
from ladders.models import SearchEntry

TABLE = SearchEntry._meta.db_table
PARTS = {"names": "kind <> 'statement'", "statements": "kind = 'statement'"}
"""The parts of the index, and which entries are in each."""
FIELDS = ", ".join(Entry._fields)
COLUMNS = "e.id, e.kind, e.edition_id, e.level_id, e.dimension_id, e.terms"


class Index(Protocol):
    """What the search needs of a database. `hits` is SQL with two gaps, `scope` and `most`, and one parameter.

    Of more than `most` it takes the oldest, so that the next page shows others of the same.
    """

    hits: dict[str, str]

    @staticmethod
    def asked(query: Query) -> str: ...

    @staticmethod
    def create(connection: BaseDatabaseWrapper) -> None: ...

    @staticmethod
    def open(connection: BaseDatabaseWrapper) -> None: ...

    @staticmethod
    def insert(connection: BaseDatabaseWrapper, entries: Sequence[Entry]) -> None: ...

    @staticmethod
    def faults(connection: BaseDatabaseWrapper) -> list[str]: ...


class SQLite:
    """A full-text table of each part, with copies of the terms."""

    hits = {
        part: (
            f"SELECT {COLUMNS} FROM search_{part} "
            f"CROSS JOIN {TABLE} e ON e.id = search_{part}.rowid "
            f"WHERE search_{part} MATCH %s AND {{scope}} ORDER BY search_{part}.rowid LIMIT {{most}}"
        )
        for part in PARTS
    }

    @staticmethod
    def asked(query: Query) -> str:
        """Return the query in FTS5's words. Terms hold no quote and no operator counts within quotes."""
        wanted, unwanted = _wanted(query, _quoted, " OR ", " AND "), " OR ".join(map(_quoted, query.unwanted))
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    @staticmethod
    def create(connection: BaseDatabaseWrapper) -> None:
        """Make the tables and triggers, and fill the tables where they may not be as the entries are."""
        is_kept = not SQLite.faults(connection)
        with connection.cursor() as cursor:
            for part in PARTS:
                cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS search_{part} USING fts5(terms)")
                for name, trigger in SQLite._triggers(part).items():
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                    cursor.execute(f"CREATE TRIGGER {name} {trigger}")
                if not is_kept:
                    cursor.execute(f"DELETE FROM search_{part}")
                    cursor.execute(
                        f"INSERT INTO search_{part}(rowid, terms) SELECT id, terms FROM {TABLE} WHERE {PARTS[part]}"
                    )

    @staticmethod
    def open(connection: BaseDatabaseWrapper) -> None:
        """Take the tables and triggers away until `create`: to fill a table at once takes a tenth of the time."""
        with connection.cursor() as cursor:
            for part in PARTS:
                for name in SQLite._triggers(part):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(f"DROP TABLE IF EXISTS search_{part}")

    @staticmethod
    def insert(connection: BaseDatabaseWrapper, entries: Sequence[Entry]) -> None:
        """Store new entries."""
        values = ", ".join(["%s"] * len(Entry._fields))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {TABLE} ({FIELDS}) VALUES ({values})", entries)

    @staticmethod
    def faults(connection: BaseDatabaseWrapper) -> list[str]:
        """Return what of the database's own part is missing or is not as the entries are, a sentence each."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search_%'")
            there = {name for (name,) in cursor.fetchall()}
            wanted = [name for part in PARTS for name in (f"search_{part}", *SQLite._triggers(part))]
            missing = [f"The database has no {name}." for name in wanted if name not in there]
            if missing:
                return missing
            return [said for part in PARTS for said in SQLite._differences(cursor, part)]

    @staticmethod
    def _differences(cursor: object, part: str) -> list[str]:
        entries = f"SELECT id, terms FROM {TABLE} WHERE {PARTS[part]}"
        kept = f"SELECT rowid, terms FROM search_{part}"
        found = []
        for said, one, other in (("lacks", entries, kept), ("has what is not in", kept, entries)):
            cursor.execute(f"SELECT COUNT(*) FROM ({one} EXCEPT {other})")  # type: ignore[attr-defined]
            if count := cursor.fetchone()[0]:  # type: ignore[attr-defined]
                found.append(f"search_{part} {said} {count} entries.")
        return found

    @staticmethod
    def _triggers(part: str) -> dict[str, str]:
        new = f"INSERT INTO search_{part}(rowid, terms) VALUES (NEW.id, NEW.terms);"
        old = f"DELETE FROM search_{part} WHERE rowid = OLD.id;"
        return {
            f"search_{part}_insert": f"AFTER INSERT ON {TABLE} WHEN NEW.{PARTS[part]} BEGIN {new} END",
            f"search_{part}_delete": f"AFTER DELETE ON {TABLE} WHEN OLD.{PARTS[part]} BEGIN {old} END",
            f"search_{part}_update": f"AFTER UPDATE OF terms ON {TABLE} WHEN NEW.{PARTS[part]} BEGIN {old} {new} END",
        }


class PostgreSQL:
    """A column of vectors, computed from the terms, and a GIN index of each part.

    PostgreSQL's own parser is passed by: it takes 790e3a for a number and a word. A vector knows at most 256 places
    of one term in a text.
    """

    hits = {
        part: (
            f"SELECT {COLUMNS} FROM {TABLE} e CROSS JOIN CAST(%s AS tsquery) AS asked "
            f"WHERE e.{condition} AND e.vector @@ asked AND {{scope}} ORDER BY e.id LIMIT {{most}}"
        )
        for part, condition in PARTS.items()
    }

    @staticmethod
    def asked(query: Query) -> str:
        """Return the query in the words of a tsquery."""
        wanted = _wanted(query, _followed, " | ", " & ")
        return " & ".join([f"({wanted})", *(f"!{_followed(phrase)}" for phrase in query.unwanted)])

    @staticmethod
    def create(connection: BaseDatabaseWrapper) -> None:
        """Make the function, the column and the indexes where they are not there."""
        if not PostgreSQL.faults(connection):
            return  # PostgreSQL alters no table that the same transaction wrote to.
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION search_vector(terms text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT "
                "PARALLEL SAFE RETURN (SELECT coalesce(string_agg(quote_literal(word) || ':' || place, ' '), '') "
                "FROM unnest(string_to_array(terms, ' ')) WITH ORDINALITY AS each(word, place))::tsvector"
            )
            cursor.execute(
                f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS vector tsvector "
                "GENERATED ALWAYS AS (search_vector(terms)) STORED"
            )
            for name, index in PostgreSQL._indexes().items():
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {TABLE} {index}")

    @staticmethod
    def open(connection: BaseDatabaseWrapper) -> None:
        """Make what is missing, and let nobody else write until the transaction ends."""
        PostgreSQL.create(connection)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {TABLE} IN SHARE ROW EXCLUSIVE MODE")

    @staticmethod
    def insert(connection: BaseDatabaseWrapper, entries: Sequence[Entry]) -> None:
        """Store new entries."""
        with connection.cursor() as cursor, cursor.copy(f"COPY {TABLE} ({FIELDS}) FROM STDIN") as copy:
            for entry in entries:
                copy.write_row(entry)

    @staticmethod
    def faults(connection: BaseDatabaseWrapper) -> list[str]:
        """Return what of the database's own part is missing, a sentence each. The column cannot be wrong."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [TABLE])
            there = {name for (name,) in cursor.fetchall()}
        return [f"The database has no index {name}." for name in PostgreSQL._indexes() if name not in there]

    @staticmethod
    def _indexes() -> dict[str, str]:
        vectors = {f"search_{part}": f"USING gin (vector) WHERE {condition}" for part, condition in PARTS.items()}
        # Names stand far apart among statements: to find the first thousand by the primary key reads all between.
        return vectors | {"search_names_order": f"(id) WHERE {PARTS['names']}"}


def _wanted(query: Query, written: Callable[[Phrase], str], any_of: str, all_of: str) -> str:
    """Return what a query wants in a database's words, a phrase of it as `written` has it."""
    groups = [[any_of.join(map(written, want.all_phrases)) for want in group] for group in query.groups]
    return any_of.join(f"({all_of.join(f'({want})' for want in group)})" for group in groups)


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'


def _followed(phrase: Phrase) -> str:
    return f"({' <-> '.join(repr(term) for term in phrase)})"


INDEXES: dict[str, type[Index]] = {"sqlite": SQLite, "postgresql": PostgreSQL}
