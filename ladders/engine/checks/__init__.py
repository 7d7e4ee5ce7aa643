"""What to look at in a ladder before it is published: plain data in, findings in words out."""

from .draft import Draft, LevelFacts, RowFacts
from .found import Finding, Found
from .registry import CHECKS, Check, check

__all__ = ["CHECKS", "Check", "Draft", "Finding", "Found", "LevelFacts", "RowFacts", "check"]
