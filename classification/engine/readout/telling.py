"""A reading as JSON for programs: the families, the answer, and what each sentence counts for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from classification.engine.matching import LevelReading, NotRead, Reading

ANSWERS = {"clear": "clear", "likely": "open", "open": "open", "none": "none of these"}


Titles = Callable[[str], Mapping[str, str]]
"""Returns the titles of an edition's levels by what a reading calls them, given its digest."""


def told(text: str, reading: Reading | NotRead, titles: Titles) -> dict[str, Any]:
    """Return what was read of a text; of one that could not be read, why not, and nothing else."""
    if isinstance(reading, NotRead):
        return {
            "families": [],
            "answer": ANSWERS["none"],
            "levels": [],
            "sentences": [],
            "not_understood": [],
            "not_read": reading.message,
        }
    level = next((each for each in reading.levels if not each.is_other_track), None)
    return {
        "families": [
            {"path": family.key, "fit": family.fit, "terms": list(dict.fromkeys(p.text for p in family.speaks_for))}
            for family in reading.families
        ],
        "answer": ANSWERS[reading.band],
        "doubts": list(reading.doubts),
        "levels": [titles(level.digest)[name] for name in level.levels] if level else [],
        "sentences": list(_sentences(reading, level)),
        "not_understood": [text[start:end] for start, end in level.not_understood] if level else _evidence(reading),
    }


def _evidence(reading: Reading) -> list[str]:
    return [sentence.text for sentence in reading.sentences if sentence.is_evidence]


def _sentences(reading: Reading, level: LevelReading | None) -> Iterable[dict[str, Any]]:
    """Yield each sentence with the dimension that it counts for, or none, and the words that say so."""
    for sentence in reading.sentences:
        if sentence.is_heading:
            continue
        place = (sentence.start, sentence.end)
        found = next((each for each in level.dimensions if place in each.evidence), None) if level else None
        words = [*found.shared, *found.cues, *found.telling] if found else []
        yield {
            "text": sentence.text,
            "dimension": found.dimension if found else None,
            "evidence": _within(place, words),
            "left_out": sentence.boilerplate,
        }


def _within(place: tuple[int, int], words: Sequence[Any]) -> list[str]:
    """Return the words that stand in a sentence, in their order, each once."""
    here = sorted((word.start, word.text) for word in words if place[0] <= word.start and word.end <= place[1])
    return list(dict.fromkeys(text for _, text in here))
