"""The cue lexicon: the words of job evaluation that show how much a statement asks, each on a ladder of steps.

The ladders are those of the field: the factors of point rating (supervision received and exercised, complexity, scope
and effect, as in the Factor Evaluation System of the United States) and of Hay (know-how, problem solving,
accountability), and for thinking the verbs of Bloom's taxonomy. To extend one, add a phrase to a step.
"""

from .demand import DEMAND
from .reach import REACH
from .scales import Direction, Scale

__all__ = ["SCALES", "Direction", "Scale"]

SCALES = (*DEMAND, *REACH)
"""Every scale. The numbers of years, money and things are read by `quantities`."""
