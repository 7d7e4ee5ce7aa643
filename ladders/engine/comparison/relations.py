"""What a comparison says: relations of statements with their verdicts and reasons, by dimension, and a summary."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ladders.engine.cues import Cue

Kind = Literal["paired", "split", "merged", "moved", "new", "dropped"]
Verdict = Literal["unchanged", "reworded", "changed", "raised", "broadened", "lowered", "narrowed"]
Certainty = Literal["sure", "likely", "open"]
"""How far a verdict is to be believed, as measured on pairs of levels that people judged."""
Stated = Literal["both", "lower only", "upper only", "neither"]
Type = Kind | Verdict

TYPES: tuple[Type, ...] = (
    *("unchanged", "reworded", "changed", "raised", "broadened", "lowered", "narrowed"),
    *("new", "dropped", "split", "merged", "moved"),
)
"""What a summary counts, in the order of its reading; "paired" is what is not worth a word."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one side: `place` counts from 1 within its cell."""

    dimension: str
    place: int
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words that both sides have, or that only this side has. A side's segments rejoin to its exact text."""

    text: str
    is_equal: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a verdict: the words of a kind on the lower and on the upper side, either may be empty.

    Others may outweigh it, so that it stands in a relation without that verdict.
    """

    kind: str
    verdict: Verdict
    lower: tuple[str, ...]
    upper: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {', '.join(self.lower) or 'says nothing'} → {', '.join(self.upper) or 'says nothing'}"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What people of HR found of two levels: which statements, by their keys, became which, and their verdicts.

    One side may be empty: then the other one's are new, or no longer stated. `number` names the finding, and `reason`
    is a sentence for readers, which may be empty.
    """

    lower: tuple[str, ...]
    upper: tuple[str, ...]
    verdicts: tuple[Verdict, ...] = ()
    reason: str = ""
    number: int = 0

    @property
    def keys(self) -> frozenset[str]:
        return frozenset((*self.lower, *self.upper))


@dataclass(frozen=True, slots=True)
class Side:
    """A statement as one relation shows it: its segments against the other side, and the cues found in it."""

    statement: Statement
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """What became of one or more statements.

    `verdicts` is the best reading: ("unchanged",), ("reworded",), ("changed",), or one or two of raised, broadened,
    lowered, narrowed; empty for new and dropped ones. `certainty` says how far to believe it. What people `confirmed`
    is theirs, and sure.
    """

    kind: Kind
    lower: tuple[Side, ...]
    upper: tuple[Side, ...]
    verdicts: tuple[Verdict, ...] = ()
    reasons: tuple[Reason, ...] = ()
    certainty: Certainty = "sure"
    confirmed: Confirmed | None = None

    @property
    def dimension(self) -> str:
        """Where it stands; for a moved statement where it stood on the lower side."""
        return (self.lower or self.upper)[0].statement.dimension

    @property
    def to_dimension(self) -> str:
        return (self.upper or self.lower)[0].statement.dimension

    @property
    def claims(self) -> tuple[Verdict, ...]:
        """What may be said of it: its verdicts, but of an open one no more than that it changed."""
        return ("changed",) if self.certainty == "open" and self.verdicts else self.verdicts

    @property
    def signs_for(self) -> tuple[Reason, ...]:
        """The reasons for what is claimed; of an open one all of them, since none decides."""
        return tuple(one for one in self.reasons if one.verdict in self.claims or self.claims == ("changed",))

    @property
    def signs_against(self) -> tuple[Reason, ...]:
        """The reasons that are outweighed."""
        return tuple(one for one in self.reasons if one not in self.signs_for)

    @property
    def types(self) -> tuple[Type, ...]:
        """What a page says of it: what it claims, and its kind unless it is plainly paired."""
        return self.claims if self.kind == "paired" else (self.kind, *self.claims)


@dataclass(frozen=True, slots=True)
class DimensionComparison:
    """One dimension. A moved relation stands in both its dimensions, any other in one."""

    dimension: str
    relations: tuple[Relation, ...]
    stated: Stated

    @property
    def is_unchanged(self) -> bool:
        return self.stated == "both" and all(relation.types == ("unchanged",) for relation in self.relations)

    @property
    def says_the_same(self) -> bool:
        """Whether both sides ask the same, be it in other words: of adjacent levels a finding for HR."""
        return self.stated == "both" and all(
            relation.types in {("unchanged",), ("reworded",)} for relation in self.relations
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` has every type of TYPES that occurs, in that order; the rest are dimensions in order."""

    counts: tuple[tuple[Type, int], ...]
    unchanged: tuple[str, ...]
    says_the_same: tuple[str, ...]
    lower_only: tuple[str, ...]
    upper_only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides compared, dimension by dimension."""

    dimensions: tuple[DimensionComparison, ...]
    summary: Summary

    @property
    def relations(self) -> Iterator[Relation]:
        """Every relation once."""
        for compared in self.dimensions:
            yield from (relation for relation in compared.relations if relation.dimension == compared.dimension)
