"""While a trigger is missing people sign in and read, nobody writes, and whoever runs the site is told."""

import logging
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from jobfamilies.models import JobFunction
from jobfamilies.triggers import restore_triggers
from jobfamilies.triggers.databases import SQL
from tests.factories import EditionFactory, UserFactory
from website.readiness import log_faults

MISSING = "The trigger sealed_edition_ladders_statement_update of the table ladders_statement is missing."

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def unguarded():
    """The database without one of its triggers."""
    with connection.cursor() as cursor:
        name, table = "sealed_edition_ladders_statement_update", "ladders_statement"
        cursor.execute(SQL[connection.vendor].drop.format(name=name, table=table))


def add_function(client):
    response = client.post(
        "/admin/jobfamilies/jobfunction/add/",
        {"name": "Finance", "slug": "finance"},
    )
    return response.status_code, JobFunction.objects.count()


def test_nobody_writes_until_the_trigger_is_back(client, editor, unguarded):
    assert add_function(client) == (503, 0)

    restore_triggers(connection)

    assert add_function(client) == (302, 1)


def test_the_page_says_what_it_is_and_what_to_do(client, editor, unguarded):
    response = client.post("/admin/jobfamilies/jobfunction/add/", {})

    assert response.templates[0].name == "503.html"
    assert "Nothing was saved: the site is read only for now" in response.content.decode()


def test_people_sign_in_read_and_sign_out(client, unguarded):
    edition = EditionFactory(published=True)
    user = UserFactory(hr_editor=True)
    user.set_password("a long password")
    user.save()

    for way_out in ("/sign-out/", "/admin/logout/"):
        client.post("/sign-in/", {"login": user.username, "password": "a long password"})
        assert client.session["_auth_user_id"] == str(user.pk)
        assert client.get(edition.family.get_absolute_url()).status_code == 200
        client.post(way_out)
        assert "_auth_user_id" not in client.session


def test_the_api_answers_a_refused_request_in_its_own_form(client, unguarded):
    response = client.post("/api/families")

    assert (response.status_code, response.json()["title"]) == (503, "Service Unavailable")


def test_a_process_that_starts_says_so_and_how_to_mend_it(unguarded, caplog, monkeypatch):
    monkeypatch.setattr(connection, "close", lambda: None)
    caplog.set_level(logging.ERROR)

    log_faults()

    assert caplog.messages == [f"{MISSING} Until it is mended nobody can change anything. Run manage.py migrate."]


def test_the_verification_of_editions_says_so(unguarded):
    said = StringIO()

    with pytest.raises(CommandError, match="1 fault found"):
        call_command("verify", stderr=said)

    assert said.getvalue() == f"{MISSING}\n"
