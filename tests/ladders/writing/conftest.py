"""What the tests of writing share."""

import pytest
from django.utils import timezone

from ladders.actions import lines_of, save_cell, write_cell
from ladders.engine import cells
from ladders.models import Statement
from tests.factories import EditionFactory
from tests.ladders.writing.words import COACHES, LEADS


@pytest.fixture
def save(editor):
    """A function that saves a cell as the editor does, with the version that is stored."""

    def saved(level, row, text, **facts):
        stored = lines_of(Statement.objects.of_cell(level, row).order_by("place"))
        given = {"by": editor, "at": timezone.now(), "version": cells.version(stored)} | facts
        return save_cell(edition=level.edition, level=level.pk, row=row.pk, text=text, **given)

    return saved


@pytest.fixture
def draft(save):
    """Two levels and two rows; the first cell says LEADS and COACHES."""
    edition = EditionFactory(levels=2, rows=2, statements=0)
    level, row = edition.levels.first(), edition.rows.first()
    write_cell(level=level, row=row, text=f"{LEADS}\n{COACHES}")
    return edition
