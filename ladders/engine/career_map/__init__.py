"""The career map: every level, the moves that are known between them, the ways along these, and where each is drawn.

Plain data in, frozen dataclasses out.
"""

from ladders.engine.career_map.graph import Edge, Graph, Node, Record, build
from ladders.engine.career_map.layout import Column, Drawing, Rung, draw
from ladders.engine.career_map.routes import MOST_ROUTES, Route, shortest_routes
from ladders.engine.career_map.scales import Band, bands, contradicts

__all__ = [
    "MOST_ROUTES",
    "Band",
    "Column",
    "Drawing",
    "Edge",
    "Graph",
    "Node",
    "Record",
    "Route",
    "Rung",
    "bands",
    "build",
    "contradicts",
    "draw",
    "shortest_routes",
]
