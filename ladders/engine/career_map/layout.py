"""Where everything of a picture stands: families across, grades upward, below them what has no grade.

All lengths are px of the drawing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from ladders.engine.career_map.arranging import arranged
from ladders.engine.career_map.graph import Edge, Graph, Node
from ladders.engine.career_map.lines import LANE, Line, Place, Spot, detours, drawn, floors, runs_beside
from ladders.engine.career_map.wrapping import wrapped

AXIS, STEP, WIDTH = 124.0, 246.0, 190.0  # the names of the grades, from one family to the next, a level's box
HEIGHT, TEXT_LINE = 60.0, 19.0  # a box with a title of one line, and what each further line adds
MARGIN, APART = 24.0, 48.0  # above and below the boxes of a row, between two of one cell
HEAD, HEAD_LINE = 30.0, 18.0  # above the topmost row: one line, and what each further line adds
TITLE_EMS, NAME_EMS, LABEL_EMS = 166 / 15, WIDTH / 14, 110 / 13  # what fits, by the sizes of their fonts
TITLE_LINES, NAME_LINES, LABEL_LINES = 4, 3, 3
NOT_STATED, OUTSIDE = "Grade not stated", "Outside the catalogue"


@dataclass(frozen=True)
class Column:
    """A family of the picture, left to right; those of one function stand together."""

    family: str
    name: str
    function: str


@dataclass(frozen=True)
class Rung:
    """A height of the picture: the key that nodes name, and what the grades that stand there are called."""

    key: Any
    names: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """A family's or function's name above its first column; `lines` from the top."""

    x: float
    y: float
    lines: tuple[str, ...]
    name: str
    family: str = ""


@dataclass(frozen=True)
class Row:
    """The rule above a row and its labels: each the lines of a grade's words, and its number, if it ends in one."""

    y: float
    labels: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True)
class Box:
    """A level in the picture. `elsewhere` counts its moves that lead out of the picture."""

    node: Node
    place: Place
    lines: tuple[str, ...]
    elsewhere: int


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    functions: tuple[Heading, ...]
    families: tuple[Heading, ...]
    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


Cells = dict[tuple[int, int], list[Node]]


def draw(graph: Graph, columns: Sequence[Column], rungs: Sequence[Rung]) -> Drawing:
    """Return the picture of the families. `rungs` go from the lowest up; those where nothing stands are left out."""
    columns = _side_by_side(graph, columns, rungs)
    cells, rows = _cells(graph, columns, rungs)
    spots = {node.key: Spot(*spot, index) for spot, nodes in cells.items() for index, node in enumerate(nodes)}
    edges = [edge for edge in graph.moves if edge.start in spots and edge.end in spots]
    lanes = detours(edges, spots)
    heads = {column.family: wrapped(column.name, NAME_EMS, NAME_LINES) for column in columns}
    functions = _functions(columns)
    head = HEAD + HEAD_LINE * max((len(lines) for lines in heads.values()), default=1) + 26.0 * bool(functions)
    heights = [_box_height(cells, row) for row in range(len(rows))]
    tops = list(accumulate(_row_heights(cells, heights, lanes), initial=head))
    places = {key: _place(spot, tops, heights) for key, spot in spots.items()}
    shown = Counter(key for edge in edges for key in (edge.start, edge.end))
    every = Counter(key for edge in graph.moves for key in (edge.start, edge.end))
    return Drawing(
        width=AXIS + STEP * len(columns) - (STEP - WIDTH) + 28.0,
        height=tops[-1],
        functions=functions,
        families=tuple(
            Heading(_x(index), head - 18.0 - HEAD_LINE * (len(lines) - 1), lines, column.name, column.family)
            for index, column in enumerate(columns)
            if (lines := heads[column.family])
        ),
        rows=tuple(Row(top, _labels(row)) for top, row in zip(tops, rows, strict=False)),
        boxes=tuple(
            Box(node, places[node.key], _title(node), every[node.key] - shown[node.key])
            for spot in sorted(cells, key=lambda spot: (spot[1], spot[0]))
            for node in cells[spot]
        ),
        lines=tuple(_lines(graph, edges, spots, places, floors(lanes, tops[1:], MARGIN))),
    )


