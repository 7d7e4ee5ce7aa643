"""The comparison held against what people judged: how well it aligns statements, and how often it is right."""

from .cases import Case, documents_cases, file_cases
from .measures import Measured, measured
from .shares import Share

__all__ = ["Case", "Measured", "Share", "documents_cases", "file_cases", "measured"]
