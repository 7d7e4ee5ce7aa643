"""Messages that wait to be sent."""

from uuid import uuid4

import pytest
from django.utils.timezone import now

from tests.factories import UserFactory
from website.models import Message


@pytest.fixture
def waiting(db):
    """A function that makes a message that is due to a new person, with facts of its row."""

    def make(to=None, **facts):
        to = to or UserFactory(email=f"{uuid4().hex[:8]}@example.org")
        said = {"event": "edition submitted", "facts": {"edition": "Clerk, edition 2", "organization": "MIT"}}
        due = {"wanted": "at once", "next_try_at": now(), "created_at": now(), "link": "/admin/"}
        return Message.objects.create(to=to, about_kind="jobfamilies.edition", about_key="1", **said | due | facts)

    return make
