"""Writing what one level says in one row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from jobfamilies.models import Edition, Level
from ladders.actions.writing import CannotChange, log, writable
from ladders.engine import cells
from ladders.engine.grid import Line
from ladders.index import write_statements
from ladders.models import CellChange, Row, SearchEntry, Statement
from website.models import User
from website.printable import no_sign_of_text

RECENT = 40
"""Changes of a draft whose statements can be moved to another cell or brought back with their keys."""


class StaleCell(Exception):
    """Somebody else changed the cell since the text was read.

    `lines` is what it says now, and `last` who made it so; None where no change of the draft did.
    """

    def __init__(self, lines: list[Line], last: CellChange | None) -> None:
        super().__init__("Somebody else changed this cell meanwhile.")
        self.lines, self.last = lines, last


@dataclass(frozen=True)
class Saved:
    """What a save wrote, and what became of each line."""

    lines: list[Line]
    became: list[cells.Became]

    def count(self, kind: str) -> int:
        return sum(each.kind == kind for each in self.became)


def lines_of(statements: Sequence[Statement]) -> list[Line]:
    """Return stored statements of one cell as lines, in their order."""
    return [Line(each.text, each.begins_paragraph, str(each.key)) for each in statements]


@transaction.atomic
def save_cell(
    *,
    edition: Edition,
    level: int,
    row: int,
    text: str | None,
    by: User,
    at: datetime,
    version: str,
    said: Mapping[int, str] | None = None,
) -> Saved:
    """Make a cell of a draft, by the keys of its level and row, say what a person typed; text None undoes a change.

    `version` is that of the lines the person began with (see `cells.version`), and `said` which line is which
    statement, where they said it. Raises CannotChange, and StaleCell where somebody else changed the cell since.
    """
    column, line = _places(edition, level, row, by)
    old, released, before = _before(column, line)
    stored = lines_of(old)
    if text is None:
        text = before if before is not None else _text_before(column, line)
    if reasons := cells.unwritable(text):
        raise CannotChange(reasons)
    saved = _keyed(line, text, stored, released, said)
    _write(column, line, old, saved.lines, version=version, by=by, at=at)
    return saved


@transaction.atomic
def put_lines(*, level: Level, row: Row, lines: Sequence[Line], by: User, at: datetime, version: str) -> None:
    """Make a cell say lines whose statements are known, of a draft that is locked; a line without a key is new.

    `version` is that of the lines that they were made of. A key that stands in another cell stays there. Raises
    CannotChange for what is no text, and StaleCell.
    """
    if refused := no_sign_of_text("\n".join(line.text for line in lines)):
        raise CannotChange([f"{level}, {row}: {refused}"])
    old = list(Statement.objects.of_cell(level, row).order_by("place"))
    elsewhere = Statement.objects.filter(edition=level.edition_id, key__in=[line.key for line in lines if line.key])
    taken = {str(key) for key in elsewhere.exclude(level=level, row=row).values_list("key", flat=True)}
    _write(level, row, old, with_keys(_once(lines, taken)), version=version, by=by, at=at)


def _once(lines: Iterable[Line], taken: set[str]) -> Iterator[Line]:
    """Yield the lines, without their keys where these are taken, by a line above too."""
    seen = set(taken)
    for line in lines:
        yield replace(line, key="" if line.key in seen else line.key)
        seen.add(line.key)


def with_keys(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with a new key for each that has none."""
    return [line if line.key else replace(line, key=str(uuid4())) for line in lines]


def _places(edition: Edition, level: int, row: int, by: User) -> tuple[Level, Row]:
    """Return the level and the row, with the edition locked. Raises CannotChange."""
    edition = writable(edition, by)
    both = Row.objects.filter(edition=edition, pk=row, edition__levels=level)  # in one query
    of_level = {"level_key": F("edition__levels__key"), "level_title": F("edition__levels__title")}
    line: Any = both.select_related("dimension").annotate(**of_level).first()
    if line is None:
        gone = "level" if edition.rows.filter(pk=row).exists() else "row"
        raise CannotChange([f"This {gone} is no longer part of the draft. Copy your text, and load the page again."])
    line.edition = edition
    return Level(pk=level, edition=edition, key=line.level_key, title=line.level_title), line


def _before(level: Level, row: Row) -> tuple[list[Statement], list[Line], str | None]:
    """Return the cell's statements, those lately taken out of the draft, the latest first, and its text before.

    The text is None where the cell was not changed lately, or where that change was erased.
    """
    changes = CellChange.objects.filter(edition=level.edition_id, kind=CellChange.Kind.TEXT)
    lately = list(changes.values_list("level_key", "dimension", "before", "keys_before", "erasure")[:RECENT])
    taken = [
        Line(line.text, key=key)
        for _, _, before, keys, _ in lately
        for line, key in zip(cells.read(before, is_prose=False), keys, strict=True)
    ]
    # In one query: a statement of the log that the draft holds again is not released.
    there = Statement.objects.filter(edition=level.edition_id, key__in={line.key for line in taken})
    found = list((there | Statement.objects.of_cell(level, row)).order_by("place"))
    held = {str(each.key) for each in found}
    old = [each for each in found if (each.level_id, each.row_id) == (level.pk, row.pk)]
    place = (level.key, row.dimension.slug)
    before = ((None if erased else said) for key, slug, said, _, erased in lately if (key, slug) == place)
    return old, [line for line in taken if line.key not in held], next(before, None)


def _keyed(
    row: Row, text: str, stored: list[Line], released: list[Line], said: Mapping[int, str] | None = None
) -> Saved:
    typed = cells.read(text, is_prose=row.style == Row.Style.PROSE)
    lines = with_keys(cells.keyed(typed, stored, released=released, said=said))
    return Saved(lines, cells.became(lines, stored, released))


def _write(
    level: Level, row: Row, old: list[Statement], lines: list[Line], *, version: str, by: User, at: datetime
) -> None:
    """Put the lines in the old statements' place, let the search find them and keep who did it. Raises StaleCell.

    All that changes a cell comes by here.
    """
    stored = lines_of(old)
    if version != cells.version(stored) != cells.version(lines):
        raise StaleCell(stored, _last_change(level, row))
    if lines == stored:
        return
    gone = Statement.objects.filter(pk__in=[each.pk for each in old])
    SearchEntry.objects.filter(statement__in=[each.pk for each in old]).delete()
    gone._raw_delete(gone.db)  # Nothing else goes with a statement, and `delete` would read each of them first.
    written = Statement.objects.bulk_create(
        Statement(
            edition_id=level.edition_id,
            level=level,
            row=row,
            place=place,
            text=line.text,
            begins_paragraph=line.begins_paragraph,
            key=line.key,
        )
        for place, line in enumerate(lines, start=1)
    )
    write_statements(written)
    said = {"before": cells.typed(stored), "after": cells.typed(lines)}
    keys = [line.key for line in stored]
    log(CellChange.Kind.TEXT, edition=level.edition, by=by, at=at, level=level, row=row, keys_before=keys, **said)


def _text_before(level: Level, row: Row) -> str:
    """Return what the cell said before its last change. Raises CannotChange where nothing tells."""
    last = _last_change(level, row)
    if last is None:
        raise CannotChange(["Nothing was changed in this cell that could be undone."])
    if last.is_erased:
        raise CannotChange(["What this cell said before was erased from the log."])
    return last.before


def _last_change(level: Level, row: Row) -> CellChange | None:
    return CellChange.objects.of_edition(level.edition).of_cell(level.key, row.dimension.slug).first()
