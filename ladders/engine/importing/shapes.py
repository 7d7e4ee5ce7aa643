"""Tells the shape of a table: where its levels stand, its heads, its labels, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ladders.engine.importing import wording
from website.files.blocks import Cell

Row = Sequence[Cell]
SURE = 0.5
"""How far the signs for one shape must outweigh those for the other for it to be no question."""
TURNED = -0.25
"""From here on the levels are taken to stand in rows."""


@dataclass(frozen=True)
class Shape:
    """How a table is read. Columns and rows count from 0.

    `heads` is the row of the heads, `bands` are the rows over it; `labels` is the column of the labels, `category` and
    `definition` those beside it, or None; `levels` are the columns of what the table says.
    """

    heads: int
    bands: tuple[int, ...]
    labels: int
    levels: tuple[int, ...]
    category: int | None = None
    definition: int | None = None
    left_out: tuple[int, ...] = ()
    is_turned: bool = False
    is_jobs: bool = False
    certainty: float = 1.0
    label_columns: tuple[int, ...] = field(default=(0,))

    @property
    def words(self) -> str:
        """Say the shape for people."""
        if self.is_jobs:
            return "a job per row"
        return "levels stand in rows" if self.is_turned else "levels stand in columns"


def words_at(row: Row, column: int) -> str:
    return row[column].words if column < len(row) else ""


def distinct(row: Row) -> list[Cell]:
    """Return the cells of a row that say something of their own."""
    return [cell for cell in row if cell.words and not cell.is_copy]


def shape_of(
    rows: Sequence[Row], *, turned: bool | None = None, head_rows: int | None = None, label_columns: int | None = None
) -> Shape | None:
    """Return the shape of a table that begins with its heads; None where it is no table of levels.

    What a person said of it holds: whether it is turned, how many rows are heads, how many columns are labels.
    """
    if len(rows) < 2 or max(map(len, rows), default=0) < 2:
        return None
    bands = _bands(rows) if head_rows is None else tuple(range(max(min(head_rows, len(rows) - 1) - 1, 0)))
    heads = len(bands)
    width = len(rows[heads])
    count = _label_columns(rows, heads) if label_columns is None else max(1, min(label_columns, width - 1))
    category, labels, definition = _roles(rows[heads], count)
    rest = range(count, width)
    left_out = tuple(column for column in rest if _is_left_out(rows, heads, column, rest))
    levels = tuple(column for column in rest if column not in left_out and _says(rows[heads:], column))
    if not levels:
        return None
    score = _score(rows, heads, labels, levels) + 0.3 * (category is not None) + bool(bands)
    is_jobs = turned is not False and _is_jobs(rows, heads)
    is_turned = is_jobs or (turned if turned is not None else score < TURNED and _may_turn(rows[heads + 1 :], labels))
    certainty = 1.0 if turned is not None or is_jobs else abs(score)
    columns = tuple(range(count))
    return Shape(heads, bands, labels, levels, category, definition, left_out, is_turned, is_jobs, certainty, columns)


def _says(rows: Sequence[Row], column: int) -> bool:
    return any(words_at(row, column) for row in rows)


def _bands(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the rows over the heads: those with a cell that spans several, each with heads of its own below."""
    found: list[int] = []
    for number, (row, below) in enumerate(pairwise(rows)):
        across = any(right.is_copy and right.place == left.place and left.words for left, right in pairwise(row[1:]))
        lead = words_at(below, 0)
        is_under = below[0].is_copy or not lead or wording.is_corner(lead, wording.LABELS | wording.LEVELS)
        said = [cell.words for cell in distinct(below)[0 if not lead or below[0].is_copy else 1 :]]
        is_heads = len(said) > 1 and all(wording.is_title(words) for words in said)
        if not (across and is_under and is_heads and number < 3):
            break
        found.append(number)
    return tuple(found)


