"""What somebody has studied, worked and holds, and how an organization counts it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from classification.engine.eligibility.service_time import Span


class Degree(StrEnum):
    """How far a course of study went, the lower ones first."""

    COLLEGE = "college study, no degree"
    ASSOCIATE = "associate’s degree"
    BACHELOR = "bachelor’s degree"
    GRADUATE = "graduate study, no degree"
    MASTER = "master’s degree"
    DOCTORATE = "doctorate"


DEGREES = (Degree.ASSOCIATE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTORATE)
YEARS_PER_DEGREE: Mapping[Degree, int] = MappingProxyType(
    {Degree.ASSOCIATE: 2, Degree.BACHELOR: 4, Degree.MASTER: 6, Degree.DOCTORATE: 8}
)
JOB_KINDS = ("professional", "supervisory", "managing")
PART_TIME = ("pro rata", "as full time", "not at all")


def same(words: str) -> str:
    """Return words as they are compared: without regard to case and spaces."""
    return " ".join(words.casefold().split())


@dataclass(frozen=True)
class Study:
    """One course of study. `months` is its length where it led to no degree, `hours` its semester hours.

    Where a school counts in quarters, `quarter_hours` are its quarter hours.
    """

    degree: Degree
    field: str = ""
    finished_on: date | None = None
    months: int = 0
    hours: int = 0
    quarter_hours: int = 0


@dataclass(frozen=True)
class Job:
    """One job, from its first day to its last; without a last day it goes on. `job_class` is its class or level."""

    from_on: date
    to_on: date | None = None
    percent: int = 100
    area: str = ""
    job_class: str = ""
    kinds: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called by: its area and its class, as far as they are entered."""
        return tuple(filter(None, (self.area, self.job_class)))

    def span(self, on: date, percent: int) -> Span:
        """Return what of it lies before the day."""
        until = on if self.to_on is None or self.to_on >= on else self.to_on + timedelta(days=1)
        return (self.from_on, until, percent)


@dataclass(frozen=True)
class Holding:
    """A licence, a certificate or a status (“civil service”), and the class that a status is held in.

    `until_on` is the last day that a licence is valid; None where it does not run out.
    """

    name: str
    job_class: str = ""
    until_on: date | None = None

    def valid_on(self, day: date) -> bool:
        return self.until_on is None or self.until_on >= day


@dataclass(frozen=True)
class Record:
    """All that a person entered. Nothing else is counted."""

    studies: tuple[Study, ...] = ()
    jobs: tuple[Job, ...] = ()
    licences: tuple[Holding, ...] = ()
    statuses: tuple[Holding, ...] = ()


def semester_hours(studies: Iterable[Study]) -> int:
    """Return the whole semester hours of courses. A quarter hour is two thirds of a semester hour."""
    return sum(3 * study.hours + 2 * study.quarter_hours for study in studies) // 3


@dataclass(frozen=True)
class Ruled:
    """What an analyst ruled: whether what somebody shows counts as what is asked.

    `kind` is "field" (of study), "area" (of work), or "judgement": words that a person judges, of which one is
    “professional”. What is shown is then an area, a class, a field or a licence of the record.
    """

    kind: str
    shown: str
    asked: str
    holds: bool
    on: date | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.kind, same(self.shown), same(self.asked))

    @property
    def said(self) -> str:
        """“work in “programme management” is experience in project management”"""
        yes, no = RULED[self.kind]
        return (yes if self.holds else no).format(self.shown, self.asked)


RULED = {
    "field": ("“{}” is closely related to {}", "“{}” is not closely related to {}"),
    "area": ("work in “{}” is experience in {}", "work in “{}” is not experience in {}"),
    "judgement": ("“{}” shows “{}”", "“{}” does not show “{}”"),
}


@dataclass(frozen=True)
class Counting:
    """An organization's own choices: years of study that a degree stands for in all, what part time counts, and what
    its analysts ruled, by `Ruled.key`.
    """

    years_per_degree: Mapping[Degree, int] = field(default_factory=lambda: YEARS_PER_DEGREE)
    part_time: str = "pro rata"
    ruled: Mapping[tuple[str, str, str], Ruled] = field(default_factory=dict)

    def percent(self, job: Job) -> int:
        """Return what percent of full time the job counts."""
        if job.percent == 100 or self.part_time == "as full time":
            return 100
        return job.percent if self.part_time == "pro rata" else 0

    def holds(self, kind: str, shown: str, asked: str) -> bool | None:
        """Return what was ruled; None where nothing was."""
        ruling = self.ruled.get((kind, same(shown), same(asked)))
        return ruling.holds if ruling else None
