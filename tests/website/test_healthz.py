"""/healthz tells whether the database answers."""

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.engines


def test_it_says_when_the_database_answers(client, db):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"database": "answers"})


def test_it_says_when_the_database_does_not(client, db):
    def fail(*arguments):
        raise OperationalError("the connection is gone")

    with connection.execute_wrapper(fail):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"database": "does not answer"})


def test_it_is_never_cached(client, db):
    assert "no-store" in client.get("/healthz")["Cache-Control"].split(", ")


def test_it_only_answers_reading(client, db):
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize(("address", "status"), [("/healthz", 200), ("/sign-in/", 301)])
def test_a_probe_on_plain_http_is_answered_where_people_are_sent_to_https(client, db, settings, address, status):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(address).status_code == status
