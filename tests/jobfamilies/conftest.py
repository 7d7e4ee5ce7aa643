"""What the tests of the catalogue and of editions share."""

import pytest
from django.db import connection

from jobfamilies.triggers import drop_triggers


@pytest.fixture
def unsealed(db):
    """The database without its refusals, as somebody who tampers with it has it, until the test ends."""
    connection.check_constraints()  # PostgreSQL drops no trigger of a table whose foreign keys wait to be checked.
    drop_triggers(connection)
