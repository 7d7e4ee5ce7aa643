"""What the tests of downloads share."""

import pytest

from tests.factories import EditionFactory, LevelFactory, RowFactory, StatementFactory, publish
from tests.ladders.downloads.hostile import HOSTILE


@pytest.fixture
def hostile():
    """A published edition whose every cell holds what breaks files."""
    edition = EditionFactory(levels=0, rows=0, title='Clerks "#=1+1" </script>')
    level = LevelFactory(edition=edition, title="=Level </script> #1", slug="clerk", job_code="+1")
    for traits in ({}, {"prose": True}):
        row = RowFactory(edition=edition, label="@Row *b* </script>", note="=note", heading="#heading", **traits)
        for text in HOSTILE:
            StatementFactory(level=level, row=row, text=text)
    RowFactory(edition=edition, label="Empty")
    return publish(edition)
