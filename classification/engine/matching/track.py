"""The gate between the tracks: whether a position supervises people, and what shows it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .sentences import Sentence

Track = Literal["professional", "management", "open"]

PEOPLE = r"(?:staff|employees|people|personnel|analysts|engineers|supervisors|managers|technicians|reports|teams?)\b"

# Each act of a supervisor, as job texts write it. Guiding work without these is no supervision of people.
ACTS = {
    "supervises": r"\b(?:supervis(?:es?|ing)|manag(?:es?|ing)|oversee(?:s|ing)?) (?:\w+ ){0,4}" + PEOPLE + r"|"
    r"\b(?:leadership|supervision|number) of (?:\w+ ){0,2}(?:staff|employees|people)\b|\bown staff\b|"
    r"\bmanagement of staff\b|\bstaff management\b|\bdirect reports\b",
    "hires": r"\b(?:hir(?:es?|ing)|recruits?|selects?) (?:\w+ ){0,3}(?:staff|employees|people|candidates)\b|"
    r"(?<!new )\bhires?\b",
    "rates": r"\b(?:evaluat\w+|rat(?:es?|ing)|apprais\w+|review\w*|assess\w*) (?:\w+ ){0,4}performance\b|"
    r"\bperformance (?:reviews?|appraisals?|evaluations?|management)\b",
    "disciplines": r"\b(?:disciplin|terminat)(?:es?|ing) (?:\w+ ){0,4}" + PEOPLE + r"|\bdisciplinary\b|"
    r"\bterminations? of (?:\w+ ){0,2}" + PEOPLE + r"|\bdisciplin(?:ing|es?),? (?:and|or) terminat",
}
PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in ACTS.items()}
HOW_MANY = re.compile(
    r"\b(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: or more)? "
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
    """What the description says of supervising people.

    `acts` stand among the duties and decide. `how_many` is how many people they are, where the text says it. `asked`
    are acts that only the qualifications name, `denied` those in a sentence that says no: both count nothing.
    """

    track: Track
    acts: tuple[Act, ...]
    how_many: tuple[Act, ...] = ()
    asked: tuple[Act, ...] = ()
    denied: tuple[Act, ...] = ()


def gate(sentences: Iterable[Sentence]) -> Gate:
    """Return the track: management from two different acts on, professional without any, open between.

    Qualifications count nothing here: experience of supervising is asked of people who do not supervise yet. So does
    a sentence that says no.
    """
    acts, counted, asked, denied = [], [], [], []
    for sentence in (sentence for sentence in sentences if sentence.is_evidence):
        found = list(_acts(sentence))
        if sentence.is_asked:
            asked += found
        elif NEGATED.search(sentence.text):
            denied += found
        else:
            acts += found
            counted += _counted(sentence) if found else []
    kinds = {act.name for act in acts}
    track: Track = "management" if len(kinds) > 1 else "open" if kinds else "professional"
    return Gate(track, tuple(acts), tuple(counted[:1]), tuple(asked), tuple(denied))


def _acts(sentence: Sentence) -> Iterator[Act]:
    for name, pattern in PATTERNS.items():
        if found := pattern.search(sentence.text):
            yield _act(name, sentence, found)


def _counted(sentence: Sentence) -> list[Act]:
    found = HOW_MANY.search(sentence.text)
    return [_act("how many", sentence, found)] if found else []


def _act(name: str, sentence: Sentence, found: re.Match[str]) -> Act:
    return Act(name, sentence.start + found.start(), sentence.start + found.end(), found[0])
