"""What HR confirmed of levels that are compared, as far as their texts still say what it was found of."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from jobfamilies.models import Level
from ladders.engine.comparison import Confirmed
from ladders.engine.grid import Grid, Line
from ladders.models import Confirmation
from ladders.models.confirmations import digest_of

Pair = tuple[Level, Level]
Found = tuple[Confirmed, ...]


def confirmed_of(pairs: Sequence[Pair], lines: Iterable[Line]) -> list[Found]:
    """Return what holds of each pair of levels, in one query. `lines` are their statements, with their keys.

    Levels come with their edition. Of levels of two families nothing is ever confirmed.
    """
    asked = [pair for pair in pairs if pair[0].edition.family_id == pair[1].edition.family_id]
    if not asked:
        return [()] * len(pairs)
    keys = {level.key for pair in asked for level in pair}
    families = {level.edition.family_id for level, _ in asked}
    rows = list(
        Confirmation.objects.filter(family__in=families, lower_level__in=keys, upper_level__in=keys).order_by("pk")
    )
    texts = {line.key: line.text for line in lines} if rows else {}
    return [_of_pair(pair, rows, texts) for pair in pairs]


def confirmed_in(levels: Sequence[Level], grid: Grid) -> list[Found]:
    """Return what holds of each level and the next one, in one query; the grid's lines come with their keys."""
    return confirmed_of(list(pairwise(levels)), lines_of(grid))


def lines_of(grid: Grid) -> list[Line]:
    return [line for row in grid.rows for cell in row.cells for line in cell.lines]


def _of_pair(pair: Pair, rows: Sequence[Confirmation], texts: Mapping[str, str]) -> Found:
    lower, upper = (level.key for level in pair)
    straight = [row for row in rows if (row.lower_level, row.upper_level) == (lower, upper)]
    turned = [row for row in rows if (row.lower_level, row.upper_level) == (upper, lower)]
    return (
        *(row.found() for row in _standing(straight) if _still_says(row, texts)),
        *(row.found(turned=True) for row in _standing(turned) if _still_says(row, texts)),
    )


def _standing(rows: Iterable[Confirmation]) -> list[Confirmation]:
    """Return what no later one took the place of, given the rows of one pair of levels, the oldest first."""
    standing: list[Confirmation] = []
    for row in rows:
        standing = [each for each in standing if each.digests.keys().isdisjoint(row.digests)]
        standing += [] if row.is_withdrawn else [row]
    return standing


def _still_says(row: Confirmation, texts: Mapping[str, str]) -> bool:
    return all(key in texts and digest_of(texts[key]) == digest for key, digest in row.digests.items())
