"""What tests of every list share."""

import pytest

from tests.classification.factories import RulingFactory, SentRecordFactory
from tests.factories import UserFactory


@pytest.fixture
def reader(client, documents, db):
    """A client of HR, who sees every list, with four rows of what the documents do not hold."""
    editor = UserFactory(hr_editor=True)
    client.force_login(editor)
    RulingFactory.create_batch(4)
    SentRecordFactory.create_batch(4, sender=editor)
    return client
