"""What the tests of ladders share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _empty_cache():
    """Rendered grids are kept by digest; a test begins with none."""
    cache.clear()
