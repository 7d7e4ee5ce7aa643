"""The admin's pages of ladders: what levels expect, and the moves between them."""

from ladders.admin import checking, dimensions, editions, levels, moves, rows

__all__ = ["checking", "dimensions", "editions", "levels", "moves", "rows"]
