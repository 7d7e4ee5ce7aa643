"""Reads a position's description: families ranked, levels per dimension, and the places in the text that say so."""

from .canonical import canonical, canonical_bytes, restored
from .families import Candidate, Family, FamilyIndex, Ranking
from .ladders import Ladder, Row
from .levels import DimensionReading, LevelReading
from .passages import Place
from .reading import ENGINE, FamilyReading, NotRead, Reading, read
from .sentences import Sentence
from .track import Act, Gate
from .versions import LEXICON

__all__ = [
    "ENGINE",
    "LEXICON",
    "Act",
    "Candidate",
    "DimensionReading",
    "Family",
    "FamilyIndex",
    "FamilyReading",
    "Gate",
    "Ladder",
    "LevelReading",
    "NotRead",
    "Place",
    "Ranking",
    "Reading",
    "Row",
    "Sentence",
    "canonical",
    "canonical_bytes",
    "read",
    "restored",
]
