"""Cuts a text where words are marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from classification.engine.matching import DimensionReading
from classification.engine.matching.passages import Passage

Mark = tuple[int, int, str]
"""From where to where in a text, and what for."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of letters of one text; `mark` is telling, asking, shared or nothing."""

    text: str
    mark: str = ""


def segments(text: str, marks: Iterable[Mark], start: int = 0) -> tuple[Segment, ...]:
    """Return a text, which starts at `start` of a larger one, cut at its marks. Of two that touch the first holds."""
    found, place = [], start
    for begins, ends, mark in _apart(marks):
        if place < begins:
            found.append(Segment(text[place - start : begins - start]))
        found.append(Segment(text[begins - start : ends - start], mark))
        place = ends
    if place - start < len(text):
        found.append(Segment(text[place - start :]))
    return tuple(found)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks in their order, without any that touches one given before it."""
    kept: list[Mark] = []
    for begins, ends, mark in marks:
        if all(ends <= one[0] or one[1] <= begins for one in kept):
            kept.append((begins, ends, mark))
    return sorted(kept)


def marks_of_reading(found: DimensionReading) -> Iterator[Mark]:
    yield from ((cue.start, cue.end, "telling") for cue in found.telling)
    yield from ((place.start, place.end, "asking") for place in found.cues)
    yield from ((place.start, place.end, "shared") for place in found.shared)


def marks_of_statement(said: Passage, stems: frozenset[str]) -> Iterator[Mark]:
    yield from ((cue.start, cue.end, "telling") for cue in said.telling)
    yield from ((place.start, place.end, "asking") for place in said.cue_places())
    yield from ((place.start, place.end, "shared") for place in said.standing(stems))
