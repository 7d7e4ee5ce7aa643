"""Reads a position's description: families ranked, levels per dimension, and the places in the text that say so."""

from .canonical import canonical
from .families import Candidate, Family, FamilyIndex, Ranking
from .ladders import Ladder, Row
from .levels import DimensionReading, LevelReading
from .reading import NotRead, Reading, read
from .sentences import Sentence
from .track import Act, Gate

__all__ = [
    "Act",
    "Candidate",
    "DimensionReading",
    "Family",
    "FamilyIndex",
    "Gate",
    "Ladder",
    "LevelReading",
    "NotRead",
    "Ranking",
    "Reading",
    "Row",
    "Sentence",
    "canonical",
    "read",
]
