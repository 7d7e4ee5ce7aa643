"""What the tests of readings share."""

import pytest

from jobfamilies.models import Level
from tests.factories import UserFactory


@pytest.fixture
def level():
    """A function that finds a level in force by the end of its path."""

    def find(slug):
        return Level.objects.in_force().with_family().get(slug=slug)

    return find


@pytest.fixture
def hr(client):
    """A function that signs somebody of a group in."""

    def sign_in(group):
        user = UserFactory(**{group: True})
        client.force_login(user)
        return user

    return sign_in
