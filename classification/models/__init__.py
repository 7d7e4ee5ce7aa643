"""Readings of what levels require, and positions with what was asked, described and ruled."""

from classification.models.approvals import Approvable
from classification.models.counting import CountingRules, Precedent
from classification.models.descriptions import Description, Duty, Part, Section
from classification.models.positions import Position, PositionQuerySet
from classification.models.ratings import Rating, RatingSheet, RatingSheetQuerySet
from classification.models.readings import Reading, ReadingQuerySet
from classification.models.records import Determination, OwnRecord, SentRecord, SentRecordQuerySet
from classification.models.requests import ClassificationRequest, RequestStep, Stage, Step
from classification.models.rulings import Appeal, AppealDecision, AppealStage, Ruling, RulingQuerySet, Succession
from classification.models.runs import Run, RunQuerySet
from classification.models.schemes import Scheme, SchemeQuerySet

__all__ = [
    "Appeal",
    "AppealDecision",
    "AppealStage",
    "Approvable",
    "ClassificationRequest",
    "CountingRules",
    "Description",
    "Determination",
    "Duty",
    "OwnRecord",
    "Part",
    "Position",
    "PositionQuerySet",
    "Precedent",
    "Rating",
    "RatingSheet",
    "RatingSheetQuerySet",
    "Reading",
    "ReadingQuerySet",
    "RequestStep",
    "Ruling",
    "RulingQuerySet",
    "Run",
    "RunQuerySet",
    "Scheme",
    "SchemeQuerySet",
    "Section",
    "SentRecord",
    "SentRecordQuerySet",
    "Stage",
    "Step",
    "Succession",
]
