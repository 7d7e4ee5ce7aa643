"""The gate between the tracks: whether a position supervises people, and what shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .sentences import Sentence

Track = Literal["professional", "management", "open"]

# Each act of a supervisor, as job texts write it. Guiding work without these is no supervision of people.
ACTS = {
    "supervises": r"\b(?:supervis(?:es?|ing)|manag(?:es?|ing)) (?:\w+ ){0,4}(?:staff|employees|people|analysts|"
    r"engineers|supervisors|managers|technicians|reports|teams?)\b|"
    r"\bmanagement of staff\b|\bstaff management\b|\bdirect reports\b",
    "hires": r"\b(?:hir(?:es?|ing)|recruits?|selects?) (?:\w+ ){0,3}(?:staff|employees|people|candidates)\b|"
    r"\bhires?\b",
    "rates": r"\b(?:evaluat\w+|rat(?:es?|ing)|apprais\w+|review\w*|assess\w*) (?:\w+ ){0,4}performance\b|"
    r"\bperformance (?:reviews?|appraisals?|evaluations?|management)\b",
    "disciplines": r"\bdisciplin(?:es|ing|ary)\b|\bterminat(?:es?|ing|ions?)\b",
}
PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in ACTS.items()}
HOW_MANY = re.compile(
    r"\b(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)(?: or more)? "
    r"(?:\w+ ){0,2}(?:staff|employees|people|direct reports|analysts|engineers|technicians)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:no|not|non|without|never)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a supervisor: `text` stands at `start` to `end` of the description."""

    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Gate:
    """What the description says of supervising people; `how_many` are its words, empty where it does not say."""

    track: Track
    acts: tuple[Act, ...]
    how_many: str = ""


def gate(sentences: Iterable[Sentence]) -> Gate:
    """Return the track: management from two different acts on, professional without any, open between.

    Qualifications count nothing here: experience of supervising is asked of people who do not supervise yet. So does
    a sentence that says no.
    """
    acts, counted = [], ""
    for sentence in sentences:
        if not sentence.is_evidence or sentence.section == "qualifications" or NEGATED.search(sentence.text):
            continue
        found = list(_acts(sentence))
        acts.extend(found)
        if found and not counted and (many := HOW_MANY.search(sentence.text)):
            counted = many[0]
    kinds = {act.name for act in acts}
    track: Track = "management" if len(kinds) > 1 else "open" if kinds else "professional"
    return Gate(track, tuple(acts), counted)


def _acts(sentence: Sentence) -> Iterable[Act]:
    for name, pattern in PATTERNS.items():
        if found := pattern.search(sentence.text):
            yield Act(name, sentence.start + found.start(), sentence.start + found.end(), found[0])
