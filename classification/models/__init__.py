"""Readings of what levels require, and positions with what was asked, described and ruled."""

from classification.models.counting import CountingRules, Precedent
from classification.models.descriptions import Description, Duty, Part, Section
from classification.models.positions import Position, PositionQuerySet
from classification.models.readings import Reading, ReadingQuerySet
from classification.models.requests import ClassificationRequest, RequestStep, Stage, Step
from classification.models.rulings import Appeal, AppealDecision, AppealStage, Ruling, RulingQuerySet, Succession

__all__ = [
    "Appeal",
    "AppealDecision",
    "AppealStage",
    "ClassificationRequest",
    "CountingRules",
    "Description",
    "Duty",
    "Part",
    "Position",
    "PositionQuerySet",
    "Precedent",
    "Reading",
    "ReadingQuerySet",
    "RequestStep",
    "Ruling",
    "RulingQuerySet",
    "Section",
    "Stage",
    "Step",
    "Succession",
]
