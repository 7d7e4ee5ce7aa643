"""Drafts for the tests of the ladder document."""

from jobfamilies.models import Edition
from tests.factories import (
    EditionFactory,
    JobFamilyFactory,
    LevelFactory,
    RowFactory,
    SourceDocumentFactory,
    StatementFactory,
)


def full_draft() -> Edition:
    """Return a draft that has something in every field of the document, the same each time."""
    family = JobFamilyFactory(organization__slug="acme", slug="clerk")
    source = SourceDocumentFactory(organization=family.organization, slug="manual")
    edition = EditionFactory(
        family=family,
        levels=0,
        rows=0,
        title="Clerk",
        summary="Keeps the books.",
        function_text="Finance",
        track_text="Professional",
        source_date_label="Last updated",
        source_date_text="3/2007",
        source_date="2007-03",
    )
    level = LevelFactory(
        edition=edition,
        graded=True,
        grade__slug="g1",
        grade__name="Grade 1",
        key="00000000-0000-4000-8000-000000000001",
        slug="clerk-i",
        title="Clerk I",
        short_title="I",
        job_code="C1",
        exemption="exempt",
        source_date_label="Revised",
        source_date_text="July 2019",
        source_date="2019-07",
        source_document=source,
    )
    row = RowFactory(
        edition=edition,
        dimension__slug="duties",
        label="Duties & tasks",
        heading="THE JOB",
        prose=True,
        note="Torn in the source.",
        source_document=source,
    )
    RowFactory(edition=edition, dimension__slug="silent", label="Silent")
    StatementFactory(
        level=level,
        row=row,
        key="00000000-0000-4000-8000-000000000002",
        text="Files “récords”.",
        begins_paragraph=True,
    )
    return edition
