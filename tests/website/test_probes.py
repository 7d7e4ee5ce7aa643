"""/healthz tells whether the database answers, /readyz whether it is as this release needs it."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from jobfamilies.triggers.databases import SQL

pytestmark = pytest.mark.engines


def test_it_says_when_the_database_answers(client, db):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"database": "answers"})


def test_the_site_is_ready_where_all_migrations_and_triggers_are_there(client, db):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"database": "is ready"})


def test_what_is_missing_is_said(client, db):
    MigrationRecorder.Migration.objects.filter(app="website", name="0001_initial").delete()
    with connection.cursor() as cursor:
        name, table = "sealed_edition_ladders_statement_update", "ladders_statement"
        cursor.execute(SQL[connection.vendor].drop.format(name=name, table=table))

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (
        503,
        {
            "database": "is not ready",
            "missing": [
                "The migration website.0001_initial is not applied.",
                f"The trigger {name} of the table {table} is missing.",
            ],
            "mend": "Run manage.py migrate.",
        },
    )


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_where_the_database_does_not_answer_both_say_so(client, db, address):
    def fail(*arguments):
        raise OperationalError("the connection is gone")

    with connection.execute_wrapper(fail):
        response = client.get(address)

    assert (response.status_code, response.json()) == (503, {"database": "does not answer"})


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
