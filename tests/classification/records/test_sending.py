"""A copy goes to HR or to somebody above, after a last look at what goes to whom."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.records import CannotSend, keep_own_record
from classification.engine.eligibility import Record
from classification.engine.eligibility.record_data import read_record
from classification.models import SentRecord
from classification.models.records import people_above
from tests.classification.qualify_form import DISTRICT, PAGE
from tests.classification.records.examples import ON, OPEN, REACHED
from tests.factories import EditionFactory, UserFactory
from tests.markup import as_sent, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]


def test_a_copy_goes_to_hr_or_to_somebody_above(seats, send):
    manager, director = seats.supervisor.incumbent, seats.supervisor.supervisor.incumbent

    assert people_above(seats.incumbent) == [manager, director]
    assert [send(to=to).to for to in (None, manager, director)] == [None, manager, director]
    assert people_above(director) == []


def test_positions_in_a_ring_end(seats):
    top = seats.supervisor.supervisor
    type(seats).objects.filter(pk=top.pk).update(supervisor=seats)

    assert people_above(seats.incumbent) == [seats.supervisor.incumbent, top.incumbent]


ABOVE = "You can send it to HR, or to somebody who holds a position above yours."
UNREAD = "HR has not read the qualifications of this level as rules yet, so there is no answer to send."


def test_nothing_else_can_be_sent(seats, send):
    unread = EditionFactory(published=True).levels.get()
    for given, reasons in [
        ({"record": Record()}, ["There is nothing to send: enter your record first."]),
        ({"to": UserFactory(manager=True)}, [ABOVE]),
        ({"to": seats.incumbent}, [ABOVE]),
        ({"to": seats.incumbent, "sender": seats.supervisor.incumbent}, [ABOVE]),
        ({"level": unread}, [UNREAD]),
    ]:
        with pytest.raises(CannotSend) as refused:
            send(**given)
        assert refused.value.reasons == reasons


def test_nobody_sends_a_record_to_themselves(send):
    copy = send()
    with pytest.raises(IntegrityError), transaction.atomic():
        SentRecord.objects.filter(pk=copy.pk).update(to=copy.sender)


SEND = "classification:send-record"


def test_before_it_is_sent_the_page_shows_what_goes_to_whom(client, seats):
    client.force_login(seats.incumbent)
    keep_own_record(owner=seats.incumbent, record=OPEN, at=now())
    first = client.get(reverse(SEND), {"level": DISTRICT, "on": str(ON)})
    manager = seats.supervisor.incumbent
    asked = as_sent(first, "form.sending") | {"to": str(manager.pk), "message": "Please look."}

    second = client.post(reverse(SEND), asked)
    assert SentRecord.objects.count() == 0
    assert read(second).texts(".sending .told dd") == [f"{manager}. Nobody else sees it.", "Please look."]
    assert "Bachelor’s degree in computer science." in read(second).texts(".told dd")
    client.post(reverse(SEND), as_sent(second, "form.sending"))

    copy = SentRecord.objects.get()
    assert (copy.to, copy.message, copy.as_of_on, read_record(copy.record)) == (manager, "Please look.", ON, OPEN)


def test_what_changed_since_it_was_shown_is_shown_again(client, seats):
    client.force_login(seats.incumbent)
    keep_own_record(owner=seats.incumbent, record=OPEN, at=now())
    shown = client.post(reverse(SEND), {"level": DISTRICT, "on": str(ON), "to": "hr"})
    keep_own_record(owner=seats.incumbent, record=REACHED, at=now())

    again = client.post(reverse(SEND), as_sent(shown, "form.sending"))

    assert SentRecord.objects.count() == 0
    assert read(again).texts(".notice[role=status]") == [
        "Something changed since you looked. Look again before you send it."
    ]


@pytest.mark.parametrize("to", ["", "0", "x", "9" * 30, "\0"])
def test_a_wrong_receiver_is_asked_for_again(client, seats, to):
    client.force_login(seats.incumbent)
    keep_own_record(owner=seats.incumbent, record=OPEN, at=now())

    response = client.post(reverse(SEND), {"level": DISTRICT, "to": to})

    assert (list(response.context["form"].errors), SentRecord.objects.count()) == (["to"], 0)


def test_without_a_record_or_a_level_there_is_nothing_to_send(client, seats):
    client.force_login(seats.incumbent)
    for query in ({"level": DISTRICT}, {}, {"level": "no/such/level"}):
        assert client.get(reverse(SEND), query)["Location"] == PAGE
