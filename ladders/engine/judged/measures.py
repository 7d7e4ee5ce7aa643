"""What a comparison gets right of judged pairs: links, verdicts, directions, and what pages claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ladders.engine.comparison import Certainty, Comparison, Relation, Verdict

from .cases import Case, Judged, Link
from .shares import Share

Direction = Literal["up", "down", "both", "same"]
UP: frozenset[Verdict] = frozenset(("raised", "broadened"))
DOWN: frozenset[Verdict] = frozenset(("lowered", "narrowed"))

Shares = defaultdict[str, Share]


def _none() -> Shares:
    return defaultdict(Share)


@dataclass
class Measured:
    """The figures of some cases. `verdicts` and `certainties` count what pages claim, right and in all."""

    links: int = 0
    """Links that people are sure of ..."""
    found: int = 0
    """... those that the comparison makes, and ..."""
    right: int = 0
    """... those that are both."""
    types: Share = field(default_factory=Share)
    """Of the right links, those whose best reading is one of the sets that readers accept ..."""
    directions: Share = field(default_factory=Share)
    """... and those whose reading goes where an accepted one goes."""
    verdicts: Shares = field(default_factory=_none)
    certainties: Shares = field(default_factory=_none)
    claimed: Share = field(default_factory=Share)
    """Of the links that surely go up or down, those of which pages claim so ..."""
    surely: Share = field(default_factory=Share)
    """... and those of which they claim it as sure."""

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(
            self.links + other.links,
            self.found + other.found,
            self.right + other.right,
            self.types + other.types,
            self.directions + other.directions,
            _together(self.verdicts, other.verdicts),
            _together(self.certainties, other.certainties),
            self.claimed + other.claimed,
            self.surely + other.surely,
        )

    @property
    def alignment(self) -> float:
        """F1 of the links: twice the right ones by those of the readers and those found together."""
        return 2 * self.right / ((self.links + self.found) or 1)


def _together(one: Shares, other: Shares) -> Shares:
    found = _none()
    for name in (*one, *other):
        found[name] = one[name] + other[name]
    return found


def direction(verdicts: Iterable[Verdict]) -> Direction:
    found = set(verdicts)
    if found & UP and found & DOWN:
        return "both"
    return "up" if found & UP else "down" if found & DOWN else "same"


def measured(case: Case, comparison: Comparison) -> Measured:
    """Return the figures of one case. A link that readers are not sure of counts neither way."""
    found = _links(comparison)
    sure = {link: judged for link, judged in case.links.items() if judged.is_sure}
    told = {link: relation for link, relation in found.items() if link in sure or link not in case.links}
    figures = Measured(links=len(sure), found=len(told), right=len(sure.keys() & told.keys()))
    for link in sure.keys() & told.keys():
        _add_reading(figures, told[link], sure[link])
    for link, relation in told.items():
        _add_claims(figures, relation, sure.get(link))
    for link, judged in sure.items():
        _add_coverage(figures, found.get(link), judged)
    return figures


def _links(comparison: Comparison) -> Mapping[Link, Relation]:
    return {
        (
            (one.statement.dimension, one.statement.place - 1),
            (other.statement.dimension, other.statement.place - 1),
        ): relation
        for relation in comparison.relations
        for one in relation.lower
        for other in relation.upper
    }


def _directions(judged: Judged) -> set[Direction]:
    return {direction(accepted) for accepted in judged.accepted}


def _add_reading(figures: Measured, relation: Relation, judged: Judged) -> None:
    figures.types += Share(int(frozenset(relation.verdicts) in judged.accepted), 1)
    figures.directions += Share(int(direction(relation.verdicts) in _directions(judged)), 1)


def _add_claims(figures: Measured, relation: Relation, judged: Judged | None) -> None:
    """Count what a page claims of a link; on statements that do not belong together every claim is wrong."""
    if relation.claims == ("changed",):
        return
    accepted = {verdict for each in judged.accepted for verdict in each} if judged else set()
    for verdict in relation.claims:
        figures.verdicts[verdict] += Share(int(verdict in accepted), 1)
    if relation.claims != ("unchanged",):
        goes_there = judged is not None and direction(relation.claims) in _directions(judged)
        figures.certainties[relation.certainty] += Share(int(goes_there), 1)


def _add_coverage(figures: Measured, relation: Relation | None, judged: Judged) -> None:
    if not _directions(judged) & {"up", "down"} or "same" in _directions(judged):
        return
    is_right = relation is not None and direction(relation.claims) in _directions(judged)
    certainty: Certainty | None = relation.certainty if relation and is_right else None
    figures.claimed += Share(int(is_right), 1)
    figures.surely += Share(int(certainty == "sure"), 1)
