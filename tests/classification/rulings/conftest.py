"""What the tests of rulings share."""

import pytest

from tests.classification.factories import RequestFactory
from tests.factories import EditionFactory


@pytest.fixture
def request_():
    """A request in study about a position with an incumbent and a supervisor."""
    return RequestFactory(studied=True)


@pytest.fixture
def ladder(request_):
    """The levels of a published ladder of the position's organization, each of a grade of its own, lowest first."""
    family = {"family__organization": request_.position.organization}
    return list(EditionFactory(published=True, levels=3, graded=True, **family).levels.order_by("rank"))
