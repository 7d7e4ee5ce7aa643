"""/healthz tells whether the database answers, /readyz whether it is as this release needs it."""

import re
import tomllib

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from jobfamilies.triggers.databases import SQL
from tests.upgrades.databases import RELEASES

pytestmark = pytest.mark.engines

VERSION = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


def test_it_says_when_the_database_answers(client, db):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"version": VERSION, "database": "answers"})


def test_the_site_is_ready_where_all_migrations_and_triggers_are_there(client, db):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"database": "is ready"})


def test_what_is_missing_is_said(client, db):
    last = MigrationRecorder.Migration.objects.filter(app="ladders").latest("name")
    last.delete()
    with connection.cursor() as cursor:
        name, table = "sealed_edition_ladders_statement_update", "ladders_statement"
        cursor.execute(SQL[connection.vendor].drop.format(name=name, table=table))

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (
        503,
        {
            "database": "is not ready",
            "missing": [
                f"The migration ladders.{last.name} is not applied.",
                f"The trigger {name} of the table {table} is missing.",
            ],
            "mend": "Run manage.py migrate.",
        },
    )


@pytest.mark.parametrize(("address", "version"), [("/healthz", {"version": VERSION}), ("/readyz", {})])
def test_where_the_database_does_not_answer_both_say_so(client, db, address, version):
    def fail(*arguments):
        raise OperationalError("the connection is gone")

    with connection.execute_wrapper(fail):
        response = client.get(address)

    assert (response.status_code, response.json()) == (503, version | {"database": "does not answer"})


def test_the_foot_of_a_page_says_which_release_it_is(client, db):
    assert f"<p>Career Ladders {VERSION}</p>" in client.get("/sign-in/").content.decode()


def test_the_changelog_tells_of_every_release_and_of_what_is_to_come():
    headings = re.findall(r"^## (.+)$", (settings.BASE_DIR / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert headings[0] == "Unreleased"
    assert [heading.partition(" ")[0] for heading in headings[1:]] == RELEASES[::-1]
    assert VERSION in RELEASES or VERSION.endswith(".dev0")


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_neither_is_ever_cached(client, db, address):
    assert "no-store" in client.get(address)["Cache-Control"].split(", ")


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_both_only_answer_reading(client, db, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(("address", "status"), [("/healthz", 200), ("/readyz", 200), ("/sign-in/", 301)])
def test_a_probe_on_plain_http_is_answered_where_people_are_sent_to_https(client, db, settings, address, status):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(address).status_code == status
