"""What the machine reads of a description on one dimension of a ladder, kept as it was shown to a rater."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from classification.engine.matching import ENGINE, LEXICON, DimensionReading, Reading, read
from classification.readout.references import ladder_of, signed_text
from jobfamilies.models import Edition

ENOUGH = 0.8
"""The levels that an estimate names hold at least so much of what is likely."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; whether its words tell how high the work stands."""

    text: str
    tells: bool


def estimates_of(text: str, edition: Edition) -> dict[str, dict[str, Any]]:
    """Return by dimension what is kept of an estimate: level, words, evidence with places, and what it was read by.

    Empty where the text cannot be read.
    """
    ladder = ladder_of(edition.publication.digest)
    found = read(text, None, lambda keys: [ladder])
    if not isinstance(found, Reading):
        return {}
    made = {"edition": ladder.digest, "input": found.input_digest, "engine": ENGINE, "lexicon": LEXICON}
    return {each.dimension: made | _kept(each, ladder.levels, text) for each in found.levels[0].dimensions}


def estimate_for(sheet: Any, dimension: str) -> dict[str, Any]:
    """Return the estimate on one dimension of a sheet; empty where there is none."""
    if sheet.edition is None or sheet.request.description is None:
        return {}
    return estimates_of(signed_text(sheet.request.description), sheet.edition).get(dimension, {})


def _kept(reading: DimensionReading, levels: Sequence[str], text: str) -> dict[str, Any]:
    low, high = run_of(reading.shares)
    return {
        "level": median_of(reading.shares) + 1,
        "said": " or ".join(levels[low : high + 1]),
        "shares": list(reading.shares),
        "evidence": [
            {
                "start": start,
                "text": text[start:end],
                "telling": [
                    [cue.start - start, cue.end - start] for cue in reading.telling if start <= cue.start < end
                ],
            }
            for start, end in reading.evidence
        ],
    }


def median_of(shares: Sequence[float]) -> int:
    """Return the number, from 0, of the level at which half of the shares lie below or at it."""
    return next((level for level, below in enumerate(accumulate(shares)) if below >= 0.5), len(shares) - 1)


def run_of(shares: Sequence[float]) -> tuple[int, int]:
    """Return the first and last level, from 0, of the shortest run that holds enough; of equal ones the fullest."""
    runs = [(start, end) for start in range(len(shares)) for end in range(start, len(shares))]
    enough = [run for run in runs if sum(shares[run[0] : run[1] + 1]) >= ENOUGH - 1e-9]
    return min(
        enough, key=lambda run: (run[1] - run[0], -sum(shares[run[0] : run[1] + 1])), default=(0, len(shares) - 1)
    )


def pieces_of(evidence: dict[str, Any]) -> list[Piece]:
    """Return a sentence of the evidence cut where its telling words begin and end."""
    text, pieces, at = evidence["text"], [], 0
    for start, end in sorted(evidence["telling"]):
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return [piece for piece in [*pieces, Piece(text[at:], False)] if piece.text]
