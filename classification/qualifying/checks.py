"""What there is to look at in the readings in force: equal minimums, unknown classes, text and rules that part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Any
from uuid import UUID

from classification.engine.eligibility import Requirement
from classification.engine.eligibility.contradictions import asks_less, contradictions
from classification.engine.eligibility.record import same
from classification.engine.eligibility.rules import Experience, Judgement, Service, Status
from classification.engine.eligibility.wording import condition_in_words
from classification.models import Reading
from jobfamilies.models import Level
from ladders.models import Dimension, OutsideClass, Statement

NO_READING = "Not read as rules"
SAME_MINIMUM = "Two levels with the same basic minimum"
NO_SUCH_CLASS = "A class that nobody has"
NO_TEXT = "A rule without text"
NO_RULE = "Text without a rule"
CONTRADICTION = "A rule that contradicts another"
ASKS_LESS = "A higher level that asks less"


@dataclass(frozen=True)
class Fault:
    """One thing to look at: its kind, the level's name and a sentence, with the words it is about."""

    kind: str
    level: str
    said: str
    quote: str = ""
    path: str = ""
    reading: int | None = None


@dataclass(frozen=True)
class Held:
    """A level in force with its reading and its statements: text by key, and the keys of its qualifications."""

    level: Level
    requirement: Requirement
    reading: int
    texts: dict[UUID, str]
    qualifications: tuple[UUID, ...]

    def fault(self, kind: str, said: str, quote: str = "") -> Fault:
        return Fault(kind, self.level.name, said, quote, self.level.path, self.reading)


def check_readings() -> list[Fault]:
    """Return what to look at in all levels in force, ladder by ladder. Asks four queries, however many levels."""
    levels = list(Level.objects.in_force().with_family().ladder_by_ladder())
    readings = Reading.objects.in_force(level.key for level in levels)
    unread = [
        Fault(NO_READING, level.name, "Nobody has read its qualifications.", path=level.path) for level in levels
    ]
    faults = [fault for fault, level in zip(unread, levels, strict=True) if level.key not in readings]
    held = list(_held([level for level in levels if level.key in readings], readings))
    faults += [*same_minimum(held), *higher_that_ask_less(held)]
    known = _known_classes(levels)
    for one in held:
        faults += [*_classes(one, known), *_without_text(one), *_without_rule(one)]
        faults += [one.fault(CONTRADICTION, said, quote) for said, quote in contradictions(one.requirement)]
    return faults


def _held(levels: list[Level], readings: dict[UUID, Reading]) -> Iterator[Held]:
    texts: dict[int, dict[UUID, str]] = defaultdict(dict)
    qualifications: dict[int, list[UUID]] = defaultdict(list)
    rows = Statement.objects.filter(level__in=levels).values_list("level", "key", "text", "row__dimension__kind")
    for level, key, text, kind in rows:
        texts[level][key] = text
        if kind == Dimension.Kind.QUALIFICATION:
            qualifications[level].append(key)
    for one in levels:
        reading = readings[one.key]
        yield Held(one, reading.requirement, reading.pk, texts[one.pk], tuple(qualifications[one.pk]))


def _known_classes(levels: Iterable[Level]) -> set[tuple[int, str]]:
    outside = OutsideClass.objects.values_list("organization", "name")
    inside = [(level.edition.family.organization_id, level.name) for level in levels]
    return {(organization, same(name)) for organization, name in [*outside, *inside]}


def minimum(requirement: Requirement) -> frozenset[frozenset[Any]]:
    """Return the basic minimum that can be counted, without what it cites; empty where none is stated."""
    routes = (
        frozenset(
            _uncited(node)
            for node in route.conditions
            if (node.strength, node.part) == ("required", "basic") and not isinstance(node, Judgement)
        )
        for route in requirement.routes
    )
    return frozenset(filter(None, routes))


def _uncited(node: Any) -> Any:
    if isinstance(node, Experience) and node.substitution:
        node = replace(node, substitution=replace(node.substitution, cites=()))
    return replace(node, cites=())


def same_minimum(held: Iterable[Held]) -> Iterator[Fault]:
    """Yield the pairs of levels of one family that ask the same."""
    for family in families(held):
        for lower, upper in combinations(family, 2):
            if minimum(lower.requirement) and minimum(lower.requirement) == minimum(upper.requirement):
                yield lower.fault(SAME_MINIMUM, f"{upper.level.name} asks no more.")


def higher_that_ask_less(held: Iterable[Held]) -> Iterator[Fault]:
    """Yield the levels whose basic minimum lies below that of the level under them."""
    for family in families(held):
        for lower, upper in pairwise(family):
            for said in asks_less(lower.requirement, upper.requirement):
                yield upper.fault(ASKS_LESS, said)


def families(held: Iterable[Held]) -> Iterable[list[Held]]:
    """Return the levels of each family, the lowest first."""
    by_family: dict[int, list[Held]] = defaultdict(list)
    for one in held:
        by_family[one.level.edition.family_id].append(one)
    return by_family.values()


def _classes(held: Held, known: set[tuple[int, str]]) -> Iterator[Fault]:
    organization = held.level.edition.family.organization_id
    asked = [name for node in held.requirement.nodes() if isinstance(node, Service | Status) for name in node.classes]
    for name in dict.fromkeys(asked):
        if (organization, same(name)) not in known:
            yield held.fault(NO_SUCH_CLASS, f"{name} is neither a level nor a class outside the catalogue.")


def _without_text(held: Held) -> Iterator[Fault]:
    for node in held.requirement.nodes():
        if not node.cites:
            yield held.fault(NO_TEXT, "It cites no statement.", condition_in_words(node))
    for cited in held.requirement.citations():
        if held.texts.get(cited.key) != cited.text:
            said = (
                "The statement it cites is worded otherwise now."
                if cited.key in held.texts
                else "It is no longer stated."
            )
            yield held.fault(NO_TEXT, said, cited.text)


def _without_rule(held: Held) -> Iterator[Fault]:
    cited = {citation.key for citation in held.requirement.citations()}
    for key in held.qualifications:
        if key not in cited:
            yield held.fault(NO_RULE, "No rule cites this statement.", held.texts[key])
