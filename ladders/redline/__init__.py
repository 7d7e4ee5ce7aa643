"""What one edition writes otherwise than another: statements by their keys, levels by theirs, rows by dimension."""

from .editions import Redline, RowFact, redline_of
from .levels import Fact, LevelChanges, changes_of_level
from .lives import Life, Stay, life_of

__all__ = [
    "Fact",
    "LevelChanges",
    "Life",
    "Redline",
    "RowFact",
    "Stay",
    "changes_of_level",
    "life_of",
    "redline_of",
]
