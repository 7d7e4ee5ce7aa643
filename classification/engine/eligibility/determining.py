"""What a person must say before a record is determined, and which result the words said allow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from classification.engine.eligibility.evaluation import Answer, Finding, RouteFinding, Standing


class Word(StrEnum):
    """What a person says of a point that nothing can count."""

    SHOWN = "shown"
    NOT_SHOWN = "not shown"
    OPEN = "open"


@dataclass(frozen=True)
class Point:
    """Something that a person judges: its name (“0-2”: route and condition), its route, and what was found of it."""

    name: str
    route: str
    finding: Finding


def points(answer: Answer) -> list[Point]:
    """Return what a person judges of the conditions that decide: what is unknown, and provisos on what is counted."""
    return [point for index, route in enumerate(answer.routes) for point in _points(index, route)]


def _points(index: int, route: RouteFinding) -> Iterator[Point]:
    for place, finding in enumerate(route.findings):
        judged = finding.judged and finding.standing is Standing.MET
        if finding.decides and (finding.standing is Standing.UNKNOWN or judged):
            yield Point(f"{index}-{place}", route.name, finding)


def standing(index: int, route: RouteFinding, words: Mapping[str, Word]) -> Standing:
    """Return where a route stands once the words are said."""
    said = [words.get(point.name, Word.OPEN) for point in _points(index, route)]
    if route.standing is Standing.SHORT or Word.NOT_SHOWN in said:
        return Standing.SHORT
    return Standing.UNKNOWN if Word.OPEN in said else Standing.MET


def allows(answer: Answer, words: Mapping[str, Word]) -> Standing:
    """Return the best standing of all routes: what a determination may say. Any route qualifies."""
    found = [standing(index, route, words) for index, route in enumerate(answer.routes)]
    return min(found, key=list(Standing).index)
