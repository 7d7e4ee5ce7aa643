"""What the tests of the editor share."""

import pytest

from ladders.actions import write_cell
from tests.factories import EditionFactory


@pytest.fixture
def draft():
    """Two levels and two rows, every cell with a text of its own."""
    edition = EditionFactory(levels=2, rows=2, statements=0)
    for level in edition.levels.all():
        for row in edition.rows.all():
            write_cell(level=level, row=row, text=f"{level} does {row}.")
    return edition
