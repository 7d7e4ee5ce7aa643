"""Readings of what levels require, and how organizations count."""

from classification.models.counting import CountingRules, Precedent
from classification.models.readings import Reading, ReadingQuerySet

__all__ = ["CountingRules", "Precedent", "Reading", "ReadingQuerySet"]
