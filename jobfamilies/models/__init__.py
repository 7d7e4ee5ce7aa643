"""Which jobs exist, and every state their ladders were published in."""

from jobfamilies.models.catalogue import Grade, JobFamily, JobFunction, Organization, SourceDocument
from jobfamilies.models.edition import Edition, EditionQuerySet
from jobfamilies.models.level import Level, LevelQuerySet
from jobfamilies.models.publication import Publication, Withdrawal

__all__ = [
    "Edition",
    "EditionQuerySet",
    "Grade",
    "JobFamily",
    "JobFunction",
    "Level",
    "LevelQuerySet",
    "Organization",
    "Publication",
    "SourceDocument",
    "Withdrawal",
]
