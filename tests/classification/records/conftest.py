"""What the tests of records share."""

import pytest
from django.utils.timezone import now

from classification.actions.records import send_record
from jobfamilies.models import Level
from tests.classification.factories import PositionFactory
from tests.classification.records.examples import ON, OPEN
from tests.factories import UserFactory


@pytest.fixture
def district():
    return Level.objects.in_force().with_family().get(slug="class-specification")


@pytest.fixture
def seats():
    """A seat with its incumbent, below a manager's, below a director's."""
    director = PositionFactory(held=True)
    manager = PositionFactory(held=True, supervisor=director)
    return PositionFactory(held=True, supervisor=manager)


@pytest.fixture
def send(district, seats):
    """A function that sends the incumbent's record."""

    def send_it(record=OPEN, *, to=None, sender=None, level=None, message=""):
        return send_record(
            sender=sender or seats.incumbent,
            to=to,
            level=level or district,
            on=ON,
            record=record,
            message=message,
            at=now(),
        )

    return send_it


@pytest.fixture
def statuses(client, seats):
    """A function that returns what each person is answered at an address."""
    people = {
        "sender": seats.incumbent,
        "hr": UserFactory(hr_approver=True),
        "manager": seats.supervisor.incumbent,
        "editor": UserFactory(hr_editor=True),
        "other": UserFactory(manager=True),
    }

    def answers(address):
        found = {}
        for name, user in people.items():
            client.force_login(user)
            found[name] = client.get(address).status_code
        client.logout()
        return found | {"nobody": client.get(address).status_code}

    return answers
