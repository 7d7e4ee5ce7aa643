"""A record that was sent is told whom it was sent to, and HR's word on it who sent it."""

from functools import partial

import pytest

from classification.models import SentRecord
from tests.classification.records.examples import determine
from tests.factories import UserFactory
from tests.told import Cast, opens
from website.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]


@pytest.fixture
def cast(seats):
    return Cast(
        sender=seats.incumbent,
        manager=seats.supervisor.incumbent,
        director=seats.supervisor.supervisor.incumbent,
        approver=UserFactory(hr_approver=True),
        other_approver=UserFactory(hr_approver=True),
        editor=UserFactory(hr_editor=True),
    )


def test_a_copy_is_told_whom_it_was_sent_to(cast, send):
    assert cast.told(partial(send, to=cast.manager)) == {"manager": "record sent"}
    assert cast.told(send) == {"approver": "record sent", "other_approver": "record sent"}


def test_a_determination_is_told_who_sent_the_record(client, cast, send):
    send()

    assert cast.told(lambda: determine(SentRecord.objects.get(), by=cast.approver)) == {"sender": "determination"}
    assert [message for message in Message.objects.all() if not opens(client, message)] == []
    assert [message for message in Message.objects.values() if "computer science" in str(message)] == []
