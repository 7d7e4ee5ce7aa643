"""How one gets from one level to another: the shortest routes, step by step."""

from collections.abc import Iterator
from itertools import islice

from ladders.engine.career_map.graph import Edge, Graph

MOST_ROUTES = 6
"""Of routes of equal length so many are shown; more would help nobody to choose."""
EASE = {"promotion": 0, "way in": 1, "lateral": 2}
"""Among equally short routes those come first whose first steps the ladder itself gives."""

Route = tuple[Edge, ...]


def shortest_routes(graph: Graph, start: str, end: str, most: int = MOST_ROUTES) -> list[Route]:
    """Return the routes with the fewest steps, at most so many; none where no way is known or one is there already."""
    steps = steps_to(graph, end)
    if start == end or start not in steps:
        return []
    return list(islice(_routes(graph, start, end, steps), most))


def steps_to(graph: Graph, end: str) -> dict[str, int]:
    """Return how many steps each node is away from the end; a node without any way there is missing."""
    steps, reached = {end: 0}, [end]
    for node in reached:
        for edge in graph.into.get(node, ()):
            if edge.start not in steps:
                steps[edge.start] = steps[node] + 1
                reached.append(edge.start)
    return steps


def _routes(graph: Graph, start: str, end: str, steps: dict[str, int]) -> Iterator[Route]:
    if start == end:
        yield ()
        return
    for edge in sorted(graph.out.get(start, ()), key=lambda edge: EASE[edge.kind]):
        if steps.get(edge.end, -1) == steps[start] - 1:
            yield from ((edge, *rest) for rest in _routes(graph, edge.end, end, steps))
