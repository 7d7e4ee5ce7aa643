"""Somebody reads their own messages, chooses when they are mailed, and a trial shows its mail on the same machine."""

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse

from tests.factories import UserFactory
from tests.markup import read
from website.models import Message, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = UserFactory(email="ann@example.org")
    client.force_login(user)
    return user


def test_messages_stand_newest_first_and_nobody_elses(client, reader, waiting):
    waiting()
    for name in ("Clerk, edition 2", "Clerk, edition 3"):
        waiting(to=reader, facts={"edition": name, "organization": "MIT"})

    page = read(client.get(reverse("my-messages")))

    assert page.texts(".told-list a") == ["Clerk, edition 3 waits for review", "Clerk, edition 2 waits for review"]
    assert page.texts(".page-head .quiet") == ["What happened that concerns you. 2 unread."]


def test_opening_a_message_reads_it_and_leads_to_the_thing(client, reader, waiting):
    message = waiting(to=reader)

    response = client.get(reverse("open-message", args=[message.pk]))

    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert Message.objects.of(reader).unread().count() == 0


def test_nobody_opens_somebody_elses_message(client, reader, waiting):
    other = waiting()

    assert client.get(reverse("open-message", args=[other.pk])).status_code == 404


def test_all_are_marked_as_read(client, reader, waiting):
    mine, other = waiting(to=reader), waiting()

    client.post(reverse("read-all-messages"))

    assert [Message.objects.get(pk=each.pk).read_at is None for each in (mine, other)] == [False, True]


@pytest.mark.parametrize(("choice", "kept"), [("daily", "daily"), ("hourly", "at once")])
def test_the_choice_of_mail_is_kept_where_there_is_such_a_choice(client, reader, choice, kept):
    client.post(reverse("choose-mail"), {"mail": choice})

    assert User.objects.get(pk=reader.pk).mail == kept


@pytest.mark.parametrize(
    ("debug", "address", "status"), [(True, "127.0.0.1", 200), (True, "10.0.0.1", 404), (False, "127.0.0.1", 404)]
)
def test_the_outbox_is_for_a_trial_on_the_same_machine(client, settings, debug, address, status):
    settings.DEBUG = debug

    assert client.get("/outbox/", REMOTE_ADDR=address).status_code == status
    assert client.get("/outbox/", REMOTE_ADDR=address, headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404


def test_a_trial_keeps_its_mail_in_a_folder_and_shows_it_newest_first(client, settings, tmp_path):
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "website.mail.outbox.OutboxBackend"
    settings.OUTBOX = tmp_path / "outbox"
    for subject in ("One", "Two"):
        EmailMessage(subject, "See https://example.org/x", to=["ann@example.org"]).send()

    page = read(client.get("/outbox/"))

    assert page.texts(".letter h2") == ["Two", "One"]
    assert [link["href"] for link in page.find(".letter a")] == ["https://example.org/x"] * 2
