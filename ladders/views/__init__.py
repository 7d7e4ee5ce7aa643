"""Pages that show what levels expect."""

from ladders.views.briefing import brief, brief_file
from ladders.views.comparing import compare
from ladders.views.confirming import confirm, to_confirm
from ladders.views.dimensions import DimensionList, DimensionPage
from ladders.views.downloads import ladder_file, spec_file
from ladders.views.drafting import log, start
from ladders.views.families import compare_families
from ladders.views.history import choose_redline, editions, level_history, redline
from ladders.views.mapping import career_map
from ladders.views.reading import family, level, source
from ladders.views.searching import search

__all__ = [
    "DimensionList",
    "DimensionPage",
    "brief",
    "brief_file",
    "career_map",
    "choose_redline",
    "compare",
    "compare_families",
    "confirm",
    "editions",
    "family",
    "ladder_file",
    "level",
    "level_history",
    "log",
    "redline",
    "search",
    "source",
    "spec_file",
    "start",
    "to_confirm",
]
