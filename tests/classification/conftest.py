"""What the tests of positions and qualifications share."""

import pytest

from classification.models import Stage
from jobfamilies.models import Level, Organization
from tests.classification.factories import RequestFactory
from tests.classification.requests import signed_description
from tests.factories import UserFactory

DUTIES = (
    "Works with project teams to design and test new systems and procedures.",
    "Identifies and resolves issues within the team, and documents quality standards.",
    "Trains customers in the use of information technology and writes manuals.",
    "Communicates technical information to customers and project members.",
    "Sees to the giraffes.",
)


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


@pytest.fixture
def request_of():
    """A function that makes a request that was ruled on, of signed words, at one of the documents' employers."""

    def make(*duties, slug="mit", **traits):
        description = signed_description(Organization.objects.get(slug=slug), *(duties or DUTIES))
        traits = {"stage": Stage.RULED} | traits
        return RequestFactory(position=description.position, description=description, **traits)

    return make
