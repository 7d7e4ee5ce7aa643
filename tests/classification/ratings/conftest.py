"""What the tests of ratings share."""

import pytest

from tests.classification.ratings.steps import in_study, ladder_for, started


@pytest.fixture
def request_in_study():
    return in_study()


@pytest.fixture
def ladder(request_in_study):
    return ladder_for(request_in_study)


@pytest.fixture
def sheet(request_in_study, ladder):
    return started(request_in_study, ladder)
