"""What contradicts itself in rules, alone and beside those of the next lower level, in sentences."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from classification.engine.eligibility.record import DEGREES, same
from classification.engine.eligibility.rules import Education, Experience, Pool, Requirement, Route, Service
from classification.engine.eligibility.wording import condition_in_words, length


def contradictions(requirement: Requirement) -> Iterator[tuple[str, str]]:
    """Yield (sentence, the condition in words) of what a requirement says against itself."""
    for route in requirement.routes:
        yield from _asked_twice(route)
        yield from _beyond(route)
        for node in route.conditions:
            if isinstance(node, Experience) and node.substitution and node.substitution.percent > 100:
                yield "Study stands for more experience than it takes.", condition_in_words(node)


def _asked_twice(route: Route) -> Iterator[tuple[str, str]]:
    """What is asked twice in different measure: the lesser says nothing, or guidance asks less than the minimum."""
    for first, second in combinations(route.conditions, 2):
        if kind_of(first) is None or kind_of(first) != kind_of(second) or first.part != second.part:
            continue
        lesser, greater = sorted((first, second), key=measure)
        if measure(lesser) == measure(greater) or greater.strength != "required":
            continue
        if lesser.strength == "required":
            yield f"It asks this and also {_measured(greater)}: the lesser says nothing.", condition_in_words(lesser)
        else:
            said = f"What is {lesser.strength} is less than the {_measured(greater)} required."
            yield said, condition_in_words(lesser)


def _beyond(route: Route) -> Iterator[tuple[str, str]]:
    """A pool begins where the basic one ends: what that spends is neither asked twice nor left out."""
    pools = [node for node in route.conditions if isinstance(node, Pool)]
    basic = max((node.months for node in pools if (node.strength, node.part) == ("required", "basic")), default=0)
    for node in pools:
        if node.beyond and node.beyond != basic:
            ends = f"ends at {length(basic)}" if basic else "is not stated"
            yield f"It begins beyond {length(node.beyond)}, and the basic minimum {ends}.", condition_in_words(node)


def asks_less(lower: Requirement, upper: Requirement) -> Iterator[str]:
    """Yield what the higher level asks less of than the lower one, in sentences; the basic minimum of one route each.

    Where there are several routes, somebody may take another: nothing is compared.
    """
    if len(lower.routes) != 1 or len(upper.routes) != 1:
        return
    below, above = (_minimum(requirement.routes[0]) for requirement in (lower, upper))
    for kind, node in below.items():
        if kind in above and measure(above[kind]) < measure(node):
            yield f"It asks {_measured(above[kind])}, and the level below {_measured(node)}."


def _minimum(route: Route) -> dict[Any, Any]:
    deciding = [node for node in route.conditions if (node.strength, node.part) == ("required", "basic")]
    return {kind_of(node): node for node in sorted(filter(kind_of, deciding), key=measure)}


def kind_of(node: Any) -> Any:
    """Return what makes two conditions ask the same in more or less measure; None where nothing is measured."""
    if isinstance(node, Education):
        return (node.kind, frozenset(map(same, node.fields)))
    if isinstance(node, Experience) and node.months:
        return (node.kind, frozenset(node.kinds), frozenset(map(same, node.areas)))
    if isinstance(node, Pool) and not node.beyond:
        return (node.kind, node.reading)
    return (node.kind, frozenset(map(same, node.classes))) if isinstance(node, Service) else None


def measure(node: Any) -> int:
    return DEGREES.index(node.degree) if isinstance(node, Education) else node.months


def _measured(node: Any) -> str:
    return f"a {node.degree}" if isinstance(node, Education) else length(node.months)
