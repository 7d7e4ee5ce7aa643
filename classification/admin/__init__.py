"""HR's pages of readings, positions and what is ruled on them."""

from classification.admin import readings

__all__ = ["readings"]
