"""What the tests of ladders share."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import HealthCheck, settings

from tests.factories import EditionFactory
from tests.ladders.clerks import clerk

# How fast an example runs says more of the machine than of the code.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def _empty_cache():
    """Rendered grids are kept by digest; a test begins with none."""
    cache.clear()


@pytest.fixture
def family():
    """A family with one edition of each kind: superseded, in force, withdrawn, scheduled, and a draft."""
    family = clerk()
    EditionFactory(family=family, effective_on=date(2020, 1, 2))
    EditionFactory(family=family, effective_on=date(2021, 1, 2))
    EditionFactory(family=family, withdrawn=True)
    EditionFactory(family=family, effective_on=date(2099, 1, 2))
    EditionFactory(family=family, draft=True)
    return family


@pytest.fixture
def compare(client):
    """A function that asks for a comparison of levels by their paths."""

    def asked(*paths, **choices):
        return client.get(reverse("ladders:compare"), {"level": paths, **choices})

    return asked
