"""What truly changes between two columns of a ladder: which statements belong together, and what became of each."""

from .alignment import LIMITS, Limits
from .comparing import compare
from .reading import Cells
from .relations import (
    TYPES,
    Certainty,
    Comparison,
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
from .verdicts import Standing

__all__ = [
    "LIMITS",
    "TYPES",
    "Cells",
    "Certainty",
    "Comparison",
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
]
