"""Tables of cases in one test: what they share is made once, and a failure names each case that fails."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from functools import partial, wraps
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

LONG = 200
"""Characters of a case that stand in its name."""
Test = Callable[..., None]


def cases(names: str | tuple[str, ...], table: Iterable[Any] | Mapping[str, Any]) -> Callable[[Test], Test]:
    """Try every row of the table in one test, as `pytest.mark.parametrize` tries each in a test of its own.

    The fixtures are made once for all rows. What a row writes to the database or the cache is undone before the next,
    and clients are signed in as they were. A mapping names its rows, others name themselves.
    """

    def in_one(test: Test) -> Test:
        @wraps(test)
        def every_case(**fixtures: Any) -> None:
            clients = [fixture for fixture in fixtures.values() if isinstance(fixture, Client)]
            if found := failures(partial(test, **fixtures), names, table, clients):
                pytest.fail("\n\n".join(f"{name}\n{said}" for name, said in found.items()), pytrace=False)

        every_case.__signature__ = _without(names, test)  # type: ignore[attr-defined]
        return every_case

    return in_one


def failures(
    check: Test,
    names: str | tuple[str, ...],
    table: Iterable[Any] | Mapping[str, Any],
    clients: Iterable[Client] = (),
) -> dict[str, str]:
    """Return what each row says with which the check fails, by the row's name."""
    found = {}
    for row in table:
        name, values = (row, table[row]) if isinstance(table, Mapping) else (row, row)
        given = {names: values} if isinstance(names, str) else dict(zip(names, values, strict=True))
        said = str(name)[:LONG]
        try:
            with undone(clients) if connection.in_atomic_block else nullcontext():
                check(**given)
        except (AssertionError, pytest.fail.Exception) as failure:
            found[said] = str(failure)
        except Exception as error:
            error.add_note(f"In the case: {said}")
            raise
    return found


@contextmanager
def undone(clients: Iterable[Client]) -> Iterator[None]:
    """Take back what is written inside of this, and who is signed in: the next finds what this one found."""
    cookies = [(client, deepcopy(client.cookies)) for client in clients]
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        cache.clear()
        for client, kept in cookies:
            client.cookies = kept


def _without(names: str | tuple[str, ...], test: Test) -> inspect.Signature:
    """Return what the test asks of pytest: its fixtures."""
    signature, given = inspect.signature(test), {names} if isinstance(names, str) else {*names}
    return signature.replace(parameters=[each for name, each in signature.parameters.items() if name not in given])
