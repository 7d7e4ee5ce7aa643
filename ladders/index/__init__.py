"""The index of the search: its entries, how each database finds them, and whether it is right."""

from ladders.index.finding import Found, Scope, find, which
from ladders.index.writing import rebuild, write_dimension, write_edition, write_statements

__all__ = ["Found", "Scope", "find", "rebuild", "which", "write_dimension", "write_edition", "write_statements"]
