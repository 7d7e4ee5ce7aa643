"""What the page of an import shows: each cell as a redline, or both versions, with what was doubted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ladders.engine.comparison import Segment
from ladders.engine.grid import Line
from ladders.engine.importing import fitting
from ladders.engine.importing.fitting import LEFT_OUT, NEW, Choices, Draft, DraftRow, Fit, Vocabulary
from ladders.engine.importing.redline import Marked, redline


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class ShownCell:
    """A cell of the page: each statement as the redline has it, or both versions, and what was doubted."""

    name: str
    level: str
    marked: list[Marked]
    doubts: list[str]
    is_changed: bool
    is_both: bool
    is_conflict: bool
    of_draft: tuple[str, ...] = ()
    of_file: tuple[str, ...] = ()
    chosen: str = ""


@dataclass(frozen=True)
class ShownRow:
    name: str
    label: str
    heading: str
    chosen: str
    hint: str
    cells: list[ShownCell]


def levels(fitted: Fit) -> list[dict[str, str]]:
    return [
        {"name": f"level-{n}", "title": level.title or "Title not stated", "grade": level.grade_text, "chosen": key}
        for n, (level, key) in enumerate(zip(fitted.ladder.levels, fitted.levels, strict=True))
    ]


def rows(fitted: Fit, draft: Draft, known: Sequence[Vocabulary], choices: Choices) -> Iterator[ShownRow]:
    for place, (row, slug) in enumerate(zip(fitted.ladder.rows, fitted.rows, strict=True)):
        suggested = "" if slug else fitting.dimension_suggested(row, known)
        kept = draft.row(slug)
        hint = "Suggested by its label" if suggested else "Choose one" if not slug else ""
        if slug and slug != LEFT_OUT and kept is None:
            hint = "New row in the draft"
        cells = [_cell(fitted, place, column, kept, choices) for column in range(len(fitted.ladder.levels))]
        yield ShownRow(f"row-{place}", row.label, row.heading, slug or suggested, hint, cells)


def _cell(fitted: Fit, place: int, column: int, kept: DraftRow | None, choices: Choices) -> ShownCell:
    level, change = fitted.ladder.levels[column], fitted.change(place, column)
    said = fitted.ladder.rows[place].cells[column]
    now = kept.cells.get(fitted.levels[column], ()) if kept else ()
    is_open = fitted.rows[place] in ("", LEFT_OUT) or fitted.levels[column] in ("", LEFT_OUT)
    before, after = (change.before, change.after) if change else (said, said) if is_open else (now, now)
    is_conflict = bool(change and change.is_conflict)
    return ShownCell(
        name=f"cell-{place}-{column}",
        level=level.title or "Title not stated",
        marked=redline(before, after) if change else [*map(_same, after)],
        doubts=[str(each) for each in fitted.ladder.doubts if (each.row, each.column) == (place, column)],
        is_changed=bool(change),
        is_both=bool(change and change.is_both),
        is_conflict=is_conflict,
        of_draft=tuple(line.text for line in now) if is_conflict else (),
        of_file=tuple(line.text for line in said) if is_conflict else (),
        chosen=choices.conflicts.get((place, column), ""),
    )


def _same(line: Line) -> Marked:
    return Marked("same", (), (Segment(line.text, is_equal=True),))


def levels_after(fitted: Fit, draft: Draft) -> dict[str, str]:
    """Return the levels that the draft will have, titles by key: a new level takes the key that the file gives it."""
    new = zip(fitted.ladder.levels, fitted.levels, strict=True)
    return {level.key: level.title for level, key in new if key == NEW and level.key} | dict(draft.levels)


def left(fitted: Fit, draft: Draft) -> list[str]:
    """Return what the draft has and the file does not: it stays."""
    levels = [title for key, title in draft.levels if key not in fitted.levels]
    return levels + [row.label for row in draft.rows if row.dimension not in fitted.rows]
