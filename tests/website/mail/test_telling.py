"""People are told in the transaction of what happened, as they want it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils.timezone import now

from jobfamilies.models import Edition
from tests.factories import EditionFactory, UserFactory
from website.mail import tell, tell_once
from website.mail.events import events, words_of
from website.mail.telling import how, next_morning
from website.models import Message, User

pytestmark = pytest.mark.django_db


def submitted(by=None, at=None):
    tell("edition submitted", about=EditionFactory(in_review=True), by=by, at=at or now())


def test_who_did_it_and_who_left_is_not_told():
    by, other = UserFactory(hr_approver=True), UserFactory(hr_approver=True)
    UserFactory(hr_approver=True, is_active=False)

    submitted(by=by)

    assert [message.to for message in Message.objects.all()] == [other]


def test_what_did_not_happen_is_told_to_nobody():
    UserFactory(hr_approver=True)

    with transaction.atomic():
        submitted()
        transaction.set_rollback(True)

    assert Message.objects.count() == 0


def test_a_message_names_what_happened_and_holds_no_name_of_a_person():
    by = UserFactory(first_name="Ann", last_name="Lee")
    UserFactory(hr_approver=True)

    submitted(by=by)

    message = Message.objects.get()
    edition = Edition.objects.get()
    assert (message.about_kind, message.about_key, message.organization, message.link) == (
        "jobfamilies.edition",
        str(edition.pk),
        edition.family.organization.slug,
        f"/admin/jobfamilies/edition/{edition.pk}/change/",
    )
    assert message.facts == {
        "edition": f"{edition.family.name}, edition 1",
        "organization": edition.family.organization.name,
    }
    assert words_of(message).text == f"Ann Lee submitted it, at {edition.family.organization.name}."


@pytest.mark.parametrize(
    ("choice", "event", "wanted"),
    [
        ("at once", "edition submitted", "at once"),
        ("daily", "edition submitted", "daily"),
        ("none", "edition submitted", "list"),
        ("none", "ruling", "at once"),
        ("daily", "ruling", "daily"),
        ("at once", "edition taken back", "list"),
    ],
)
def test_mail_comes_as_the_person_wants_it_and_decisions_always(choice, event, wanted):
    person = User(mail=choice, email="ann@example.org")

    assert how(events()[event], person, now())["wanted"] == wanted


def test_without_an_address_or_a_way_to_send_mail_messages_stand_in_the_list(settings):
    event = events()["ruling"]

    assert how(event, User(email=""), now()) == {"wanted": "list"}
    settings.SENDS_MAIL = False
    assert how(event, User(email="ann@example.org"), now()) == {"wanted": "list"}


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 3, 2, 6, 59, tzinfo=UTC), datetime(2026, 3, 2, 7, tzinfo=UTC)),
        (datetime(2026, 3, 2, 7, 0, tzinfo=UTC), datetime(2026, 3, 3, 7, tzinfo=UTC)),
    ],
)
def test_the_mail_of_a_day_goes_out_in_the_next_morning(at, due):
    assert next_morning(at) == due


def test_what_comes_about_by_a_day_is_told_once():
    told = []

    for _ in range(2):
        tell_once({"edition 1": lambda: told.append("one"), "edition 2": lambda: told.append("two")}, at=now())

    assert told == ["one", "two"]


def test_what_could_not_be_told_is_told_the_next_time():
    told = []

    def fail():
        told.append("tried")
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            tell_once({"edition 1": fail}, at=now() - timedelta(days=1))

    assert told == ["tried", "tried"]


NAMED = "edition organization day position kind stage level family was draft role place"


def test_every_event_words_itself_with_the_facts_that_it_takes():
    message = Message(facts={}, by=None)

    for name, event in events().items():
        message.event = name
        named = {
            "edition",
            "organization",
            "day",
            "position",
            "kind",
            "stage",
            "level",
            "family",
            "was",
            "draft",
            "role",
            "place",
            "until",
        }
        message.facts = dict.fromkeys(named, "x")
        assert "{" not in words_of(message).subject + words_of(message).text
        assert event.audiences


def test_an_event_of_an_earlier_release_goes_by_its_name():
    assert words_of(Message(event="edition blessed")).subject == "Edition blessed"