def _side_by_side(graph: Graph, columns: Sequence[Column], rungs: Sequence[Rung]) -> list[Column]:
    """Return the columns function by function, within each those side by side that people move between."""
    heights = {rung.key: index for index, rung in enumerate(rungs)}
    order = arranged([column.family for column in columns], graph, heights)
    return sorted(columns, key=lambda column: (column.function, order.index(column.family)))


def _cells(graph: Graph, columns: Sequence[Column], rungs: Sequence[Rung]) -> tuple[Cells, list[Rung]]:
    """Return what stands in (column, row), highest rank first, and the rows that are used, highest first."""
    column_of = {column.family: index for index, column in enumerate(columns)}
    inside = [node for node in graph.nodes.values() if node.family in column_of]
    outside = _outside(graph, column_of)
    used = {node.rung for node in inside}
    rows = [rung for rung in reversed(rungs) if rung.key in used]
    row_of = {rung.key: index for index, rung in enumerate(rows)}
    if any(node.rung not in row_of for node in inside):
        rows.append(Rung(None, (NOT_STATED,)))
    cells: Cells = defaultdict(list)
    for node in sorted(inside, key=lambda node: (-node.rank, node.key)):
        cells[column_of[node.family], row_of.get(node.rung, len(rows) - 1)].append(node)
    if outside:
        rows.append(Rung(None, (OUTSIDE,)))
    for node, column in outside.items():
        cells[column, len(rows) - 1].append(node)
    return cells, rows


def _outside(graph: Graph, column_of: Mapping[str, int]) -> dict[Node, int]:
    """Return the classes outside the catalogue that lead into these columns, each with the first of them."""
    found: dict[Node, int] = {}
    for node in graph.nodes.values():
        ends = [graph.nodes[edge.end].family for edge in graph.out.get(node.key, ())] if node.is_outside else []
        if led := [column_of[family] for family in ends if family in column_of]:
            found[node] = min(led)
    return found


def _functions(columns: Sequence[Column]) -> tuple[Heading, ...]:
    """Return the functions' names above their first families; none where all families are of one."""
    first: dict[str, int] = {}
    for index, column in enumerate(columns):
        first.setdefault(column.function, index)
    shown = first.items() if len(first) > 1 else ()
    return tuple(Heading(_x(index), 18.0, wrapped(name, 2 * NAME_EMS, 1), name) for name, index in shown)


def _title(node: Node) -> tuple[str, ...]:
    return wrapped(node.title, TITLE_EMS, TITLE_LINES)


def _box_height(cells: Cells, row: int) -> float:
    lines = [len(_title(node)) for (_, at), nodes in cells.items() if at == row for node in nodes]
    return HEIGHT + TEXT_LINE * (max(lines, default=1) - 1)


def _row_heights(cells: Cells, heights: Sequence[float], lanes: Mapping[Edge, tuple[int, int]]) -> list[float]:
    stacked = [max(len(nodes) for (_, at), nodes in cells.items() if at == row) for row in range(len(heights))]
    below: dict[int, int] = defaultdict(int)
    for row, lane in lanes.values():
        below[row] = max(below[row], lane + 1)
    return [
        2 * MARGIN + count * height + (count - 1) * APART + LANE * below[row]
        for row, (count, height) in enumerate(zip(stacked, heights, strict=True))
    ]


def _x(column: int) -> float:
    return AXIS + STEP * column


def _place(spot: Spot, tops: Sequence[float], heights: Sequence[float]) -> Place:
    column, row, index = spot
    return Place(_x(column), tops[row] + MARGIN + index * (heights[row] + APART), WIDTH, heights[row])


def _labels(row: Rung) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return each name as its words in lines and the number that it ends in, which is set larger."""
    found = []
    for name in row.names:
        words, _, last = name.rpartition(" ")
        numbered = last.isdigit() and len(row.names) == 1
        found.append((wrapped(words if numbered else name, LABEL_EMS, LABEL_LINES), last if numbered else ""))
    return tuple(found)


def _lines(
    graph: Graph,
    edges: Sequence[Edge],
    spots: Mapping[str, Spot],
    places: Mapping[str, Place],
    heights: Mapping[Edge, float],
) -> Iterator[Line]:
    beside: Counter[int] = Counter()
    for edge in edges:
        column = spots[edge.start].column
        yield drawn(
            edge,
            both_ways=graph.is_both_ways(edge),
            spots=spots,
            places=places,
            floor=heights.get(edge, 0.0),
            beside=beside[column],
        )
        beside[column] += runs_beside(edge, spots)
