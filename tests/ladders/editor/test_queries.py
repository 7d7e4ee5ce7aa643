"""How much the editor asks of the database for a large ladder."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ladders.engine import cells
from ladders.models import Statement
from tests.factories import EditionFactory, RowFactory
from tests.ladders.editor.sheet import asked, page, save, stored

pytestmark = pytest.mark.django_db

UNCOUNTED = re.compile(
    r'FROM "(django_session|website_user|website_role)|FROM (sqlite_master|pg_trigger)|SAVEPOINT|^BEGIN|^COMMIT'
)


def counted(queries):
    return [each["sql"] for each in queries if not UNCOUNTED.search(each["sql"])]


def large(levels=12, rows=40):
    """Return a draft with two statements a cell, of a family that has an edition in force."""
    edition = EditionFactory(family=EditionFactory(published=True).family, levels=levels, rows=0)
    for place in range(rows):
        row = RowFactory(edition=edition, place=place + 1)
        Statement.objects.bulk_create(
            Statement(
                edition=edition, level=level, row=row, place=number, text=f"Does {place} of {level.rank} {number}."
            )
            for level in edition.levels.all()
            for number in (1, 2)
        )
    return edition


def test_a_large_ladder_opens_in_at_most_twelve_queries(client, editor):
    edition = large()
    save(client, edition, text="TBD")  # which blocks publishing, unless it is waived

    with CaptureQueriesContext(connection) as asks:
        assert client.get(page("", edition)).status_code == 200

    assert len(counted(asks.captured_queries)) == 11


@pytest.mark.parametrize(
    ("text", "queries"), [("Other.", 10), ("Does 0 of 1 1. Well.\nNew.\nDoes 1 of 1 2.", 10), ("", 7), (None, 10)]
)
def test_a_cell_of_a_large_ladder_is_saved_in_at_most_ten_queries(client, editor, text, queries):
    edition = large(rows=20)
    row = edition.rows.get(place=2)
    save(client, edition, row=row.pk, version=cells.version(stored(edition, row)), text="Does something else.")
    save(client, edition, text="Before.")

    body = json.dumps(asked(edition, text=text))

    with CaptureQueriesContext(connection) as asks:
        assert save(client, edition, body).status_code == 200

    assert len(counted(asks.captured_queries)) == queries
