"""A ladder as it is checked: its levels with their facts, its rows, and the lines of its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from ladders.engine.comparison import Comparison, compare
from ladders.engine.grid import Line


@dataclass(frozen=True, slots=True)
class LevelFacts:
    """A level and what is stated of it; an empty text is not stated. `name` is what readers see.

    Only what is transcribed from a document has a date to state: that of the document.
    """

    key: str
    name: str
    title: str = ""
    grade: str = ""
    exemption: str = ""
    job_code: str = ""
    date: str = ""
    is_transcribed: bool = False


@dataclass(frozen=True, slots=True)
class RowFacts:
    """A row by its dimension's slug; `definitions` are the texts that may define its words.

    Levels are not told apart by rows such as working conditions.
    """

    dimension: str
    label: str
    definitions: str = ""
    tells_apart: bool = True


Texts = tuple[tuple[str, tuple[str, ...]], ...]
"""What a level says, row by row."""
Step = tuple[LevelFacts, LevelFacts, Comparison]
"""A level, the next one up, and what changes between them."""


@dataclass(frozen=True)
class Draft:
    """What is checked. `levels` stand from the lowest up, `cells` by level key and dimension.

    `titles` are those that exist, `gone_titles` those that no longer do, with where they were last read.
    """

    levels: tuple[LevelFacts, ...]
    rows: tuple[RowFacts, ...]
    cells: Mapping[tuple[str, str], tuple[Line, ...]]
    titles: frozenset[str] = frozenset()
    gone_titles: Mapping[str, str] = field(default_factory=dict)

    def lines(self, level: LevelFacts, row: RowFacts) -> tuple[Line, ...]:
        return self.cells.get((level.key, row.dimension), ())

    def of_level(self, level: LevelFacts) -> Iterator[tuple[RowFacts, Line]]:
        """Yield every statement of a level with its row."""
        return ((row, line) for row in self.rows for line in self.lines(level, row))

    def statements(self) -> Iterator[tuple[LevelFacts, RowFacts, Line]]:
        """Yield every statement with its level and row, level by level."""
        return ((level, row, line) for level in self.levels for row, line in self.of_level(level))

    def said(self, level: LevelFacts, row: RowFacts) -> str:
        """Return what the cell says, a line per statement."""
        return "\n".join(line.text for line in self.lines(level, row))

    @cached_property
    def steps(self) -> list[Step]:
        """Each level with the next one up, compared."""
        return [
            (lower, upper, _compared(self._texts(lower), self._texts(upper))) for lower, upper in pairwise(self.levels)
        ]

    def _texts(self, level: LevelFacts) -> Texts:
        return tuple((row.dimension, tuple(line.text for line in self.lines(level, row))) for row in self.rows)

    def key_of(self, level: LevelFacts, dimension: str, place: int) -> str:
        """Return the key of the statement at that place (from 1) of a cell."""
        return self.cells[level.key, dimension][place - 1].key

    def place(self, level_key: str | None, dimension: str | None) -> str:
        """Return level and row in the words that readers see; "" for the whole ladder."""
        level = next((level.name for level in self.levels if level.key == level_key), "")
        row = next((row.label for row in self.rows if row.dimension == dimension), "")
        return ", ".join(filter(None, (level, row)))


@lru_cache(maxsize=200)
def _compared(lower: Texts, upper: Texts) -> Comparison:
    """Return the comparison of two levels; kept, since an edit of a ladder leaves most of its levels as they are."""
    # Without keys: two levels of one edition share none, and a copied one would be taken for the same statement.
    return compare(dict(lower), dict(upper), "below")
