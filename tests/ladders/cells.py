"""Cells as tests begin with them, and as somebody saves them."""

from django.utils import timezone

from ladders.actions import lines_of, save_cell
from ladders.engine import cells
from ladders.index import write_statements
from ladders.models import Row, Statement
from tests.factories import UserFactory


def put_text(level, row, text):
    """Let a draft's cell say this, a statement a line, as what is loaded does: nobody is said to have done it."""
    Statement.objects.of_cell(level, row).delete()
    place = {"edition": level.edition, "level": level, "row": row}
    lines = cells.read(text, is_prose=row.style == Row.Style.PROSE)
    statements = [
        Statement(**place, place=number, text=line.text, begins_paragraph=line.begins_paragraph)
        for number, line in enumerate(lines, start=1)
    ]
    write_statements(Statement.objects.bulk_create(statements))


def version_of(level, row):
    """Return the version that somebody who reads the cell now begins with."""
    return cells.version(lines_of(Statement.objects.of_cell(level, row).order_by("place")))


def save_text(level, row, text, **facts):
    """Save a cell as an editor does who has just read it."""
    given = {"at": timezone.now(), "version": version_of(level, row)} | facts
    by = given.pop("by", None) or UserFactory(hr_editor=True)
    return save_cell(edition=level.edition, level=level.pk, row=row.pk, text=text, by=by, **given)
