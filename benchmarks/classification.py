"""What reading a description costs against 5,000 levels, next to one bare pass over the index of their terms.

    python -m benchmarks.classification [rounds]

The families are those of the made-up catalogue, one seed; loading them is not counted. The description has 40 sentences
of their own, and is read against the families and against the ladder of each of the five likeliest. Limited is the
first reading, which also finds what stands in those five ladders; the site keeps that for the next.
"""

import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from random import Random
from statistics import median
from time import process_time

from benchmarks.catalogue import Dimension, Size, families
from benchmarks.timing import in_turns
from classification.engine.matching import Family, FamilyIndex, Ladder, Row, read

SIZE = Size(families=1000, levels=5, rows=20, statements=2)
KINDS = ("criteria", "summary", "duties", "supervision", "impact", "competency", "qualification", "conditions")
SENTENCES = 40
ROUNDS = 7
MOST_SECONDS, MOST_MEGABYTES = 0.5, 300


def ladders() -> list[Ladder]:
    """Return the ladders of the made-up catalogue."""
    dimensions = [Dimension(f"{kind}-{n}", f"{kind} {n}", kind) for n in range(3) for kind in KINDS][: SIZE.rows]
    return [
        Ladder(
            made.name,
            "",
            made.track,
            tuple(level["short_title"] for level in made.content["levels"]),
            tuple(map(_row, made.content["rows"])),
        )
        for made in families(1, SIZE, dimensions)
    ]


def _row(row: dict) -> Row:
    cells = tuple(tuple(said["text"] for said in cell["statements"]) for cell in row["cells"])
    return Row(row["dimension"], row["label"], cells)


def index(found: Sequence[Ladder]) -> FamilyIndex:
    return FamilyIndex(
        Family(
            ladder.key, ladder.key, ("\n".join(text for row in ladder.rows for cell in row.cells for text in cell),)
        )
        for ladder in found
    )


def description(ladder: Ladder) -> str:
    """Return sentences drawn from one level of a ladder."""
    said = [text for row in ladder.rows for text in row.cells[2]]
    return "\n".join(islice(Random(1).sample(said, len(said)), SENTENCES))


def bare(made: FamilyIndex) -> float:
    """Add up every figure of the index once."""
    return sum(made.worth)


def reading(text: str, made: FamilyIndex, by_key: dict[str, Ladder], *, fresh: bool) -> None:
    """Rank the families, and read the text against the ladders of the likeliest, whose texts are read anew or kept."""
    read(text, made, lambda keys: [replace(by_key[key]) if fresh else by_key[key] for key in keys])


def on_one_core(call: Callable[[], object], rounds: int) -> float:
    """Return the median seconds of processor time: what else the machine does meanwhile is not counted."""
    taken = []
    for _ in range(rounds):
        began = process_time()
        call()
        taken.append(process_time() - began)
    return median(taken)


def main(rounds: int) -> int:
    """Print what a reading costs; return 1 where it is more than the limits."""
    found = ladders()
    made, by_key = index(found), {ladder.key: ladder for ladder in found}
    said = partial(reading, description(found[0]), made, by_key)
    calls = {"first": partial(said, fresh=True), "again": partial(said, fresh=False), "bare": partial(bare, made)}
    timings = in_turns(calls, rounds=rounds, times=3)
    took, again, floor = timings["first"], timings["again"], timings["bare"]
    core = on_one_core(calls["first"], rounds)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{SENTENCES} sentences against {SIZE.families * SIZE.levels:,} levels: {core * 1000:.0f} ms of one core, "
        f"{took.seconds * 1000:.0f} ms by the clock, "
        f"bare pass {floor.seconds * 1000:.0f} ms = {took.against(floor):.0f} ×, {megabytes:.0f} MB at most "
        f"(limits {MOST_SECONDS * 1000:.0f} ms, {MOST_MEGABYTES} MB); "
        f"with those ladders read before {again.seconds * 1000:.0f} ms = {again.against(floor):.0f} ×"
    )
    return int(core > MOST_SECONDS or megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
