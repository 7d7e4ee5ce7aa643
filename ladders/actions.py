"""What people do with the text of a ladder."""

from django.db import transaction

from jobfamilies.models import Level
from ladders import cells
from ladders.grid import Line
from ladders.models import Row, Statement


def lines_of(statements: list[Statement]) -> list[Line]:
    """Return stored statements of one cell as lines, in their order."""
    return [Line(each.text, each.begins_paragraph, str(each.key)) for each in statements]


@transaction.atomic
def write_cell(*, level: Level, row: Row, text: str) -> bool:
    """Make the cell say what was typed, one statement per line; return whether that changed anything.

    A line that is an old statement, moved or reworded, keeps its key. Raises IntegrityError for a published edition.
    """
    old = list(Statement.objects.of_cell(level, row).order_by("place"))
    stored = lines_of(old)
    new = cells.keyed(cells.read(text, is_prose=row.style == Row.Style.PROSE), stored)
    if new == stored:
        return False
    Statement.objects.filter(pk__in=[each.pk for each in old]).delete()
    Statement.objects.bulk_create(
        Statement(
            edition_id=level.edition_id,
            level=level,
            row=row,
            place=place,
            text=line.text,
            begins_paragraph=line.begins_paragraph,
            **({"key": line.key} if line.key else {}),
        )
        for place, line in enumerate(new, start=1)
    )
    return True
