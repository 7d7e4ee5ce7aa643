"""Which jobs exist, and every state their ladders were published in."""

from jobfamilies.models.catalogue import Grade, JobFamily, JobFunction, Organization, SourceDocument
from jobfamilies.models.edition import Edition, EditionQuerySet
from jobfamilies.models.level import Level, LevelQuerySet
from jobfamilies.models.own_facts import OwnFactDefinition
from jobfamilies.models.publication import Publication, Withdrawal
from jobfamilies.models.seals import SealEntry
from jobfamilies.models.synonyms import Synonyms, asked_for
from jobfamilies.models.workflow import Comment, Move, Stage, Transition

__all__ = [
    "Comment",
    "Edition",
    "EditionQuerySet",
    "Grade",
    "JobFamily",
    "JobFunction",
    "Level",
    "LevelQuerySet",
    "Move",
    "Organization",
    "OwnFactDefinition",
    "Publication",
    "SealEntry",
    "SourceDocument",
    "Stage",
    "Synonyms",
    "Transition",
    "Withdrawal",
    "asked_for",
]
