"""What the tests of imports share."""

import pytest

from tests.factories import DimensionFactory, EditionFactory


@pytest.fixture
def empty():
    """A draft without levels, and the dimensions of the files' rows."""
    DimensionFactory(name="Core Duties", slug="duties")
    DimensionFactory(name="Supervision", slug="supervision")
    return EditionFactory(levels=0, rows=0)
