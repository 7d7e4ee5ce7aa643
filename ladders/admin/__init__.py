"""The admin's pages of ladders: what levels expect, and the moves between them."""

from ladders.admin import checking, expectations, moves

__all__ = ["checking", "expectations", "moves"]
