"""What the tests of ladders share."""

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, settings

# How fast an example runs says more of the machine than of the code.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def _empty_cache():
    """Rendered grids are kept by digest; a test begins with none."""
    cache.clear()
