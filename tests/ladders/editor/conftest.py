"""What the tests of the editor share."""

import pytest

from tests.factories import EditionFactory
from tests.ladders.cells import put_text


@pytest.fixture
def draft():
    """Two levels and two rows, every cell with a text of its own."""
    edition = EditionFactory(levels=2, rows=2, statements=0)
    for level in edition.levels.all():
        for row in edition.rows.all():
            put_text(level, row, f"{level} does {row}.")
    return edition
