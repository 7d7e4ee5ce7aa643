"""People sign in, set and change their password, see where they are signed in, and cannot guess without end."""

import json
import logging
import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import UserFactory
from website.accounts.links import password_link
from website.accounts.security_log import JsonLine, logger

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "read the ladders", "climb the ladders slowly"
LOCKED = "Nobody can sign in under this name from here for 15 minutes."


@pytest.fixture
def person():
    person = UserFactory(username="b.reader", email="b.reader@example.org")
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def lines():
    """The lines of the security log, read as they are written."""
    seen, written = [], logging.Handler()
    written.emit = lambda record: seen.append(json.loads(JsonLine().format(record)))
    logger.addHandler(written)
    yield seen
    logger.removeHandler(written)


def sign_in(client, name="b.reader", password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": name, "password": password}, **more)


def signed_in(client):
    return client.get("/account/session/").json()["user"]


@pytest.mark.parametrize("name", ["b.reader", "b.reader@example.org", "B.Reader@Example.org"])
def test_somebody_signs_in_by_name_or_address(client, person, name):
    sign_in(client, name)

    assert signed_in(client) == person.pk


def test_nobody_makes_an_account_alone():
    with pytest.raises(Exception, match="account_signup"):
        reverse("account_signup")


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(client, person):
    client.post("/account/password/forgotten/", {"email": "b.reader@example.org"})
    (sent,) = mail.outbox
    link = re.search(r"http://testserver(/account/password/new/\S+)", sent.body)[1]
    form = client.get(link, follow=True)

    done = client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assert (sent.to, sent.subject) == (["b.reader@example.org"], "Set your password")
    assert (done.status_code, signed_in(client)) == (302, person.pk)
    assert [each.subject for each in mail.outbox[1:]] == ["Your password was set anew"]
    assert "This link no longer works" in client.get(link, follow=True).text
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_an_address_that_nobody_has_is_answered_alike_and_gets_no_mail(client, person):
    known, unknown = (
        client.post("/account/password/forgotten/", {"email": address}, follow=True).text
        for address in ("b.reader@example.org", "nobody@example.org")
    )

    assert strip(known) == strip(unknown)
    assert [sent.to for sent in mail.outbox] == [["b.reader@example.org"]]


def strip(text):
    return re.sub(r'value="[^"]*"', "", text)


def test_who_was_invited_sets_a_first_password(client, person):
    person.set_unusable_password()
    person.save()
    form = client.get(password_link(person), follow=True)

    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assert signed_in(client) == person.pk


def test_a_changed_password_ends_the_other_sessions_and_is_told_by_mail(client, person, django_user_model):
    other = type(client)()
    sign_in(other)
    sign_in(client)

    answer = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert answer.headers["Location"] == "/account/sessions/"
    assert (signed_in(client), signed_in(other)) == (person.pk, None)
    assert [sent.subject for sent in mail.outbox] == ["Your password was changed"]


def test_somebody_ends_their_other_sessions(client, person):
    other = type(client)()
    sign_in(other)
    sign_in(client)
    assert client.get("/account/sessions/").text.count("since") == 2

    client.post("/account/sessions/")

    assert (signed_in(client), signed_in(other)) == (person.pk, None)


@pytest.mark.parametrize("door", ["/sign-in/", "/admin/login/"])
def test_wrong_passwords_end_at_every_door_and_the_office_goes_on(client, person, door):
    colleague = UserFactory(username="colleague")
    colleague.set_password(PASSWORD)
    colleague.save()
    answers = [sign_in(client, password=f"guess {n}") for n in range(9)]

    assert [answer.status_code for answer in answers] == [200] * 7 + [429] * 2
    assert LOCKED in answers[-1].text
    assert sign_in(client).status_code == 429
    assert client.get(door, follow=True).status_code == 200
    sign_in(client, "colleague")
    assert signed_in(client) == colleague.pk
    elsewhere = type(client)(REMOTE_ADDR="192.0.2.7")
    sign_in(elsewhere)
    assert signed_in(elsewhere) == person.pk


def test_a_right_password_begins_the_count_anew(client, person):
    for _ in range(2):
        for n in range(7):
            sign_in(client, password=f"guess {n}")
        sign_in(client)
        assert signed_in(client) == person.pk
        client.post("/sign-out/")


def test_the_admin_has_no_sign_in_of_its_own(client, person):
    hr = UserFactory(hr_editor=True)

    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/sign-in/?next=/admin/"
    client.force_login(person)
    assert client.get("/admin/", follow=True).status_code == 403
    client.force_login(hr)
    assert client.get("/admin/login/?next=https://evil.example/").headers["Location"] == "/admin/"
    assert client.get("/admin/password_change/").headers["Location"] == "/account/password/"


def test_the_security_log_tells_who_came_from_where_and_never_what_was_typed(client, person, lines):
    sign_in(client, password="not this")
    sign_in(client, "correct horse battery")
    sign_in(client)
    client.get("/admin/", follow=True)
    client.post("/sign-out/")

    assert [(line["event"], line["user"], line["address"]) for line in lines] == [
        ("sign-in failed", person.pk, "127.0.0.1"),
        ("sign-in failed", None, "127.0.0.1"),
        ("signed in", person.pk, "127.0.0.1"),
        ("refused", person.pk, "127.0.0.1"),
        ("signed out", person.pk, "127.0.0.1"),
    ]
    assert all(line["at"].endswith("+00:00") for line in lines)
    assert "horse" not in json.dumps(lines)


def test_the_security_log_tells_of_files_that_leave(client, person, lines):
    client.force_login(UserFactory(hr_editor=True))
    client.get("/levels/?download=csv")

    assert [(line["event"], line["path"]) for line in lines][1:] == [("export", "/levels/")]


def test_a_page_asks_who_is_signed_in_and_gets_a_token_that_works(client, person):
    assert client.get("/account/session/").json()["user"] is None
    client.force_login(person)

    state = client.get("/account/session/")

    assert state.json()["user"] == person.pk
    assert "no-cache" in state.headers["Cache-Control"]
    strict = type(client)(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/sign-out/", headers={"X-CSRFToken": state.json()["token"]}).status_code == 302
