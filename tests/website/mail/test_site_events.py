"""Who gets a role, or loses one, is told."""

from functools import partial

import pytest
from django.utils.timezone import now

from tests.factories import OrganizationFactory, RoleFactory, UserFactory
from tests.told import Cast, opens
from website.mail import tell
from website.mail.events import words_of
from website.models import Message

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("event", ["role given", "role taken"])
def test_that_a_role_was_given_or_taken_is_told_whose_it_is(client, event):
    cast = Cast(by=UserFactory(hr_approver=True, username="ann"), person=UserFactory(), other=UserFactory())
    organization = OrganizationFactory(name="MIT", slug="mit")
    role = RoleFactory(person=cast.person, organization=organization, given_by=cast.by)

    assert cast.told(partial(tell, event, about=role, by=cast.by, at=now())) == {"person": event}
    message = Message.objects.get()
    assert (message.organization, opens(client, message)) == ("mit", True)
    said = {
        "role given": "ann gave you this role for MIT, from the day that was set.",
        "role taken": "ann took this role for MIT.",
    }
    assert words_of(message).text == said[event]
