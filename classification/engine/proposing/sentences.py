"""Proposes rules from the words of a qualification, for people to confirm: it never writes one.

It proposes where the words say one thing plainly, and is silent otherwise: what is silent stays free text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import Match
from typing import Any, Literal

from classification.engine.eligibility import Degree
from classification.engine.eligibility.rules import (
    Education,
    Experience,
    GraduateStudy,
    Judgement,
    Licence,
    Pool,
    SemesterHours,
    Service,
    Status,
)

NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})(?: ?\(\d{{1,2}}\))?"
TIME = rf"{NUMBER}(?:\)|-| )*(?:full )?(?P<unit>years?|months?)['’]?"
DEGREES: dict[str, Any] = {
    "associate": Degree.ASSOCIATE,
    "bachelor": Degree.BACHELOR,
    "four-year": Degree.BACHELOR,
    "master": Degree.MASTER,
    "doctoral": Degree.DOCTORATE,
}
# Words before a match by which it is no rule: what is denied, exceeded, led to, exemplified or made up for.
TURNED = re.compile(
    r"(\bnot\b|n't\b|\b(in excess of|leading to|less than|first|example|equivalent to|equates? to|beyond|up to"
    r"|substituted for|in lieu of)\b)[^.;]{0,40}$|\bnot obtained\b[^;]{0,80}$|\bexample\b[^;]{0,200}$",
    re.IGNORECASE,
)
# Words after a match by which it is none: it stands for something else, or only says what something comes to.
STANDS_FOR = re.compile(r"^[^.;]{0,60}\b(?:be substituted|is equivalent to|would equal)\b", re.IGNORECASE)
# Where the name of a field ends.
FIELD_ENDS = re.compile(r"(^an? field\b|,? e$| from | that | which | may |,? provided|[(,]\s*$).*", re.IGNORECASE)
Strength = Literal["required", "preferred", "guidance"]


@dataclass(frozen=True)
class Proposal:
    """A rule to confirm, or (`rule` is None) the kind of one whose amounts are not in these words."""

    kind: str
    words: str
    rule: Any = None


def propose(text: str) -> list[Proposal]:
    """Return what the text plainly says, in the order of the patterns; nothing where it says nothing plainly."""
    plain = " ".join(text.replace("’", "'").split())[:5000]
    found = [proposal for pattern, reads in PATTERNS for proposal in _matches(pattern, reads, plain)]
    return list(dict.fromkeys(found))


def _matches(pattern: re.Pattern[str], reads: "Reads", plain: str) -> Iterator[Proposal]:
    for match in pattern.finditer(plain):
        proposal = reads(match, strength_of(plain))
        before, after = plain[: match.start()], plain[match.end() :]
        if proposal.rule is None or not (TURNED.search(before) or STANDS_FOR.search(after)):
            yield proposal


def strength_of(text: str) -> Strength:
    """Return how binding the words are: “preferred”, “typically”, or required where nothing else is said."""
    if re.search(r"\b(preferred|desirable|desired)\b", text, re.IGNORECASE):
        return "preferred"
    return "guidance" if re.search(r"\b(typically|generally|usually)\s*>?\s*\d", text, re.IGNORECASE) else "required"


def months(match: Match[str]) -> int:
    said = match["number"].lower()
    number = NUMBERS.get(said) or int(said)
    return max(1, number * (12 if match["unit"].lower().startswith("year") else 1))


def _pool(match: Match[str], strength: Strength) -> Proposal:
    return Proposal("pool", match[0], Pool(months=months(match), strength=strength))


def _experience(match: Match[str], strength: Strength) -> Proposal:
    said = match["what"].lower()
    kinds: tuple[Any, ...] = tuple(kind for kind in ("professional", "supervisory") if kind in said)
    areas = (match["area"].strip(),) if match["area"] else ()
    rule = Experience(months=months(match), kinds=kinds, areas=areas, strength=strength)
    return Proposal("experience", match[0], rule)


def _managing(match: Match[str], strength: Strength) -> Proposal:
    return Proposal("experience", match[0], Experience(months=months(match), kinds=("managing",), strength=strength))


def _supervisory(match: Match[str], strength: Strength) -> Proposal:
    return Proposal("experience", match[0], Experience(kinds=("supervisory",), strength=strength))


def _education(match: Match[str], strength: Strength) -> Proposal:
    degree = next(degree for word, degree in DEGREES.items() if word in match[0].lower())
    said = FIELD_ENDS.sub("", match["fields"] or "")
    related = bool(re.search(r"related (field|discipline|degree)", said))
    fields = [] if not said else re.split(r",|\bor\b", re.sub(r"(an? )?(closely )?related.*", "", said))
    named = tuple(name for field in fields if (name := field.strip(" .")))
    rule = Education(degree=degree, fields=named, related=related and bool(named), strength=strength)
    return Proposal("education", match[0], rule)


def _service(match: Match[str], strength: Strength) -> Proposal:
    classes = tuple(re.split(r" or (?:an? )?", match["classes"]))
    return Proposal("service", match[0], Service(months=months(match), classes=classes, strength=strength))


def _status(match: Match[str], strength: Strength) -> Proposal:
    return Proposal("status", match[0], Status(name="civil service", strength=strength))


def _licence(match: Match[str], strength: Strength) -> Proposal:
    return Proposal("licence", match[0], Licence(name=match["name"], strength=strength))


def _hours(match: Match[str], strength: Strength) -> Proposal:
    return Proposal("semester hours", match[0], SemesterHours(hours=int(match["hours"]), strength=strength))


def _quarters(match: Match[str], strength: Strength) -> Proposal:
    """A quarter hour is two thirds of a semester hour."""
    hours = -(-int(match["hours"]) * 2 // 3)
    return Proposal("semester hours", match[0], SemesterHours(hours=max(1, hours), strength=strength))


def _graduate(match: Match[str], strength: Strength) -> Proposal:
    return Proposal("graduate study", match[0], GraduateStudy(months=months(match), strength=strength))


def _superior(match: Match[str], strength: Strength) -> Proposal:
    """What grades, standing or honors are superior is for a person to say."""
    return Proposal("superior academic achievement", match[0], Judgement(strength=strength))


def _kind(kind: str) -> "Reads":
    return lambda match, strength: Proposal(kind, match[0])


Reads = Callable[[Match[str], Strength], Proposal]


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


PATTERNS: list[tuple[re.Pattern[str], Reads]] = [
    (_pattern(rf"{TIME} (?:additional )?(?:post-secondary )?education or (?:\w+ )?(?:work )?experience"), _pool),
    (
        _pattern(
            rf"{TIME} of (?P<what>(?:[\w-]+ ){{0,4}}?)experience(?: in (?P<area>[\w &-]+?)(?=[.,;]|$| and | or ))?"
        ),
        _experience,
    ),
    (_pattern(rf"including at least {TIME} (?:of )?managing\b"), _managing),
    (_pattern(r"^supervisory experience\W*$"), _supervisory),
    (
        _pattern(
            r"(?:\b(?:associate|bachelor|master)(?:'s)?(?: or [\w']+)? degree"
            r"|\bgraduation from a four-year[\w ]+?(?:university|college)(?= majoring|\.|,|$)|\bdoctoral degree)"
            r"(?: (?:with a major |majoring )?in (?P<fields>[\w ,/-]+?)(?= and |;|\.|\(|$))?"
        ),
        _education,
    ),
    (_pattern(rf"{TIME} of service (?:[\w ]+? )?as (?:an? )?(?P<classes>[^.;]+)"), _service),
    (_pattern(r"\bcivil service status\b"), _status),
    (
        _pattern(
            r"\b(?P<name>(?:state |commercial )?(?:driver's|chauffeur's) license"
            r"|certified [\w -]+?\b(?=,| \()|Harvard IT Academy [\w ]+courses)"
        ),
        _licence,
    ),
    (_pattern(r"\b(?P<hours>\d{1,3}) semester hours"), _hours),
    # Beside the semester hours that they equal, they ask nothing more.
    (_pattern(r"(?<![(\d.])\b(?P<hours>\d{1,3}) quarter[- ]hours(?! or \d+ semester)"), _quarters),
    (_pattern(r"\bsuperior academic achievement\b"), _superior),
    (
        _pattern(
            r"(?:graduate (?:study|education)|degree)[\w ]*? may be substituted (?:for|to meet)"
            r" (?:the )?[\w ]*experience"
        ),
        _kind("substitution"),
    ),
    (_pattern(rf"{TIME} of (?:[\w-]+ )*?graduate(?:[ -]level)? (?:education|study)"), _graduate),
    (_pattern(r"\btotal\b[^.]{0,80}\b100(?:%| percent)"), _kind("combination")),
    (
        _pattern(r"\bcombination of (?:[\w-]+ )*?(?:education|experience) and (?:[\w-]+ )*?(?:education|experience)"),
        _kind("combination"),
    ),
]
