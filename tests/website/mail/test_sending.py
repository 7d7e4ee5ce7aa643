"""What is due is sent once, tried again with growing pauses, and never lost."""

import smtplib
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from tests.factories import UserFactory
from website.mail.letters import letter
from website.mail.sending import NOT_KNOWN, PAUSES, TAKEN_FOR, mark_sent, send_due, take
from website.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


class FailingBackend(EmailBackend):
    """Raises what `error` holds instead of sending."""

    error: Exception

    def send_messages(self, messages):
        raise self.error


@pytest.fixture
def failing(settings):
    """A function that lets every mail fail by an error."""

    def fail(error):
        settings.EMAIL_BACKEND = "tests.website.mail.test_sending.FailingBackend"
        FailingBackend.error = error

    return fail


def state(message):
    """Return whether the message was sent, how often it was tried, when it is due, and why the last try failed."""
    kept = Message.objects.get(pk=message.pk)
    return kept.sent_at is not None, kept.tries, kept.next_try_at, kept.error


def test_a_mail_says_what_happened_in_text_and_html_and_leads_there(waiting):
    by = UserFactory(first_name="Ann", last_name="Lee")
    message = waiting(by=by, facts={"edition": "Clerk <b>& Co</b>, edition 2", "organization": "MIT"})

    send_due(at=now())

    (sent,) = mail.outbox
    kept = Message.objects.get(pk=message.pk)
    assert (sent.subject, sent.to, sent.from_email) == (
        "Clerk <b>& Co</b>, edition 2 waits for review",
        [message.to.email],
        "Career Ladders <no-reply@example.org>",
    )
    assert sent.body == (
        "Clerk <b>& Co</b>, edition 2 waits for review\n\n"
        "Ann Lee submitted it, at MIT.\n\n"
        "Open it: https://ladders.example.org/admin/\n\n"
        "Career Ladders sends this to you alone. "
        "When you get mail is your choice: https://ladders.example.org/me/messages/\n"
    )
    ((page, kind),) = sent.alternatives
    assert (kind, "<h2>Clerk &lt;b&gt;&amp; Co&lt;/b&gt;, edition 2 waits for review</h2>" in page) == (
        "text/html",
        True,
    )
    assert sent.extra_headers["Message-ID"] == f"<{kept.mail}@ladders.example.org>"


def test_each_mail_is_sent_once(waiting):
    messages = [waiting(), waiting()]

    runs = [send_due(at=now()) for _ in range(2)]

    assert [run.sent for run in runs] == [2, 0]
    assert [sent.to for sent in mail.outbox] == [[message.to.email] for message in messages]


def test_messages_of_a_day_go_out_in_one_mail(waiting):
    person = UserFactory(email="ann@example.org")
    for wanted in ("daily", "daily", "at once"):
        waiting(to=person, wanted=wanted)
    waiting(to=person, wanted="daily", next_try_at=now() + timedelta(hours=1))

    send_due(at=now())

    assert sorted(sent.subject for sent in mail.outbox) == [
        "2 messages of Career Ladders",
        "Clerk, edition 2 waits for review",
    ]


def test_one_act_upon_many_things_is_told_in_one_mail(waiting):
    person, at = UserFactory(email="ann@example.org"), now()
    for _ in range(3):
        waiting(to=person, created_at=at)
    waiting(to=person, created_at=at, event="edition returned")
    waiting(created_at=at)

    send_due(at=now())

    assert sorted(sent.subject for sent in mail.outbox) == [
        "3 messages of Career Ladders",
        "Clerk, edition 2 waits for review",
        "Clerk, edition 2 was returned",
    ]


def test_nothing_is_lost_while_mail_is_down_and_only_one_mail_is_tried(waiting, failing, settings):
    failing(ConnectionRefusedError())
    first, second = waiting(), waiting()
    at = now()

    run = send_due(at=at)

    assert (run.sent, run.failed) == (0, 1)
    assert state(first) == (False, 1, at + PAUSES[0], "ConnectionRefusedError")
    assert state(second)[:2] == (False, 0)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due(at=at + PAUSES[0]).sent == 2


