"""What one edition writes otherwise than another: statements by their keys, levels by theirs, rows by dimension."""

from .editions import Redline, RowFact, redline_of
from .levels import Fact, LevelChanges, changes_of_level
from .lives import Life, Stay, life_of
from .statements import Change, RowChanges
from .wording import Run, redlined, redlined_lines

__all__ = [
    "Change",
    "Fact",
    "LevelChanges",
    "Life",
    "Redline",
    "RowChanges",
    "RowFact",
    "Run",
    "Stay",
    "changes_of_level",
    "life_of",
    "redline_of",
    "redlined",
    "redlined_lines",
]
