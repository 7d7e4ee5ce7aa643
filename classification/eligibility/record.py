"""What somebody has studied, worked and holds, and how an organization counts it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from classification.eligibility.service_time import Span


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
    """One course of study. `months` is its length where it led to no degree, `hours` its semester hours."""

    degree: Degree
    field: str = ""
    finished_on: date | None = None
    months: int = 0
    hours: int = 0


@dataclass(frozen=True)
class Job:
    """One job, from its first day to its last; without a last day it goes on. `job_class` is its class or level."""

    from_on: date
    to_on: date | None = None
    percent: int = 100
    area: str = ""
    job_class: str = ""
    kinds: frozenset[str] = frozenset()

    def span(self, on: date, percent: int) -> Span:
        """Return what of it lies before the day."""
        until = on if self.to_on is None or self.to_on >= on else self.to_on + timedelta(days=1)
        return (self.from_on, until, percent)


@dataclass(frozen=True)
class Holding:
    """A licence, a certificate or a status (“civil service”), and the class that a status is held in."""

    name: str
    job_class: str = ""


@dataclass(frozen=True)
class Record:
    """All that a person entered. Nothing else is counted."""

    studies: tuple[Study, ...] = ()
    jobs: tuple[Job, ...] = ()
    licences: tuple[Holding, ...] = ()
    statuses: tuple[Holding, ...] = ()


@dataclass(frozen=True)
class Counting:
    """An organization's own choices: years of study that a degree stands for in all, and what part time counts.

    `related` is what analysts ruled on related fields: (what was studied, what is asked) → whether it is one.
    """

    years_per_degree: Mapping[Degree, int] = field(default_factory=lambda: YEARS_PER_DEGREE)
    part_time: str = "pro rata"
    related: Mapping[tuple[str, str], bool] = field(default_factory=dict)

    def percent(self, job: Job) -> int:
        """Return what percent of full time the job counts."""
        if job.percent == 100 or self.part_time == "as full time":
            return 100
        return job.percent if self.part_time == "pro rata" else 0
