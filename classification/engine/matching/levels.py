"""Where the evidence of a description stands on a ladder: a distribution per dimension, and a set of levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, sqrt

from .altitude import Telling
from .ladders import SCALES, Ladder, Row
from .passages import Passage, Place, terms_of_all
from .routing import cosine
from .track import Track

LIKENESS = 6.0
"""What being the same words as a level's own statement counts, in units of log likelihood."""
ENOUGH = 0.8
"""A set of levels holds at least so much of what is likely, and never fewer than two of them."""
FEWEST = 3
"""With fewer dimensions of evidence nothing is claimed."""


@dataclass(frozen=True, slots=True)
class DimensionReading:
    """What the sentences routed to a dimension say: their places, a share per level, the words that tell.

    `telling` are the words of height, `cues` those that show how much is asked, `shared` those that the sentences have
    in common with the dimension's row.
    """

    dimension: str
    label: str
    evidence: tuple[tuple[int, int], ...]
    shares: tuple[float, ...]
    telling: tuple[Telling, ...]
    cues: tuple[Place, ...]
    shared: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class LevelReading:
    """A description against one ladder. `levels` are neighbours, as in "II or III"; none where `reason` says why."""

    ladder: str
    digest: str
    levels: tuple[str, ...]
    reason: str
    dimensions: tuple[DimensionReading, ...]
    not_understood: tuple[tuple[int, int], ...]
    is_other_track: bool = False

    @property
    def phrase(self) -> str:
        """The set in words: "II or III", "II, III or IV"."""
        *first, last = self.levels or ("",)
        return f"{', '.join(first)} or {last}" if first else last


def read_levels(ladder: Ladder, given: Sequence[Passage], track: Track = "open") -> LevelReading:
    """Return where the sentences of a description stand on a ladder; the caller leaves out what is no evidence.

    No level is claimed on a ladder of the other track.
    """
    routed = ladder.routes.route(given)
    dimensions = tuple(
        _dimension(ladder, row, [given[number] for number in routed[row.dimension]])
        for row in ladder.rows
        if row.dimension in routed
    )
    reached = {number for numbers in routed.values() for number in numbers}
    left = tuple(one.place for number, one in enumerate(given) if number not in reached)
    strays = "open" != track != ladder.track != ""
    reason = _other_track(ladder, track) if strays else _reason(ladder, dimensions)
    levels = () if reason else _levels(ladder, [one.shares for one in dimensions])
    return LevelReading(ladder.key, ladder.digest, levels, reason, dimensions, left, strays)


def _other_track(ladder: Ladder, track: Track) -> str:
    return f"The description shows a position of the {track} track, and this ladder is of the {ladder.track} track."


def _reason(ladder: Ladder, dimensions: Sequence[DimensionReading]) -> str:
    if len(ladder.levels) < 2:
        return "The ladder has only one level."
    if not any(ladder.lines):
        return "The words of this ladder's own levels do not tell them apart."
    if len(dimensions) < FEWEST:
        found = f"{len(dimensions)} dimension{'' if len(dimensions) == 1 else 's'}"
        return f"Too little to say: there is evidence for {found}, and {FEWEST} are needed."
    return ""


def _dimension(ladder: Ladder, row: Row, sentences: Sequence[Passage]) -> DimensionReading:
    routes, counts = ladder.routes, terms_of_all(sentences)
    vector = routes.vector(counts)
    likened = [
        value + LIKENESS * cosine(vector, cell)
        for value, cell in zip(odds_of(ladder, sentences), routes.cells[row.dimension], strict=True)
    ]
    stems = routes.shared(row.dimension, counts)
    return DimensionReading(
        row.dimension,
        row.label,
        tuple(sentence.place for sentence in sentences),
        tuple(round(share, 4) for share in shares(likened)),
        tuple(cue for sentence in sentences for cue in sentence.telling),
        tuple(place for sentence in sentences for place in sentence.cue_places()),
        tuple(place for sentence in sentences for place in sentence.standing(stems)),
    )


def odds_of(ladder: Ladder, passages: Sequence[Passage], without: str = "") -> list[float]:
    """Return the log likelihood of each level for passages, by the lines of the ladder's rows; one may be held out."""
    lines = ladder.lines_without(without) if without else ladder.lines
    rising = [(line, scale(passages)) for line, scale in zip(lines, SCALES, strict=True) if line]
    return [
        -sum(line.distance(value, level) ** 2 / 2 for line, value in rising) for level in range(len(ladder.levels))
    ]


def shares(odds: Sequence[float]) -> list[float]:
    """Return log likelihoods as shares that add to one."""
    most = max(odds)
    values = [exp(value - most) for value in odds]
    return [value / sum(values) for value in values]


def median(found: Sequence[float]) -> int:
    """Return the level at which half of the shares lie below or at it."""
    return next((level for level, below in enumerate(accumulate(found)) if below >= 0.5), len(found) - 1)


def _levels(ladder: Ladder, found: Sequence[Sequence[float]]) -> tuple[str, ...]:
    """Return the shortest run of levels that holds enough. Dimensions of one text are no independent witnesses."""
    odds = [sum(log(max(of[level], 1e-6)) for of in found) / sqrt(len(found)) for level in range(len(ladder.levels))]
    together = shares(odds)
    runs = ((start, size) for size in range(2, len(together) + 1) for start in range(len(together) - size + 1))
    held = ((size, -sum(together[start : start + size]), start) for start, size in runs)
    size, _, start = min((size, less, start) for size, less, start in held if -less >= ENOUGH - 1e-9)
    return ladder.levels[start : start + size]
