"""What each level of a ladder expects."""

from ladders.models.changes import CellChange, CellChangeQuerySet
from ladders.models.confirmations import Confirmation, ConfirmationQuerySet
from ladders.models.expectations import Dimension, Row, RowQuerySet, Statement, StatementQuerySet
from ladders.models.import_runs import ImportedFamily, ImportFile, ImportProfile, ImportRun
from ladders.models.likenesses import GradeEquivalence, RelatedFamilies, grade_scales
from ladders.models.moves import Move, MoveQuerySet, OutsideClass
from ladders.models.search import SearchEntry, SearchWord
from ladders.models.shared_texts import SharedText, SharedTextUse
from ladders.models.text_changes import TextChange
from ladders.models.waivers import Waiver, WaiverQuerySet

__all__ = [
    "CellChange",
    "CellChangeQuerySet",
    "Confirmation",
    "ConfirmationQuerySet",
    "Dimension",
    "GradeEquivalence",
    "ImportFile",
    "ImportProfile",
    "ImportRun",
    "ImportedFamily",
    "Move",
    "MoveQuerySet",
    "OutsideClass",
    "RelatedFamilies",
    "Row",
    "RowQuerySet",
    "SearchEntry",
    "SearchWord",
    "SharedText",
    "SharedTextUse",
    "Statement",
    "StatementQuerySet",
    "TextChange",
    "Waiver",
    "WaiverQuerySet",
    "grade_scales",
]
