"""What reading a description costs against 5,000 levels, next to one bare pass over the index of their terms.

    python -m benchmarks.classification [rounds]

The families are those of the made-up catalogue, one seed; loading them is not counted. The description has 40 sentences
of their own, and is read against the families and against the ladder of each of the five likeliest.
"""

import resource
import sys
from collections.abc import Sequence
from functools import partial
from itertools import islice
from random import Random

from benchmarks.catalogue import Dimension, Size, families
from benchmarks.timing import in_turns
from classification.matching import Family, FamilyIndex, Ladder, Row, read

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


def reading(text: str, made: FamilyIndex, by_key: dict[str, Ladder]) -> None:
    """Rank the families, and read the text against the ladders of the likeliest."""
    likeliest = [by_key[one.key] for one in made.rank(text.splitlines()).candidates]
    fresh = [Ladder(one.key, one.digest, one.track, one.levels, one.rows) for one in likeliest]
    read(text, made, fresh)


def main(rounds: int) -> int:
    """Print what a reading costs; return 1 where it is more than the limits."""
    found = ladders()
    made, by_key = index(found), {ladder.key: ladder for ladder in found}
    calls = {"reading": partial(reading, description(found[0]), made, by_key), "bare": partial(bare, made)}
    timings = in_turns(calls, rounds=rounds, times=3)
    took, floor = timings["reading"], timings["bare"]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{SENTENCES} sentences against {SIZE.families * SIZE.levels:,} levels: {took.seconds * 1000:.0f} ms, "
        f"bare pass {floor.seconds * 1000:.0f} ms = {took.against(floor):.2f} ×, {megabytes:.0f} MB at most "
        f"(limits {MOST_SECONDS * 1000:.0f} ms, {MOST_MEGABYTES} MB)"
    )
    return int(took.seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
