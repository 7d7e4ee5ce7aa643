"""Levels as nodes, the moves between them as edges: those that ladders and grades give, and those recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, permutations, product
from typing import Any, Literal

Kind = Literal["promotion", "lateral", "way in"]
Basis = Literal["ladder", "derived", "stated", "recorded"]


@dataclass(frozen=True)
class Node:
    """A level, or a class outside the catalogue, which has neither family nor rank.

    Keys are paths: "mit/it-manager/senior-it-manager" of a level, "district/it-support-analyst-ii" of a class.
    """

    key: str
    title: str
    organization: str
    family: str = ""
    rank: int = 0
    rung: Any = None
    """The height of its grade, which levels of equal grade share; None where no grade is stated."""
    grade: str = ""

    @property
    def is_outside(self) -> bool:
        return not self.family


@dataclass(frozen=True)
class Edge:
    """A move in one direction, and what it rests on: the order of a ladder, equal grades of related families, the
    statement of a source (`source` is whatever the caller cites), or the word of HR."""

    start: str
    end: str
    kind: Kind
    basis: Basis
    note: str = ""
    source: Any = None


@dataclass(frozen=True)
class Record:
    """What HR says of a move: that there is one, or (`is_forbidden`) that there is none."""

    start: str
    end: str
    kind: Kind
    both_ways: bool = False
    is_forbidden: bool = False
    note: str = ""
    source: Any = None


@dataclass(frozen=True)
class Graph:
    """All nodes by their keys, and all moves: at most one from one node to another, in the order of their keys."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    out: Mapping[str, tuple[Edge, ...]]
    into: Mapping[str, tuple[Edge, ...]]

    def is_both_ways(self, edge: Edge) -> bool:
        """Return whether a lateral move can be made back on the same terms."""
        return edge.kind == "lateral" and turned(edge) in self.out.get(edge.end, ())

    @property
    def moves(self) -> list[Edge]:
        """Every move, a lateral one that goes both ways once."""
        return [edge for edge in self.edges if edge.start < edge.end or not self.is_both_ways(edge)]

    @property
    def dead_ends(self) -> list[Node]:
        """Levels that no known move leads on from."""
        return [node for key, node in self.nodes.items() if not node.is_outside and not self.out.get(key)]

    @property
    def without_way_in(self) -> list[Node]:
        """Levels that no known move leads to."""
        return [node for key, node in self.nodes.items() if not node.is_outside and not self.into.get(key)]


def turned(edge: Edge) -> Edge:
    return replace(edge, start=edge.end, end=edge.start)


def build(nodes: Iterable[Node], records: Iterable[Record] = (), related: Iterable[tuple[str, str]] = ()) -> Graph:
    """Return the graph of the nodes. `related` are pairs of families between which equal grades make lateral moves.

    What is recorded stands in the place of what is derived between the same two; what names unknown nodes is left
    out.
    """
    known = {node.key: node for node in nodes}
    said = [record for record in records if record.start in known and record.end in known]
    edges: dict[tuple[str, str], Edge] = {}
    for edge in [*_laterals(known.values(), related), *_promotions(known.values())]:
        edges[edge.start, edge.end] = edge
    for record in sorted(said, key=lambda record: record.is_forbidden):
        for start, end in directions(record):
            edges.pop((start, end), None)
            if not record.is_forbidden and start != end:
                edges[start, end] = _recorded(record, start, end)
    return graph_of(known, edges.values())


def graph_of(nodes: Mapping[str, Node], edges: Iterable[Edge]) -> Graph:
    ordered = tuple(sorted(edges, key=lambda edge: (edge.start, edge.end)))
    out, into = defaultdict(list), defaultdict(list)
    for edge in ordered:
        out[edge.start].append(edge)
        into[edge.end].append(edge)
    return Graph(nodes, ordered, _frozen(out), _frozen(into))


def _frozen(edges: Mapping[str, list[Edge]]) -> dict[str, tuple[Edge, ...]]:
    return {key: tuple(found) for key, found in edges.items()}


def directions(record: Record) -> list[tuple[str, str]]:
    there = (record.start, record.end)
    return [there, there[::-1]] if record.both_ways else [there]


def _recorded(record: Record, start: str, end: str) -> Edge:
    return Edge(start, end, record.kind, "stated" if record.source else "recorded", record.note, record.source)


def _promotions(nodes: Iterable[Node]) -> Iterable[Edge]:
    """From each level of a ladder to the next one up."""
    for ladder in _by_family(nodes).values():
        for lower, upper in pairwise(sorted(ladder, key=lambda node: node.rank)):
            yield Edge(lower.key, upper.key, "promotion", "ladder")


def _laterals(nodes: Iterable[Node], related: Iterable[tuple[str, str]]) -> Iterable[Edge]:
    """Between levels of equal grade in related families, both ways."""
    families = _by_family(nodes)
    for pair in related:
        for one, other in product(*(families.get(family, ()) for family in pair)):
            if one.rung is not None and one.rung == other.rung:
                yield from (
                    Edge(start.key, end.key, "lateral", "derived") for start, end in permutations((one, other))
                )


def _by_family(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    families: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if not node.is_outside:
            families[node.family].append(node)
    return families
