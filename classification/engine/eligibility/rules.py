"""A level's qualifications as rules: routes of conditions, each citing the statements that it reads."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from classification.engine.eligibility.record import Degree

STRICT = ConfigDict(extra="forbid")
Words = Annotated[str, Field(min_length=1, max_length=2000)]
Months = Annotated[int, Field(ge=1, le=1200)]
Kind = Literal["professional", "supervisory", "managing"]


class WrongRule(ValueError):
    """The data is no requirement; `faults` says where and why, a sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, config=STRICT)
class Citation:
    """A statement that a rule rests on: its stable key, and its words at that time."""

    key: UUID
    text: Words


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Cited:
    """What every condition has. Guidance (“typically”) and what is preferred decide nothing."""

    cites: Annotated[tuple[Citation, ...], Field(max_length=20)] = ()
    strength: Literal["required", "preferred", "guidance"] = "required"
    part: Literal["basic", "additional"] = "basic"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Education(Cited):
    """A degree at least as high, in one of the fields (in any where none is named)."""

    kind: Literal["education"] = "education"
    degree: Literal[Degree.ASSOCIATE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTORATE]
    fields: tuple[Words, ...] = ()
    related: bool = False


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Substitution:
    """Graduate study in these fields that stands for experience, so many months for each month studied."""

    cites: tuple[Citation, ...] = ()
    fields: tuple[Words, ...] = ()
    related: bool = False
    percent: Annotated[int, Field(ge=1, le=400)] = 100


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Experience(Cited):
    """So much work, of all these kinds, in one of the areas. Without `months` the source states no length.

    `judged` is what of the words only a person can judge: “increasingly responsible”.
    """

    kind: Literal["experience"] = "experience"
    months: Months | None = None
    areas: tuple[Words, ...] = ()
    kinds: tuple[Kind, ...] = ()
    judged: str = ""
    substitution: Substitution | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class GraduateStudy(Cited):
    """So much graduate study, in one of the fields or in any; a degree stands for the years that it takes."""

    kind: Literal["graduate study"] = "graduate study"
    months: Months
    fields: tuple[Words, ...] = ()
    related: bool = False


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Pool(Cited):
    """Years of study or of work: together, or the one or the other alone. `beyond` is spent on what comes before."""

    kind: Literal["pool"] = "pool"
    months: Months
    beyond: Annotated[int, Field(ge=0, le=1200)] = 0
    reading: Literal["together", "either"] = "together"
    judged: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Service(Cited):
    """Time in one of the named classes."""

    kind: Literal["service"] = "service"
    months: Months
    classes: Annotated[tuple[Words, ...], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Status(Cited):
    """A status that is held, in one of the named classes if any is named."""

    kind: Literal["status"] = "status"
    name: Words
    classes: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Licence(Cited):
    """A licence or certificate of this name."""

    kind: Literal["licence"] = "licence"
    name: Words


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SemesterHours(Cited):
    """So many semester hours, in one of the fields or in any."""

    kind: Literal["semester hours"] = "semester hours"
    hours: Annotated[int, Field(ge=1, le=1000)]
    fields: tuple[Words, ...] = ()
    related: bool = False


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Combination(Cited):
    """Percent of the work asked and percent of the study asked that make 100 together."""

    kind: Literal["combination"] = "combination"
    work_months: Months
    study_months: Months
    judged: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Judgement(Cited):
    """Words that no rule reads: a person judges."""

    kind: Literal["judgement"] = "judgement"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Several(Cited):
    """So many of several conditions."""

    kind: Literal["several"] = "several"
    number: Annotated[int, Field(ge=1)]
    of: Annotated[tuple["Condition", ...], Field(min_length=1, max_length=20)]


Condition = Annotated[
    Education
    | GraduateStudy
    | Experience
    | Pool
    | Service
    | Status
    | Licence
    | SemesterHours
    | Combination
    | Judgement
    | Several,
    Field(discriminator="kind"),
]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Route:
    """One way to qualify: all its conditions."""

    name: Words
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1, max_length=40)]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Requirement:
    """The routes of a level, any of which qualifies, and whether “additional” qualifications screen out."""

    routes: Annotated[tuple[Route, ...], Field(min_length=1, max_length=10)]
    additional_screens: bool = False

    def decides(self, condition: Cited) -> bool:
        """Return whether a route fails without the condition."""
        return condition.strength == "required" and (condition.part == "basic" or self.additional_screens)

    @property
    def states_a_minimum(self) -> bool:
        """Whether anything that can be counted decides."""
        return any(self.decides(node) and not isinstance(node, Judgement) for node in self.nodes())

    def nodes(self) -> Iterator[Cited]:
        """Yield every condition, those of “several” after it."""
        for route in self.routes:
            yield from _nodes(route.conditions)

    def citations(self) -> list[Citation]:
        """Return what the rules cite, in their order."""
        found: list[Citation] = []
        for node in self.nodes():
            found += node.cites
            if isinstance(node, Experience) and node.substitution:
                found += node.substitution.cites
        return found


def _nodes(conditions: tuple[Any, ...]) -> Iterator[Any]:
    for condition in conditions:
        yield condition
        if isinstance(condition, Several):
            yield from _nodes(condition.of)


REQUIREMENT = TypeAdapter(Requirement)


def read_requirement(data: object) -> Requirement:
    """Return the requirement that the data (as JSON gives it) says. Raises WrongRule."""
    try:
        requirement = REQUIREMENT.validate_python(data)
    except (ValidationError, RecursionError) as error:
        raise WrongRule(_faults(error)) from error
    if too_many := [node for node in requirement.nodes() if isinstance(node, Several) and node.number > len(node.of)]:
        raise WrongRule([f"{node.number} of {len(node.of)} conditions can never be met." for node in too_many])
    return requirement


def _faults(error: ValidationError | RecursionError) -> list[str]:
    if isinstance(error, RecursionError):
        return ["The rules are nested too deeply."]
    return [f"{'.'.join(map(str, fault['loc'])) or 'The rules'}: {fault['msg']}." for fault in error.errors()]


def dump_requirement(requirement: Requirement) -> Any:
    """Return the requirement as JSON data that `read_requirement` reads again."""
    return REQUIREMENT.dump_python(requirement, mode="json")
