"""What the tests of the pages of ratings share."""

import pytest


@pytest.fixture
def sheet(sheet, client):
    """A sheet with nothing answered, whose rater is signed in."""
    client.force_login(sheet.rater)
    return sheet
