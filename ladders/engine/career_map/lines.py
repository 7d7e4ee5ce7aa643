"""The lines of a picture: straight where nothing stands between, else around it. All lengths are px."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ladders.engine.career_map.graph import Edge

GAP, TIP = 7.0, 3.0  # from a box to a plain end of a line, and to the point of an arrow
REACH = 12.0  # from a box to where the line into an arrow ends
BESIDE, SPREAD, MOST_BESIDE = 14.0, 8.0, 4  # lines along a column: the first, each further one, and then over again
BELOW, LANE = 14.0, 10.0  # from a box to the first detour beneath its row, and to each further one
BEND = 44.0  # how far a curve leaves its box before it turns


class Spot(NamedTuple):
    """Column from the left, row from the top, and place among those of one cell."""

    column: int
    row: int
    nth: int


@dataclass(frozen=True)
class Place:
    """A box: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def half(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Line:
    """A move's line as the path data of SVG; `tip` is its arrow, "" where it goes both ways."""

    edge: Edge
    both_ways: bool
    path: str
    tip: str


def detours(edges: Iterable[Edge], spots: Mapping[str, Spot]) -> dict[Edge, tuple[int, int]]:
    """Return (row, lane) of the moves along a row that boxes stand in the way of; lane 0 is next to the boxes.

    Moves whose spans overlap have different lanes.
    """
    taken = {(spot.column, spot.row) for spot in spots.values()}
    found: dict[Edge, tuple[int, int]] = {}
    ends: dict[int, list[int]] = defaultdict(list)  # of each row: the last column that each lane reaches
    for edge in sorted(edges, key=lambda edge: sorted((spots[edge.start], spots[edge.end]))):
        left, right = sorted((spots[edge.start], spots[edge.end]))
        between = range(left.column + 1, right.column)
        is_clear = left.nth == right.nth and not any((column, left.row) in taken for column in between)
        if left.row == right.row and left.column != right.column and not is_clear:
            found[edge] = (left.row, _lane(ends[left.row], left.column, right.column))
    return found


def _lane(ends: list[int], left: int, right: int) -> int:
    """Return the first lane that is free from the left column on, and take it up to the right one."""
    lane = next((index for index, end in enumerate(ends) if end <= left), len(ends))
    ends[lane : lane + 1] = [right]
    return lane


def drawn(
    edge: Edge, *, both_ways: bool, spots: Mapping[str, Spot], places: Mapping[str, Place], floor: float, beside: int
) -> Line:
    """Return the line of a move. `floor` is the height of its detour, 0 for none; `beside` counts the lines that run
    along its column already."""
    start, end = spots[edge.start], spots[edge.end]
    a, b = places[edge.start], places[edge.end]
    if floor:
        path, tip = _beneath(a, b, floor, REACH * (not both_ways))
    elif start.column == end.column:
        is_next = _is_next_above(start, end, spots.values())
        path, tip = _up(a, b) if is_next else _along(a, b, BESIDE + SPREAD * (beside % MOST_BESIDE))
    elif start.row == end.row:
        path, tip = _across(a, b, both_ways)
    else:
        path, tip = _curve(a, b)
    return Line(edge, both_ways, path, "" if both_ways else tip)


def _is_next_above(start: Spot, end: Spot, spots: Iterable[Spot]) -> bool:
    here, there = (start.row, start.nth), (end.row, end.nth)
    return there < here and not any(
        spot.column == start.column and there < (spot.row, spot.nth) < here for spot in spots
    )


def runs_beside(edge: Edge, spots: Mapping[str, Spot]) -> bool:
    """Return whether a move's line runs along its column because boxes stand in its way."""
    start, end = spots[edge.start], spots[edge.end]
    return start.column == end.column and not _is_next_above(start, end, spots.values())


def _up(a: Place, b: Place) -> tuple[str, str]:
    return f"M{a.middle:g} {a.y:g}V{b.bottom + REACH:g}", _tip_up(b.middle, b.bottom + TIP)


def _along(a: Place, b: Place, out: float) -> tuple[str, str]:
    path = f"M{a.right:g} {a.half:g}H{a.right + out:g}V{b.half:g}H{b.right + REACH:g}"
    return path, _tip_left(b.right + TIP, b.half)


def _across(a: Place, b: Place, both_ways: bool) -> tuple[str, str]:
    reach = GAP if both_ways else REACH
    if a.x < b.x:
        return f"M{a.right + GAP:g} {a.half:g}H{b.x - reach:g}", _tip_right(b.x - TIP, b.half)
    return f"M{a.x - GAP:g} {a.half:g}H{b.right + reach:g}", _tip_left(b.right + TIP, b.half)


def _beneath(a: Place, b: Place, floor: float, reach: float) -> tuple[str, str]:
    """Leave on the side that faces the other box, and arrive likewise, so that two moves share no upright."""
    aside = a.width / 4 if a.x < b.x else -a.width / 4
    path = f"M{a.middle + aside:g} {a.bottom:g}V{floor:g}H{b.middle - aside:g}V{b.bottom + reach:g}"
    return path, _tip_up(b.middle - aside, b.bottom + TIP)


def _curve(a: Place, b: Place) -> tuple[str, str]:
    aside = a.width / 4 if a.x < b.x else -a.width / 4
    out, into = a.middle + aside, b.middle - aside
    if b.y < a.y:
        end = b.bottom + REACH
        return f"M{out:g} {a.y:g}C{out:g} {a.y - BEND:g} {into:g} {end + BEND:g} {into:g} {end:g}", _tip_up(
            into, b.bottom + TIP
        )
    end = b.y - REACH
    path = f"M{out:g} {a.bottom:g}C{out:g} {a.bottom + BEND:g} {into:g} {end - BEND:g} {into:g} {end:g}"
    return path, _tip_down(into, b.y - TIP)


def _tip_up(x: float, y: float) -> str:
    return f"M{x:g} {y:g}l-5.5 11h11z"


def _tip_down(x: float, y: float) -> str:
    return f"M{x:g} {y:g}l-5.5 -11h11z"


def _tip_left(x: float, y: float) -> str:
    return f"M{x:g} {y:g}l11 -5.5v11z"


def _tip_right(x: float, y: float) -> str:
    return f"M{x:g} {y:g}l-11 -5.5v11z"


def floors(lanes: Mapping[Edge, tuple[int, int]], bottoms: Sequence[float], margin: float) -> dict[Edge, float]:
    """Return the height of each detour; `bottoms` are the lower edges of the rows, `margin` what is free there."""
    below: dict[int, int] = defaultdict(int)
    for row, lane in lanes.values():
        below[row] = max(below[row], lane + 1)
    return {edge: bottoms[row] - margin - LANE * (below[row] - lane) + BELOW for edge, (row, lane) in lanes.items()}
