"""The best one-to-one matching: of all ways to pair two sides, the one with the greatest total."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

PRIME = 2**61 - 1
DRAW_BITS = 40
"""Room below a weight for the draws that break ties: those of 500 pairs together never reach the next weight."""

Pair = tuple[int, int]


def mark(*said: object) -> int:
    """Return a number that stands for what is said, to break ties by what statements say, not by where they stand."""
    return int.from_bytes(blake2b(repr(said).encode(), digest_size=8).digest(), "big") % PRIME


def draw(one: int, other: int) -> int:
    """Return a number below 2**31 for two marks, in whichever order: it leaves one matching best among equal ones."""
    return (one * other % PRIME) >> 30


def best_matching(weights: Mapping[Pair, int]) -> list[Pair]:
    """Return the (lower, upper) pairs of the matching with the greatest total; who is in none stays alone.

    `weights` are positive. What no chain of pairs connects is matched apart, since most cells fall into small parts.
    """
    return [pair for part in _parts(weights) for pair in _matched(part)]


def _parts(weights: Mapping[Pair, int]) -> Iterable[dict[Pair, int]]:
    parents: dict[int, int] = {}
    for one, other in weights:
        parents[_root(parents, ~one)] = _root(parents, other)
    parts: dict[int, dict[Pair, int]] = {}
    for pair, weight in weights.items():
        parts.setdefault(_root(parents, pair[1]), {})[pair] = weight
    return parts.values()


def _root(parents: dict[int, int], node: int) -> int:
    while (parent := parents.setdefault(node, node)) != node:
        parents[node] = node = parents[parent]
    return node


def _matched(part: Mapping[Pair, int]) -> list[Pair]:
    if len(part) == 1:
        return list(part)
    lower, upper = sorted({one for one, _ in part}), sorted({other for _, other in part})
    if len(lower) > len(upper):
        turned = {(other, one): weight for (one, other), weight in part.items()}
        return [(one, other) for other, one in _matched(turned)]
    assignment = _Assignment([[-part.get((one, other), 0) for other in upper] for one in lower])
    pairs = [(lower[row], upper[column]) for column, row in enumerate(assignment.owners) if row is not None]
    return [pair for pair in pairs if pair in part]


class _Assignment:
    """The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987): each row gets a column, at the
    least total cost. There are at least as many columns as rows.
    """

    def __init__(self, costs: list[list[int]]) -> None:
        self.costs = costs
        self.owners: list[int | None] = [None] * len(costs[0])
        self.row_prices = [0] * len(costs)
        self.column_prices = [0] * len(costs[0])
        for row in range(len(costs)):
            self._give_column_to(row)

    def _give_column_to(self, row: int) -> None:
        """Find the cheapest chain of moves that ends at a free column, then move along it."""
        search = _Search(self, row)
        column = search.free_column()
        self._reprice(row, search)
        self._move(row, column, search.came_from)

    def _reprice(self, row: int, search: "_Search") -> None:
        self.row_prices[row] += search.travelled
        for column, owner in search.passed:
            saved = search.travelled - search.distances[column]
            self.row_prices[owner] += saved
            self.column_prices[column] -= saved

    def _move(self, row: int, column: int, came_from: Mapping[int, int | None]) -> None:
        while (before := came_from[column]) is not None:
            self.owners[column] = self.owners[before]
            column = before
        self.owners[column] = row


class _Search:
    """The way from one row to the nearest free column, over columns whose rows would move on (Dijkstra)."""

    def __init__(self, assignment: _Assignment, row: int) -> None:
        self.assignment, self.row = assignment, row
        self.travelled = 0
        self.distances: dict[int, int] = {}
        self.came_from: dict[int, int | None] = {}
        self.passed: list[tuple[int, int]] = []

    def free_column(self) -> int:
        ahead = set(range(len(self.assignment.owners)))
        self._look_from(self.row, None, ahead)
        while True:
            column = min(ahead, key=self.distances.__getitem__)
            self.travelled = self.distances[column]
            ahead.remove(column)
            if (owner := self.assignment.owners[column]) is None:
                return column
            self.passed.append((column, owner))
            self._look_from(owner, column, ahead)

    def _look_from(self, row: int, last: int | None, ahead: set[int]) -> None:
        costs, prices = self.assignment.costs[row], self.assignment.column_prices
        start = self.travelled - self.assignment.row_prices[row]
        for column in ahead:
            distance = start + costs[column] - prices[column]
            if column not in self.distances or distance < self.distances[column]:
                self.distances[column], self.came_from[column] = distance, last
