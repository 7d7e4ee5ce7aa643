"""What the tests of writing share."""

import pytest

from tests.factories import EditionFactory
from tests.ladders.cells import put_text, save_text
from tests.ladders.writing.words import COACHES, LEADS


@pytest.fixture
def save(editor):
    """A function that saves a cell as the editor does, with the version that is stored."""

    def saved(level, row, text, **facts):
        return save_text(level, row, text, **{"by": editor} | facts)

    return saved


@pytest.fixture
def draft(save):
    """Two levels and two rows; the first cell says LEADS and COACHES."""
    edition = EditionFactory(levels=2, rows=2, statements=0)
    put_text(edition.levels.first(), edition.rows.first(), f"{LEADS}\n{COACHES}")
    return edition
