"""A reading as its page shows it, in plain Python."""

from .building import read_out, usual_key
from .marks import Segment, segments
from .shapes import ReadOut

__all__ = ["ReadOut", "Segment", "read_out", "segments", "usual_key"]
