"""The words that show how much a statement asks: a lexicon as data, and the matcher that finds its cues in a text."""

from .lexicon import SCALES, Direction, Scale
from .matching import SCALE_OF, Cue, find

__all__ = ["SCALES", "SCALE_OF", "Cue", "Direction", "Scale", "find"]
