"""A release to come."""

import pytest
from django.core.management import call_command

from tests.jobfamilies.migrating.settings import MIGRATION_MODULES
from tests.jobfamilies.migrating.steps import latest


@pytest.fixture
def later_release(settings):
    """The site with the migrations of a release to come, which are taken back in the end."""
    settings.MIGRATION_MODULES = MIGRATION_MODULES
    yield
    call_command("migrate", "classification", latest(), verbosity=0)