def _label_columns(rows: Sequence[Row], heads: int) -> int:
    """Return how many columns stand left of the levels: labels, and what groups or defines them."""
    head, body = rows[heads], [row for row in rows[heads + 1 :] if distinct(row)]
    names = wording.LABELS | wording.CATEGORIES | wording.DEFINITIONS
    if (
        wording.is_corner(words_at(head, 0), wording.LEVELS)
        and wording.likeness([words_at(row, 0) for row in body]) >= 0.5
    ):
        return 1
    count = 1
    for column in range(1, min(4, len(head) - 1)):
        said = words_at(head, column)
        filled = sum(bool(words_at(row, column)) for row in body)
        further = [words_at(head, each) for each in range(column + 1, len(head)) if words_at(head, each)]
        is_named = wording.is_corner(said, names) and not wording.likeness([said])
        is_unnamed = not said and filled and further
        if not further or not (is_named or is_unnamed or _is_grouped(body, column, said, further)):
            break
        count = column + 1
    if count > 1 and _may_be_jobs([words_at(head, column) for column in range(len(head))]):
        return 1
    return count


def _is_grouped(body: Sequence[Row], column: int, said: str, further: Sequence[str]) -> bool:
    """Whether the column to the left only groups this one: it is merged down or left free, and this is all labels."""
    if not body or wording.likeness([said]) or wording.likeness(further) < 0.5:
        return False
    left = [row[column - 1] for row in body]
    is_sparse = sum(cell.is_copy or not cell.words for cell in left) * 3 >= len(body)
    labels = [words_at(row, column) for row in body]
    return is_sparse and all(labels) and all(wording.is_title(label) for label in labels)


def _roles(head: Row, count: int) -> tuple[int | None, int, int | None]:
    """Return the columns of category, label and definition among the first ones."""
    columns = list(range(count))
    definition = next(
        (column for column in columns[1:] if wording.plain(words_at(head, column)) in wording.DEFINITIONS), None
    )
    rest = [column for column in columns if column != definition]
    if len(rest) > 1:
        return rest[0], rest[1], definition if definition is not None else (rest[2] if len(rest) > 2 else None)
    return None, rest[0], definition


def _is_left_out(rows: Sequence[Row], heads: int, column: int, rest: Sequence[int]) -> bool:
    said = wording.plain(words_at(rows[heads], column))
    return said in wording.LEFT_OUT and column == rest[-1] and len(rest) > 2


def _may_turn(body: Sequence[Row], labels: int) -> bool:
    said = [words_at(row, labels) for row in body if distinct(row)]
    return len(said) > 1 and all(said) and len(set(said)) == len(said) and all(map(wording.is_title, said))


def _score(rows: Sequence[Row], heads: int, labels: int, levels: Sequence[int]) -> float:
    """Return how much speaks for levels in columns (above 0) or in rows (below)."""
    columns = [words_at(rows[heads], column) for column in levels]
    body = [row for row in rows[heads + 1 :] if distinct(row)]
    firsts = [words_at(row, labels) for row in body]
    corner = words_at(rows[heads], labels)
    score = wording.likeness(columns) + wording.knownness(firsts)
    score -= wording.likeness(firsts) + wording.knownness(columns)
    if corner and wording.is_corner(corner, wording.LEVELS):
        score -= 0.8
    elif corner and wording.is_corner(corner, wording.LABELS | wording.CATEGORIES):
        score += 0.6
    if any(len(distinct(row)) == 1 and words_at(row, labels) for row in body[:-1]):
        score += 0.3  # rows that are headings
    return score


def _may_be_jobs(heads: Sequence[str]) -> bool:
    """Whether heads name the title of a job and at least one other fact that has a place of its own."""
    kinds = {wording.fact_of(head) for head in heads}
    return "title" in kinds and bool(kinds & {"job_code", "grade", "family", "function", "exemption", "level"})


def _is_jobs(rows: Sequence[Row], heads: int) -> bool:
    """Whether each row is a job: the heads name its title and other facts of it, and each row says a title."""
    said = [cell.words for cell in rows[heads]]
    if not _may_be_jobs(said):
        return False
    column = next(place for place, words in enumerate(said) if wording.fact_of(words) == "title")
    titles = [words_at(row, column) for row in rows[heads + 1 :] if len(distinct(row)) > 1]
    return len(titles) > 0 and sum(map(wording.is_title, titles)) > 0.8 * len(titles)
