"""What the tests of ratings share."""

import pytest

from tests.classification.ratings.steps import in_study, started
from tests.factories import EditionFactory


@pytest.fixture
def request_in_study():
    return in_study()


@pytest.fixture
def ladder(request_in_study):
    """A published ladder of three levels and two rows, of the organization that the request is of."""
    return EditionFactory(
        family__organization=request_in_study.position.organization, levels=3, rows=2, statements=2, published=True
    )


@pytest.fixture
def sheet(request_in_study, ladder):
    return started(request_in_study, ladder)
