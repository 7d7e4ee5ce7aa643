"""What each level of a ladder expects."""

from ladders.models.expectations import Dimension, Row, RowQuerySet, Statement, StatementQuerySet

__all__ = ["Dimension", "Row", "RowQuerySet", "Statement", "StatementQuerySet"]
