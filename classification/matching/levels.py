"""Where the evidence of a description stands on a ladder: a distribution per dimension, and a set of levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, sqrt

from .altitude import Telling, telling
from .ladders import SCALES, Ladder, Line
from .routing import Routes, cosine
from .sentences import Sentence
from .terms import terms_of
from .track import Track

LIKENESS = 6.0
"""What being the same words as a level's own statement counts, in units of log likelihood."""
ENOUGH = 0.8
"""A set of levels holds at least so much of what is likely, and never fewer than two of them."""
FEWEST = 3
"""With fewer dimensions of evidence nothing is claimed."""


@dataclass(frozen=True, slots=True)
class DimensionReading:
    """What the sentences routed to a dimension say: their places, a share per level, the words that tell."""

    dimension: str
    label: str
    evidence: tuple[tuple[int, int], ...]
    shares: tuple[float, ...]
    telling: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class LevelReading:
    """A description against one ladder. `levels` are neighbours, as in "II or III"; none where `reason` says why."""

    ladder: str
    digest: str
    levels: tuple[str, ...]
    reason: str
    dimensions: tuple[DimensionReading, ...]
    not_understood: tuple[tuple[int, int], ...]

    @property
    def phrase(self) -> str:
        return " or ".join(self.levels)


def read_levels(ladder: Ladder, sentences: Sequence[Sentence], track: Track = "open") -> LevelReading:
    """Return where sentences stand on a ladder; headings and boilerplate are no evidence.

    No level is claimed on a ladder of the other track.
    """
    given = [sentence for sentence in sentences if sentence.is_evidence]
    routes = Routes(ladder)
    routed = routes.route([sentence.text for sentence in given])
    dimensions = tuple(
        _dimension(ladder, routes, row.dimension, row.label, [given[n] for n in routed[row.dimension]])
        for row in ladder.rows
        if row.dimension in routed
    )
    reached = {number for numbers in routed.values() for number in numbers}
    left = tuple((one.start, one.end) for number, one in enumerate(given) if number not in reached)
    reason = _reason(ladder, dimensions, track)
    levels = () if reason else _levels(ladder, [one.shares for one in dimensions])
    return LevelReading(ladder.key, ladder.digest, levels, reason, dimensions, left)


def _reason(ladder: Ladder, dimensions: Sequence[DimensionReading], track: Track) -> str:
    if "open" != track != ladder.track != "":
        return (
            f"The description shows a position of the {track} track, and this ladder is of the {ladder.track} track."
        )
    if len(ladder.levels) < 2:
        return "The ladder has only one level."
    if not any(ladder.line(scale) for scale in range(len(SCALES))):
        return "The words of this ladder's own levels do not tell them apart."
    if len(dimensions) < FEWEST:
        return f"There is evidence for {len(dimensions)} of the {FEWEST} dimensions that are needed."
    return ""


def _dimension(
    ladder: Ladder, routes: Routes, name: str, label: str, sentences: Sequence[Sentence]
) -> DimensionReading:
    texts = [sentence.text for sentence in sentences]
    found = tuple(cue for sentence in sentences for cue in telling(sentence.text, sentence.start))
    odds = odds_of(ladder, texts)
    vector = routes.vector(terms_of(texts))
    row = next(row for row in ladder.rows if row.dimension == name)
    likened = [
        value + LIKENESS * cosine(vector, routes.vector(terms_of(cell)))
        for value, cell in zip(odds, row.cells, strict=True)
    ]
    places = tuple((sentence.start, sentence.end) for sentence in sentences)
    return DimensionReading(name, label, places, tuple(round(share, 4) for share in shares(likened)), found)


def odds_of(ladder: Ladder, texts: Sequence[str], without: str = "") -> list[float]:
    """Return the log likelihood of each level for texts, by the lines of the ladder's rows; one may be held out."""
    lines: Mapping[int, Line | None] = {scale: ladder.line(scale, without) for scale in range(len(SCALES))}
    values = {scale: SCALES[scale](texts) for scale, line in lines.items() if line}
    return [
        -sum(line.distance(values[scale], level) ** 2 / 2 for scale, line in lines.items() if line)
        for level in range(len(ladder.levels))
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
