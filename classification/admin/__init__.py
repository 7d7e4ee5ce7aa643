"""HR's pages of readings, positions and what is ruled on them."""

from classification.admin import appeals, positions, ratings, readings, rulings, runs, successions

__all__ = ["appeals", "positions", "ratings", "readings", "rulings", "runs", "successions"]
