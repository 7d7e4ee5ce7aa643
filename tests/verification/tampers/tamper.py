"""One tamper: SQL, and the sentence that finds it. {names} in both are facts of tests/verification/site.py."""

from dataclasses import dataclass

from django.apps import apps

from tests.refusals import run


@dataclass(frozen=True)
class Tamper:
    """Statements of SQL in their order, and what `verify` says of them."""

    name: str
    statements: tuple[str, ...]
    found: str

    def commit(self, facts: dict[str, object]) -> None:
        for statement in self.statements:
            run(statement.format(**facts))


def changed(table: str, row: str, column: str, value: str, found: str) -> Tamper:
    """Another value in one column of the row whose key has that name."""
    sql = f'UPDATE {table} SET "{column}" = {value} WHERE id = {{{row}}}'
    return Tamper(f"{table}, {row}: {column} = {value}", (sql,), found)


def gone(table: str, row: str, found: str) -> Tamper:
    return Tamper(f"{table}: {row} gone", (f"DELETE FROM {table} WHERE id = {{{row}}}",), found)


def copied(table: str, row: str, found: str, **others: str) -> Tamper:
    """A copy of a row as the row 99, with other values in some columns."""
    [model] = [model for model in apps.get_models() if model._meta.db_table == table]
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = ", ".join(others.get(name, f'"{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f"INSERT INTO {table} (id, {listed}) SELECT 99, {values} FROM {table} WHERE id = {{{row}}}"
    return Tamper(f"{table}: {row} copied", (sql,), found)


def not_sealed(name: str, row: str) -> str:
    return f"{name} {{{row}}}: it is not what was sealed on {{day}}."


def other_words(name: str, row: str) -> str:
    return f"{name} {{{row}}}: its words are not those that were sealed."


def past_the_site(name: str) -> str:
    return f"{name} 99: no entry says that it was sealed. It was written past the site."


def missing(name: str, row: str, chain: str) -> str:
    return f"{name} {{{row}}} is gone: it was sealed on {{day}}, of {chain}."
