"""What truly changes between two columns of a ladder: which statements belong together, and what became of each."""

from .comparing import compare
from .reading import Cells
from .relations import (
    TYPES,
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

__all__ = [
    "TYPES",
    "Cells",
    "Comparison",
    "DimensionComparison",
    "Kind",
    "Reason",
    "Relation",
    "Segment",
    "Side",
    "Stated",
    "Statement",
    "Summary",
    "Type",
    "Verdict",
    "compare",
]
