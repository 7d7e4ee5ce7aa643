"""What truly changes between two columns of a ladder: which statements belong together, and what became of each."""

from .alignment import LIMITS, Limits
from .comparing import compare
from .reading import Cells
from .relations import (
    TYPES,
    Certainty,
    Comparison,
    Confirmed,
    DimensionComparison,
    Kind,
    Reason,
    Relation,
    Segment,
    Side,
    Stated,
    Statement,
    Summary,
    Type,
    Verdict,
)
from .verdicts import OPPOSITE, Standing, opposite

__all__ = [
    "LIMITS",
    "OPPOSITE",
    "TYPES",
    "Cells",
    "Certainty",
    "Comparison",
    "Confirmed",
    "DimensionComparison",
    "Kind",
    "Limits",
    "Reason",
    "Relation",
    "Segment",
    "Side",
    "Standing",
    "Stated",
    "Statement",
    "Summary",
    "Type",
    "Verdict",
    "compare",
    "opposite",
]
