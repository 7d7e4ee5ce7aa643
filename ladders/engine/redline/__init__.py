"""What became of statements from one edition to another, and every letter that changed."""

from .statements import NOTHING, Change, Elsewhere, RowChanges, Said, changed_rows, longest_rise
from .wording import Run, redlined, redlined_lines

__all__ = [
    "NOTHING",
    "Change",
    "Elsewhere",
    "RowChanges",
    "Run",
    "Said",
    "changed_rows",
    "longest_rise",
    "redlined",
    "redlined_lines",
]