def test_pauses_grow_until_a_mail_is_given_up_and_an_operator_has_it_tried_again(waiting, failing, settings):
    failing(smtplib.SMTPRecipientsRefused({"ann@example.org": (550, b"ann@example.org is nobody")}))
    message = waiting()
    pauses = []

    while (due := state(message)[2]) is not None:
        send_due(at=due)
        pauses.append((state(message)[2] or due) - due)

    assert pauses == [*PAUSES, timedelta()]
    assert state(message) == (False, len(PAUSES) + 1, None, "SMTPRecipientsRefused")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert said_by("send_due").endswith("Given up: 1.\n")
    assert said_by("send_due", again=True).startswith("Due again: 1.\nSent: 1 mails. Failed: 0.")
    assert state(message)[0] is True


def said_by(command, **options):
    out = StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


def test_the_command_fails_once_where_it_gives_a_message_up_and_is_silent_for_cron(waiting, failing):
    failing(smtplib.SMTPRecipientsRefused({}))
    waiting(tries=len(PAUSES))

    with pytest.raises(CommandError, match=r"^1 messages are given up\."):
        said_by("send_due")
    assert said_by("send_due", verbosity=0) == ""


def test_a_failed_mail_stops_no_other(waiting, failing, monkeypatch):
    refused, good = waiting(), waiting()

    def send(backend, messages):
        if messages[0].to == [refused.to.email]:
            raise smtplib.SMTPRecipientsRefused({})
        return len(messages)

    failing(None)
    monkeypatch.setattr(FailingBackend, "send_messages", send)
    run = send_due(at=now())

    assert (run.sent, run.failed, state(refused)[0], state(good)[0]) == (1, 1, False, True)


def test_what_a_sender_took_no_other_takes(waiting):
    message = waiting()
    at = now()

    assert take([message], at=at) == [message]
    assert take([message], at=at) == []
    assert send_due(at=at).sent == 0


@pytest.mark.parametrize("killed", ["before it was sent", "after it was sent"])
def test_the_mail_of_a_sender_that_was_killed_goes_out_with_the_same_id(waiting, killed):
    message = waiting()
    at = now()
    (taken,) = take([message], at=at)
    if killed == "after it was sent":
        letter([taken]).send()

    assert send_due(at=at + TAKEN_FOR / 2).sent == 0
    run = send_due(at=now() + TAKEN_FOR + timedelta(seconds=1))

    assert (run.sent, run.again) == (1, 1)
    assert {sent.extra_headers["Message-ID"] for sent in mail.outbox} == {f"<{taken.mail}@ladders.example.org>"}
    assert len(mail.outbox) == (2 if killed == "after it was sent" else 1)


def test_a_mail_that_ends_its_sender_each_time_is_given_up(waiting):
    message = waiting(tries=len(PAUSES))
    take([message], at=now())

    send_due(at=now() + TAKEN_FOR + timedelta(seconds=1))

    assert state(message) == (False, len(PAUSES) + 1, None, NOT_KNOWN)
    assert mail.outbox == []


def test_who_left_gets_no_mail_and_keeps_the_list(waiting):
    gone = waiting(to=UserFactory(email="ann@example.org", is_active=False))

    send_due(at=now())

    assert (mail.outbox, Message.objects.get(pk=gone.pk).wanted) == ([], "list")


def test_what_was_sent_is_marked(waiting):
    message, at = waiting(), now()
    mark_sent(take([message], at=at), at=at)

    kept = Message.objects.get(pk=message.pk)
    assert (kept.sent_at, kept.sending_at, kept.next_try_at, kept.tries) == (at, None, None, 1)


def test_a_site_that_sends_no_mail_says_so_by_sending_none(waiting, settings):
    settings.SENDS_MAIL = False
    waiting()

    assert (send_due(at=now()).sent, mail.outbox) == (0, [])
