"""From the statements of a level to a whole reading, for HR to confirm: what was understood, and what was not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from classification.engine.eligibility.rules import Citation, Judgement, Pool, Requirement, Route, dump_requirement
from classification.engine.eligibility.wording import condition_in_words
from classification.engine.proposing.sentences import Proposal, propose, strength_of

FIRST_ROUTE = "Stated qualifications"


@dataclass(frozen=True)
class Passage:
    """A statement of a level: its key, its words, and the label of its row."""

    key: str
    text: str
    place: str


@dataclass(frozen=True)
class Understood:
    """What was made of a statement. `as_rules` are the proposed rules in words; `hints` name kinds without amounts."""

    text: str
    as_rules: tuple[str, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True)
class Proposed:
    """A reading to confirm, as rules are stored, and what was made of each statement."""

    rules: Any
    understood: list[Understood]

    @property
    def not_understood(self) -> list[Understood]:
        return [each for each in self.understood if not each.as_rules or each.hints]


def propose_rules(passages: Sequence[Passage]) -> Proposed:
    """Return one route of all that the statements plainly say. What is silent stays free text for a person to judge.

    The row's label says what is additional or preferred; a second pool begins where the basic one ends.
    """
    found = [(passage, propose(passage.text)) for passage in passages]
    conditions = [node for passage, proposals in found for node in _conditions(passage, proposals)]
    understood = [
        Understood(
            passage.text,
            tuple(condition_in_words(each.rule) for each in proposals if each.rule),
            tuple(each.kind for each in proposals if not each.rule),
        )
        for passage, proposals in found
    ]
    if not conditions:
        return Proposed({}, understood)
    route = Route(name=FIRST_ROUTE, conditions=tuple(_after_the_basic(conditions))[:40])
    return Proposed(dump_requirement(Requirement(routes=(route,))), understood)


def _conditions(passage: Passage, proposals: Iterable[Proposal]) -> list[Any]:
    label = passage.place.casefold()
    part = "additional" if "additional" in label else "basic"
    rules = [each.rule for each in proposals if each.rule] or [Judgement(strength=strength_of(passage.text))]
    cites = (Citation(key=passage.key, text=passage.text[:2000]),)  # type: ignore[arg-type]
    preferred = {"strength": "preferred"} if "desirable" in label or "preferred" in label else {}
    return [replace(rule, cites=cites, part=part, **preferred) for rule in rules]


def _after_the_basic(conditions: Iterable[Any]) -> Iterable[Any]:
    """Years that are asked additionally come after the basic ones: what those spend is not spent twice."""
    spent = 0
    for rule in conditions:
        if isinstance(rule, Pool) and rule.part == "additional":
            rule = replace(rule, beyond=spent)
        elif isinstance(rule, Pool) and rule.strength == "required":
            spent = rule.months
        yield rule
