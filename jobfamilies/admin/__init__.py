"""HR's pages of the catalogue, of the moves that publish an edition, and of the record they leave."""

from jobfamilies.admin import catalogue, records

__all__ = ["catalogue", "records"]
