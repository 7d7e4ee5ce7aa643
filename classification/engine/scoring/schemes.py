"""Schemes as data: how the answers on a position's factors make one result, read with its faults in sentences."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")
Words = Annotated[str, Field(min_length=1, max_length=1000, pattern=r"^[^\x00]*$")]
Slug = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Points = Annotated[int, Field(ge=0, le=100_000)]
Place = Annotated[int, Field(ge=1, le=100)]
Weight = Annotated[int, Field(ge=0, le=1000)]
Cut = Annotated[Decimal, Field(ge=1, le=100, max_digits=6)]


class WrongScheme(ValueError):
    """The data is no scheme; `faults` says where and why, a sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PointsLevel:
    """One level of a factor: what it gives, and a few words on what it is."""

    name: Words
    points: Points
    text: Words


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PointsFactor:
    """One factor, its levels from the lowest up."""

    slug: Slug
    name: Words
    levels: Annotated[tuple[PointsLevel, ...], Field(min_length=2, max_length=20)]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Grade:
    """A row of the grade table. The last one may be open above."""

    name: Words
    at_least: Points
    at_most: Points | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PointsPerFactor:
    """Points per factor, added and read in a grade table. A level counts only if it is fully met.

    `absent` is what a factor that does not apply gives: the points of its lowest level, or none. Leaving it out
    altogether would not do, since the grade table is made for the sum of all factors.
    """

    method: Literal["points"] = "points"
    factors: Annotated[tuple[PointsFactor, ...], Field(min_length=1, max_length=40)]
    grades: Annotated[tuple[Grade, ...], Field(min_length=2, max_length=40)]
    absent: Literal["lowest", "zero"] = "lowest"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class WeightedMean:
    """The mean of the levels by weight, 1 where none is given. “Between” counts half-way.

    The result is the nearest level, or what the cut points say: as many as there are steps between levels. Within
    `open` hundredths of a level from a cut, on either side, it reads “between”.
    """

    method: Literal["weighted mean"] = "weighted mean"
    weights: Annotated[dict[Slug, Weight], Field(max_length=100)] = Field(default_factory=dict)
    cuts: Annotated[tuple[Cut, ...], Field(min_length=1, max_length=99)] | None = None
    open: Annotated[int, Field(ge=0, le=49)] = 0


@dataclass(frozen=True, kw_only=True, config=STRICT)
class AllMustHold:
    """The highest level that every factor reaches."""

    method: Literal["all must hold"] = "all must hold"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MoreThanHalf:
    """The highest level at or above which more than half of the working time is spent. Rated are duties."""

    method: Literal["more than half the time"] = "more than half the time"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class NumberCondition:
    """A question of the gate's own: how many there are of something. Below it the result is capped at a level."""

    kind: Literal["number"] = "number"
    slug: Slug
    question: Words
    at_least: Annotated[int, Field(ge=1, le=1_000_000)]
    cap: Place

    @property
    def factor(self) -> str:
        return self.slug


@dataclass(frozen=True, kw_only=True, config=STRICT)
class FactorCondition:
    """A factor must fully meet a level. Below it, or where it does not apply, the result is capped at a level."""

    kind: Literal["factor"] = "factor"
    factor: Slug
    at_least: Place
    cap: Place


Condition = Annotated[NumberCondition | FactorCondition, Field(discriminator="kind")]
Method = Annotated[PointsPerFactor | WeightedMean | AllMustHold | MoreThanHalf, Field(discriminator="method")]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Gate:
    """Another method, its result capped by each condition that does not hold. Levels count from 1, the lowest."""

    method: Literal["gate"] = "gate"
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1, max_length=20)]
    of: Method


Scheme = Annotated[
    PointsPerFactor | WeightedMean | AllMustHold | MoreThanHalf | Gate,
    Field(discriminator="method"),
]
SCHEME: TypeAdapter[Any] = TypeAdapter(Scheme)

AnyMethod = PointsPerFactor | WeightedMean | AllMustHold | MoreThanHalf
AnyScheme = AnyMethod | Gate


def method_of(scheme: AnyScheme) -> AnyMethod:
    """Return the method that makes the result, without its gate."""
    return scheme.of if isinstance(scheme, Gate) else scheme


def needs_ladder(scheme: AnyScheme) -> bool:
    """Return whether the levels and factors are those of a ladder; a points scheme brings its own."""
    return not isinstance(method_of(scheme), PointsPerFactor)


def read_scheme(data: object) -> AnyScheme:
    """Return the scheme that the data (as JSON gives it) says. Raises WrongScheme."""
    try:
        scheme: AnyScheme = SCHEME.validate_python(data)
    except (ValidationError, RecursionError) as error:
        raise WrongScheme(_faults(error)) from error
    if faults := [*_against(method_of(scheme)), *_against_gate(scheme)]:
        raise WrongScheme(faults)
    return scheme


def dump_scheme(scheme: AnyScheme) -> Any:
    """Return the scheme as JSON data that `read_scheme` reads again."""
    return SCHEME.dump_python(scheme, mode="json")


def _faults(error: ValidationError | RecursionError) -> list[str]:
    if isinstance(error, RecursionError):
        return ["The scheme is nested too deeply."]
    return [f"{'.'.join(map(str, fault['loc'])) or 'The scheme'}: {fault['msg']}." for fault in error.errors()]


def _against(method: AnyMethod) -> Iterator[str]:
    if isinstance(method, PointsPerFactor):
        yield from _against_points(method)
    elif isinstance(method, WeightedMean) and method.cuts:
        if any(low >= high for low, high in pairwise(method.cuts)):
            yield "The cut points do not rise."
        elif any(high - low < Decimal(2 * method.open) / 100 for low, high in pairwise(method.cuts)):
            yield "What is open around two cut points overlaps."


def _against_points(method: PointsPerFactor) -> Iterator[str]:
    slugs = [factor.slug for factor in method.factors]
    yield from (f"Two factors are called {slug}." for slug in sorted({s for s in slugs if slugs.count(s) > 1}))
    for factor in method.factors:
        if any(low.points > high.points for low, high in pairwise(factor.levels)):
            yield f"{factor.name}: a higher level gives fewer points."
    for grade, after in pairwise(method.grades):
        if grade.at_most is None:
            yield f"{grade.name} has no upper end, and {after.name} follows it."
        elif after.at_least <= grade.at_most:
            yield f"{after.name} begins before {grade.name} ends."
    for grade in method.grades:
        if grade.at_most is not None and grade.at_most < grade.at_least:
            yield f"{grade.name} ends before it begins."


def _against_gate(scheme: AnyScheme) -> Iterator[str]:
    if not isinstance(scheme, Gate):
        return
    asked = [condition.slug for condition in scheme.conditions if isinstance(condition, NumberCondition)]
    if len(asked) > len(set(asked)):
        yield "Two questions of the gate have the same slug."
    if not isinstance(scheme.of, PointsPerFactor):
        return
    levels = {factor.slug: len(factor.levels) for factor in scheme.of.factors}
    yield from (f"A question of the gate is called like the factor {slug}." for slug in asked if slug in levels)
    for condition in scheme.conditions:
        if condition.cap >= len(scheme.of.grades):
            yield f"A cap at grade {condition.cap} of {len(scheme.of.grades)} caps nothing."
        if isinstance(condition, FactorCondition) and condition.at_least > levels.get(condition.factor, 0):
            yield f"The gate asks for level {condition.at_least} of {condition.factor}, which is not there."
