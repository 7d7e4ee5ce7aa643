"""What comparing two cells of 50 statements costs, next to a bare rapidfuzz.fuzz.token_set_ratio over the same pairs.

    python -m benchmarks.comparison [rounds]

Both are measured in turn in every round, and the medians count. The statements are those of the fixtures; in the third
case every statement is like every other. "Again" compares what was compared before, as pages do all day; "new" reads
statements that no comparison has seen, and "cold" words too.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from rapidfuzz import fuzz

from ladders.engine.comparison import compare, likeness, reading
from ladders.engine.cues import words

FIXTURES = Path(__file__).parent.parent / "fixtures"
SIZE = 50
LIMIT = 3.0
ROUNDS = 30

Columns = tuple[list[str], list[str]]


def statements() -> list[str]:
    """Return every different statement of the fixtures, in their order."""
    items = (item for path in sorted(FIXTURES.glob("*.json")) for item in json.loads(path.read_text(encoding="utf-8")))
    return list(dict.fromkeys(item["fields"]["text"] for item in items if item["model"] == "ladders.statement"))


def drawn() -> Columns:
    """Return two cells of different statements, drawn from all documents."""
    found = random.Random(3).sample(statements(), 2 * SIZE)
    return found[:SIZE], found[SIZE:]


def changed() -> Columns:
    """Return a cell and the same cell reversed and with a word more in every statement, so that all have twins."""
    lower = random.Random(4).sample(statements(), SIZE)
    return lower, [f"{text} regularly" for text in reversed(lower)]


def alike() -> Columns:
    """Return two cells in which any two statements differ in one word."""
    sides = ("planning", "budget")
    lower, upper = ([f"Leads the {side} project number {n} with clients" for n in range(SIZE)] for side in sides)
    return lower, upper


def loop(lower: list[str], upper: list[str]) -> None:
    for one in lower:
        for other in upper:
            fuzz.token_set_ratio(one, other)


def again(lower: list[str], upper: list[str]) -> None:
    compare({"duties": lower}, {"duties": upper})


def new(lower: list[str], upper: list[str]) -> None:
    reading._told.cache_clear()
    again(lower, upper)


def cold(lower: list[str], upper: list[str]) -> None:
    words.stem.cache_clear()
    likeness._traits.cache_clear()
    new(lower, upper)


def seconds(work: Callable[[list[str], list[str]], None], columns: Columns) -> float:
    start = perf_counter()
    work(*columns)
    return perf_counter() - start


def measured(columns: Columns, rounds: int) -> Iterator[tuple[str, float]]:
    """Yield the median seconds of each kind of work, taken in turn in every round."""
    kinds = (loop, again, new, cold)
    taken = [[seconds(work, columns) for work in kinds] for _ in range(rounds)]
    return ((work.__name__, median(times)) for work, times in zip(kinds, zip(*taken, strict=True), strict=True))


def main(rounds: int) -> int:
    """Print a line per kind of columns; return 1 where new statements that were drawn cost more than LIMIT loops."""
    cost = {}
    for columns in (drawn, changed, alike):
        took = dict(measured(columns(), rounds))
        ratios = {name: seconds / took["loop"] for name, seconds in took.items() if name != "loop"}
        told = ", ".join(f"{name} {took[name] * 1000:5.1f} ms = {ratio:.2f} ×" for name, ratio in ratios.items())
        print(f"{columns.__name__:8} {SIZE} × {SIZE}: loop {took['loop'] * 1000:5.1f} ms, {told}")
        cost[columns] = ratios["new"]
    print(f"limit on new statements that were drawn: {LIMIT} ×")
    return int(cost[drawn] > LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
