"""What tests of every list share."""

import pytest

from tests.classification.factories import RulingFactory
from tests.factories import UserFactory


@pytest.fixture
def reader(client, documents, db):
    """A client of HR, who sees every list, with four rows of what the documents do not hold."""
    client.force_login(UserFactory(hr_editor=True))
    RulingFactory.create_batch(4)
    return client
