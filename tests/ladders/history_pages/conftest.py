"""What the tests of the pages of a ladder's past share."""

from datetime import date

import pytest

from jobfamilies.actions import start_draft
from ladders.models import Row, Statement
from tests.factories import EditionFactory, LevelFactory, RowFactory, StatementFactory, publish
from tests.ladders.clerks import clerk


@pytest.fixture
def two():
    """A ladder of one level and one row in two editions: of three statements one stays, one is reworded, one goes."""
    first = EditionFactory(family=clerk(), levels=0, rows=0)
    level = LevelFactory(edition=first, title="Clerk I", slug="clerk-i", job_code="C1")
    row = RowFactory(edition=first, label="Duties")
    for text in ("Sorts letters.", "Files letters of one team.", "Asks."):
        StatementFactory(level=level, row=row, text=text)
    draft = start_draft(edition=publish(first, date(2020, 1, 2)))
    files = Statement.objects.filter(edition=draft, text="Files letters of one team.")
    files.update(text="Files letters of two teams.")
    Statement.objects.filter(edition=draft, text="Asks.").delete()
    draft.levels.update(title="Office Clerk", job_code="C2")
    Row.objects.filter(edition=draft).update(label="Core duties")
    LevelFactory(edition=draft, title="Clerk II", slug="clerk-ii")
    return first.family, publish(draft, date(2021, 1, 2))
