"""Sorts the tests by what they ask for, so that `make` runs each where it can tell something: no list is kept.

Every test is of one kind. A test is `long` where it is marked so; of the `browser` where it asks for a live site; of
the `database` where it asks for one; else `plain`. The mark `engines` says that the databases could differ: such a
test runs on SQLite as well as on PostgreSQL, `engines("sqlite")` on that one alone.
"""

import pytest

KINDS = {
    "plain": "asks for no database (never written by hand)",
    "database": "asks for a database and no browser (never written by hand)",
    "browser": "asks for a live site (never written by hand)",
    "long": "takes minutes: of `make test-long` alone; the same test in small is of another kind",
}
ENGINES = "engines(name): the databases could differ here; with a name, it is tried on that one alone"
COLLECTED = pytest.StashKey[list[pytest.Item]]()


def pytest_configure(config: pytest.Config) -> None:
    for line in [*(f"{kind}: {meaning}" for kind, meaning in KINDS.items()), ENGINES]:
        config.addinivalue_line("markers", line)


# Before pytest itself leaves out what `-m` does not name.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    config.stash[COLLECTED] = list(items)
    for item in items:
        item.add_marker(kind(item))
        if names := other_engines(item):
            item.add_marker(pytest.mark.skip(reason=f"on {names} alone"))


def kind(item: pytest.Item) -> str:
    """Return which of KINDS the test is."""
    asked = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("long"):
        return "long"
    if asked & {"live_server", "browser"}:
        return "browser"
    return "database" if item.get_closest_marker("django_db") or "django_db_setup" in asked else "plain"


def other_engines(item: pytest.Item) -> str:
    """Return the databases that the test is for, where the one of this run is none of them."""
    from django.db import connection  # The settings are there by now.

    marker = item.get_closest_marker("engines")
    return " and ".join(marker.args) if marker and marker.args and connection.vendor not in marker.args else ""


@pytest.fixture
def collected(request: pytest.FixtureRequest) -> list[pytest.Item]:
    """Every test that pytest found, also those that this run leaves out."""
    return request.config.stash[COLLECTED]
