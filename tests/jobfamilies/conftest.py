"""What the tests of the catalogue and of editions share."""

from datetime import date

import pytest

from tests.factories import (
    EditionFactory,
    GradeFactory,
    JobFamilyFactory,
    JobFunctionFactory,
    LevelFactory,
    RowFactory,
    SourceDocumentFactory,
    StatementFactory,
    publish,
)


@pytest.fixture
def one_of_each(db):
    """One published edition and all that it needs, each with a name to find it by."""
    family = JobFamilyFactory(
        name="Clerk", organization__name="Acme", function=JobFunctionFactory(name="Finance", slug="finance")
    )
    here = {"organization": family.organization}
    document = SourceDocumentFactory(title="Manual", text="Hidden words.", **here)
    edition = EditionFactory(family=family, title="Office Clerk", levels=0, rows=0)
    level = LevelFactory(
        edition=edition,
        title="Clerk I",
        job_code="C1",
        grade=GradeFactory(name="57", **here),
        grade_text="57",
        source_document=document,
    )
    row = RowFactory(edition=edition, dimension__name="Filing", label="Core Duties", source_document=document)
    StatementFactory(level=level, row=row, text="Sorts all letters.")
    return publish(edition, date(2026, 3, 2))
