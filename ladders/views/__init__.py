"""Pages that show what levels expect."""

from ladders.views.comparing import compare
from ladders.views.reading import family, level, source

__all__ = ["compare", "family", "level", "source"]
