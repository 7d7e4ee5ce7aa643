"""Which families stand next to which: those that people move between, so that the lines between them are short."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from ladders.engine.career_map.graph import Graph


def arranged(families: Sequence[str], graph: Graph, heights: Mapping[Hashable, int]) -> list[str]:
    """Return the families in a row, those with most moves between them side by side.

    `heights` ranks the rungs from the lowest up; of a group that moves join, the end that begins lower stands left.
    """
    begins = {family: len(heights) for family in families}
    for node in graph.nodes.values():
        if node.family in begins:
            begins[node.family] = min(begins[node.family], heights.get(node.rung, -1))
    groups = {family: [family] for family in families}
    for one, other in _closest_first(families, graph):
        if (joined := _joined(groups[one], groups[other], one, other)) is not None:
            groups |= dict.fromkeys(joined, joined)
    distinct = {id(group): group for group in groups.values()}.values()
    turned = [group if begins[group[0]] <= begins[group[-1]] else group[::-1] for group in distinct]
    return [family for group in turned for family in group]


def _closest_first(families: Sequence[str], graph: Graph) -> list[tuple[str, str]]:
    """Return the pairs of families that moves join, those with the most moves first, else in the given order."""
    place = {family: index for index, family in enumerate(families)}
    found: Counter[tuple[str, str]] = Counter()
    for edge in graph.edges:
        pair = {graph.nodes[edge.start].family, graph.nodes[edge.end].family}
        if len(pair) == 2 and pair <= place.keys():
            found[tuple(sorted(pair, key=place.__getitem__))] += 1  # type: ignore[index]
    return sorted(found, key=lambda pair: (-found[pair], *map(place.__getitem__, pair)))


def _joined(group: list[str], next_group: list[str], one: str, other: str) -> list[str] | None:
    """Return the groups end to end so that the two stand side by side; None where one of them is no end any more."""
    if group is next_group or one not in (group[0], group[-1]) or other not in (next_group[0], next_group[-1]):
        return None
    before = group if group[-1] == one else group[::-1]
    return before + (next_group if next_group[0] == other else next_group[::-1])
