"""`make test` runs every test, each on the databases where it can tell something, and none twice."""

import shlex
import subprocess

import pytest
from django.conf import settings

from tests.suites import KINDS, kind


@pytest.fixture(scope="module")
def runs() -> dict[str, list[tuple[str, str]]]:
    """The database and the choice (`-m`) of each run of the tests that a target of the Makefile makes."""
    return {target: runs_of(target) for target in ("test", "test-long")}


def runs_of(target: str) -> list[tuple[str, str]]:
    command = ["make", "--dry-run", target]
    lines = subprocess.run(command, cwd=settings.BASE_DIR, check=True, capture_output=True, text=True).stdout
    words = [shlex.split(line.partition("-m pytest")[2]) for line in lines.splitlines() if "-m pytest" in line]
    return [("postgresql" if "tests.postgres" in each else "sqlite", each[each.index("-m") + 1]) for each in words]


def takes(choice: str, item: pytest.Item) -> bool:
    """Return whether `-m choice` takes the test."""
    marks = {marker.name for marker in item.iter_markers()}
    return bool(eval(choice, {}, {name: name in marks for name in [*KINDS, "engines"]}))


def expected(item: pytest.Item, target: str) -> list[str]:
    """Return the databases on which the target is to run the test; plain ones run beside SQLite's."""
    if (kind(item) == "long") != (target == "test-long"):
        return []
    if kind(item) == "plain":
        return ["sqlite"]
    return ["postgresql", "sqlite"] if item.get_closest_marker("engines") else ["postgresql"]


def test_every_test_runs_once_on_each_database_that_it_is_for(collected, runs):
    found = {
        (item.nodeid, target): (sorted(database for database, choice in runs[target] if takes(choice, item)), item)
        for item in collected
        for target in runs
    }

    assert [where for where, (ran, item) in found.items() if ran != expected(item, where[1])] == []


def test_no_test_is_skipped_but_where_its_mark_names_the_other_database(collected):
    skipping = {"skip", "skipif"}

    assert [
        item.nodeid
        for item in collected
        if skipping & {marker.name for marker in item.iter_markers()}
        and not getattr(item.get_closest_marker("engines"), "args", ())
    ] == []


def test_what_takes_minutes_has_a_small_form_beside_it(collected):
    modules = {(item.path, kind(item) == "long") for item in collected}

    assert [path for path, is_long in modules if is_long and (path, False) not in modules] == []


def test_a_test_that_asks_for_no_database_is_plain(request):
    assert kind(request.node) == "plain"


def test_a_test_that_asks_for_a_database_by_a_fixture_is_of_the_database(request, editor):
    assert kind(request.node) == "database"


@pytest.mark.django_db
def test_a_test_that_asks_for_a_database_by_a_mark_is_of_the_database(request):
    assert kind(request.node) == "database"


def test_the_tests_of_the_browser_are_those_of_its_folder(collected):
    of_the_browser = {item.path for item in collected if kind(item) == "browser"}

    assert of_the_browser == {item.path for item in collected if item.path.parent.name == "browser"}
