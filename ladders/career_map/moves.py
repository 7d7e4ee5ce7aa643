"""The moves of the career map in words: as rows of its table, of one level, and step by step from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from jobfamilies.models import Edition, Level
from ladders.career_map.choices import MapChoices
from ladders.career_map.known import Family, KnownMoves, address_of, moves_near
from ladders.engine.career_map import Edge, Node, shortest_routes

WORDS = {
    "ladder": "Order of the ladder",
    "derived": "Derived: not stated; the target’s requirements apply",
    "stated": "Stated in the text",
    "recorded": "Recorded by HR",
}
"""What a move rests on, in the words of the page."""
KINDS = {"promotion": "Promotion", "lateral": "Lateral move", "way in": "Way in"}


@dataclass(frozen=True)
class Step:
    """A move as a table row, a step of a route or an entry of the panel says it."""

    edge: Edge
    start: Node
    end: Node
    both_ways: bool

    @property
    def kind(self) -> str:
        same = self.start.rung is not None and self.start.rung == self.end.rung
        words = "Same grade" if self.edge.kind == "lateral" and same else KINDS[self.edge.kind]
        return f"{words}, both ways" if self.both_ways else words

    @property
    def basis(self) -> str:
        return WORDS[self.edge.basis]

    @property
    def start_address(self) -> str:
        return address_of(self.start)

    @property
    def end_address(self) -> str:
        return address_of(self.end)

    @property
    def grades(self) -> str:
        """Return the grades moved between; "" where neither level states one."""
        start, end = (node.grade or "not stated" for node in (self.start, self.end))
        if self.start.is_outside or start == end:
            return self.end.grade
        return f"{start} to {end}"

    @property
    def comparison(self) -> str:
        """Return the address of the two levels' comparison; "" where one stands outside the catalogue."""
        if self.start.is_outside:
            return ""
        fields = [("level", self.start.key), ("level", self.end.key)]
        return f"{reverse('ladders:compare')}?{urlencode(fields, safe='/')}"


def step(known: KnownMoves, edge: Edge, *, folded: bool = False) -> Step:
    """Return the move with its levels; `folded` says that it stands for the way back as well."""
    nodes = known.graph.nodes
    return Step(edge, nodes[edge.start], nodes[edge.end], folded and known.graph.is_both_ways(edge))


def table(known: KnownMoves, families: Sequence[Family]) -> list[Step]:
    """Return every move that begins or ends in the families, ladder by ladder from the lowest level up."""
    shown = {family.path: index for index, family in enumerate(families)}
    nodes = known.graph.nodes
    moves = [
        step(known, edge, folded=True)
        for edge in known.graph.moves
        if nodes[edge.start].family in shown or nodes[edge.end].family in shown
    ]
    last = len(shown)
    return sorted(moves, key=lambda move: (shown.get(move.start.family, last), move.start.rank, move.end.key))


@dataclass(frozen=True)
class Panel:
    """The moves of one level: where one gets from it, and from where to it; moves both ways under the first."""

    node: Node
    address: str
    out: list[Step]
    into: list[Step]


def panel(known: KnownMoves, chosen: str) -> Panel | None:
    """Return what the panel says of the level; None where none is chosen."""
    if not chosen:
        return None
    node, graph = known.graph.nodes[chosen], known.graph
    out = [step(known, edge, folded=True) for edge in graph.out.get(chosen, ())]
    back = {each.end for each in out if each.both_ways}
    into = [step(known, edge) for edge in graph.into.get(chosen, ())]
    return Panel(
        node,
        address_of(node),
        sorted(out, key=_is_lateral),
        sorted((each for each in into if each.start not in back), key=_is_lateral),
    )


def _is_lateral(one: Step) -> bool:
    return one.edge.kind == "lateral"


def own_moves(level: Level, edition: Edition) -> Panel | None:
    """Return the moves of a level in force besides those to the next one of its ladder and from the one before."""
    found = panel(moves_near(edition), "/".join((*edition.family.natural_key(), level.slug)))
    return found and replace(
        found,
        out=[each for each in found.out if each.edge.basis != "ladder"],
        into=[each for each in found.into if each.edge.basis != "ladder"],
    )


@dataclass(frozen=True)
class Journey:
    """The answer to “How do I get from X to Y?”: routes step by step, and what is said where there are none."""

    start: Node
    end: Node
    routes: list[list[Step]]

    @property
    def is_same(self) -> bool:
        return self.start == self.end

    @property
    def steps(self) -> int:
        return len(self.routes[0]) if self.routes else 0

    @property
    def is_across(self) -> bool:
        return self.start.organization != self.end.organization


def journey(known: KnownMoves, choices: MapChoices) -> Journey | None:
    """Return the shortest routes; None as long as one end is missing."""
    if not (choices.start and choices.end):
        return None
    routes = shortest_routes(known.graph, choices.start, choices.end)
    nodes = known.graph.nodes
    return Journey(
        nodes[choices.start], nodes[choices.end], [[step(known, edge) for edge in route] for route in routes]
    )
