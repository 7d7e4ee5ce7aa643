"""The career map: the moves between levels, and the ways from one to another."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from ladders.career_map.known import address_of, known_moves
from ladders.engine.career_map import Edge, Graph, Node, shortest_routes
from ladders.engine.career_map.graph import Basis, Kind
from website.api.paging import Page, Paging, paged
from website.api.parameters import NodePath, Slug, query_fault
from website.api.problems import Refused

router = Router(tags=["Career map"])


class MoveQuery(Paging):
    """Which moves are listed."""

    org: list[Slug] = Field([], description="Organizations by their slugs; moves from or to a level of any of them.")
    level: NodePath | None = Field(None, description="A level as organization/family/level; moves from and to it.")


class RouteQuery(Schema):
    """From where to where."""

    start: NodePath = Field(
        description="The level to start from, or a class outside the catalogue as organization/class.",
        json_schema_extra={"example": "mit/it-consultant/it-consultant-i"},
    )
    end: NodePath = Field(
        description="The level to get to.", json_schema_extra={"example": "mit/it-manager/senior-it-manager"}
    )


class NodeFacts(Schema):
    """A level, or a class outside the catalogue that a source names."""

    path: str = Field(description="organization/family/level; of a class outside organization/class.")
    title: str = Field(description="Its title.")
    family: str | None = Field(description="Its family as organization/family. Null: outside the catalogue.")
    grade: str = Field(description="Its grade as the source words it. Empty: not stated.")
    page: str | None = Field(description="The address of the page that shows it. Null: outside the catalogue.")

    @classmethod
    def of(cls, node: Node, request: HttpRequest) -> "NodeFacts":
        page = None if node.is_outside else request.build_absolute_uri(address_of(node))
        return cls(path=node.key, title=node.title, family=node.family or None, grade=node.grade, page=page)


class Cited(Schema):
    """A statement that a move rests on."""

    text: str = Field(description="The words of the source.")
    page: str = Field(description="The address of the page that shows them.")


class MoveFacts(Schema):
    """A move from one level to another."""

    start: NodeFacts = Field(description="From where.")
    end: NodeFacts = Field(description="To where.")
    kind: Kind = Field(description="What kind of move it is.")
    basis: Basis = Field(
        description="What it rests on: the order of the ladder; equal grades of related families, which no source "
        "states (derived); the statement of a source; the word of HR (recorded)."
    )
    is_both_ways: bool = Field(description="Whether the way back is open on the same terms.")
    note: str = Field(description="What HR says of it.")
    source: Cited | None = Field(description="The statement that it is cited from. Null: none.")
    comparison: str | None = Field(
        description="The address in the API that compares the two. Null: one is outside the catalogue."
    )

    @classmethod
    def of(cls, edge: Edge, graph: Graph, request: HttpRequest) -> "MoveFacts":
        start, end = graph.nodes[edge.start], graph.nodes[edge.end]
        return cls(
            start=NodeFacts.of(start, request),
            end=NodeFacts.of(end, request),
            kind=edge.kind,
            basis=edge.basis,
            is_both_ways=graph.is_both_ways(edge),
            note=edge.note,
            source=edge.source and Cited(text=edge.source.text, page=request.build_absolute_uri(edge.source.address)),
            comparison=None if start.is_outside or end.is_outside else comparison(edge, request),
        )


class Moves(Page[MoveFacts]):
    """A page of moves."""


class Routes(Schema):
    """The shortest ways from one level to another."""

    routes: list[list[MoveFacts]] = Field(description="Each step by step. None: no way is known.")


def comparison(edge: Edge, request: HttpRequest) -> str:
    address = reverse("api:comparison", query={"lower": edge.start, "upper": edge.end})
    return request.build_absolute_uri(address)


@router.get("/moves", response=Moves, operation_id="listMoves", summary="Moves between levels")
def moves(request: HttpRequest, query: Query[MoveQuery]) -> dict[str, Any]:
    """Every known move between levels in force: up a ladder, across at the same grade, and in from outside."""
    graph = known_moves().graph
    organizations = {node.organization for node in graph.nodes.values()}
    faults = [
        query_fault("org", org, "No level of it is on the map.") for org in query.org if org not in organizations
    ]
    if faults := [*faults, *_unknown(graph, level=query.level)]:
        raise Refused(faults)
    rows = [edge for edge in graph.moves if _is_asked(edge, graph, query)]
    return paged(request, rows, query, lambda edge: MoveFacts.of(edge, graph, request))


def _is_asked(edge: Edge, graph: Graph, query: MoveQuery) -> bool:
    ends = (edge.start, edge.end)
    of_organization = not query.org or any(graph.nodes[end].organization in query.org for end in ends)
    return of_organization and (query.level is None or query.level in ends)


@router.get("/routes", response=Routes, operation_id="findRoutes", summary="Ways from one level to another")
def routes(request: HttpRequest, query: Query[RouteQuery]) -> Routes:
    """The routes with the fewest steps, each step with the comparison of its two levels."""
    graph = known_moves().graph
    if faults := _unknown(graph, start=query.start, end=query.end):
        raise Refused(faults)
    found = shortest_routes(graph, query.start, query.end)
    return Routes(routes=[[MoveFacts.of(edge, graph, request) for edge in route] for route in found])


def _unknown(graph: Graph, **asked: str | None) -> list[Any]:
    return [
        query_fault(name, path, f"There is no level “{path}” on the map.")
        for name, path in asked.items()
        if path is not None and path not in graph.nodes
    ]
