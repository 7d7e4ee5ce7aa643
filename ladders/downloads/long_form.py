"""A ladder as one long table: a row per statement, for whoever counts, sorts or imports."""

from collections.abc import Iterator
from datetime import datetime

from jobfamilies.models import Level
from ladders.downloads import facts
from ladders.engine.grid import GridRow
from ladders.ladder import Ladder
from website.spreadsheets import Value

COLUMNS = (
    "organization",
    "family",
    "edition",
    "level",
    "code",
    "grade",
    "dimension",
    "label",
    "place",
    "text",
    "key",
    "begins_paragraph",
    "effective_on",
    "source",
    "made_at",
)


def long_form(ladder: Ladder, at: datetime) -> Iterator[list[Value]]:
    """Yield the names of the columns, then a row per statement, level by level. Needs a ladder read with its keys."""
    edition = ladder.edition
    whose: list[Value] = [edition.family.organization.name, edition.name, edition.number]
    origin: list[Value] = [facts.since(ladder), facts.sources(ladder), at.isoformat(timespec="seconds")]
    yield list(COLUMNS)
    for index, level in enumerate(ladder.levels):
        for row in ladder.grid.rows:
            for statement in _statements(row, index):
                yield [*whose, *_facts_of(level), row.dimension, row.label, *statement, *origin]


def _facts_of(level: Level) -> list[Value]:
    return [level.name, level.job_code, level.grade_text]


def _statements(row: GridRow, index: int) -> Iterator[list[Value]]:
    for place, line in enumerate(row.cells[index].lines, start=1):
        yield [place, line.text, line.key, line.begins_paragraph]
