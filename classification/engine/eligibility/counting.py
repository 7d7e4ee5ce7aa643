"""How much of a record counts for a rule: surely, and at most, should what is open turn out well."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from classification.engine.eligibility.record import DEGREES, Counting, Degree, Job, Record, Study, same
from classification.engine.eligibility.rules import (
    Combination,
    Education,
    Experience,
    GraduateStudy,
    Pool,
    Substitution,
)
from classification.engine.eligibility.service_time import MONTH, YEAR, amount

GRADUATE = (Degree.GRADUATE, Degree.MASTER, Degree.DOCTORATE)


class Fit(Enum):
    """Whether something is of the field or area that is asked."""

    YES = "yes"
    OPEN = "open"
    NO = "no"


@dataclass(frozen=True)
class Amount:
    """Time that counts surely, and time that counts at most."""

    sure: int
    at_most: int


@dataclass(frozen=True)
class Case:
    """A record on a day, and what of its study the degrees that a route asks for have spent.

    `asked_on` is the day that is asked about, while `on` looks ahead to the earliest.
    """

    record: Record
    counting: Counting
    on: date
    spent_study: int = 0
    spent_graduate: int = 0
    asked_on: date | None = None

    @property
    def studies(self) -> list[Study]:
        """Courses finished by the day, each once."""
        finished = [study for study in self.record.studies if not study.finished_on or study.finished_on <= self.on]
        return list(dict.fromkeys(finished))

    @property
    def jobs(self) -> list[Job]:
        """Jobs begun by the day."""
        return [job for job in self.record.jobs if job.from_on <= self.on]

    def worked(self, counts: Callable[[Job], bool]) -> int:
        """Return how much time the jobs that count hold."""
        jobs = filter(counts, self.record.jobs)
        return amount(job.span(self.on, self.counting.percent(job)) for job in jobs)

    def years(self, degree: Degree) -> int:
        return self.counting.years_per_degree[degree] * YEAR


def spent_by(degrees: Iterable[Degree], case: Case) -> tuple[int, int]:
    """Return (study, graduate study) that a route's own degrees use up: nothing is spent twice."""
    highest = max((case.years(degree) for degree in degrees), default=0)
    return highest, max(0, highest - case.years(Degree.BACHELOR))


def field_fit(entered: str, asked: Iterable[str], related: bool, counting: Counting) -> Fit:
    """Return whether a field is one of those asked; where a related one will do, as analysts ruled."""
    fit = _named("field", entered, list(asked), counting)
    return Fit.NO if entered and fit is Fit.OPEN and not related else fit


def _named(kind: str, entered: str, asked: list[str], counting: Counting) -> Fit:
    """Return whether the words are one of those asked, by their letters or by a ruling; open where neither says."""
    if not asked or same(entered) in map(same, asked):
        return Fit.YES
    ruled = [counting.holds(kind, entered, words) for words in asked] if entered else [None]
    if True in ruled:
        return Fit.YES
    return Fit.OPEN if None in ruled else Fit.NO


def judged(shown: Iterable[str], asked: str, counting: Counting) -> bool | None:
    """Return what was ruled on words that a person judges: one thing that shows them is enough."""
    ruled = [counting.holds("judgement", thing, asked) for thing in shown]
    return True if True in ruled else (False if False in ruled else None)


def _is_kind(job: Job, kind: str, counting: Counting) -> bool:
    """A ruling on the job's area or class goes before what was ticked."""
    ruled = judged(job.names, kind, counting)
    return kind in job.kinds if ruled is None else ruled


def work_fit(job: Job, rule: Pool | Experience | Combination, counting: Counting) -> Fit:
    """Return whether the job is what the words that a person judges ask; it counts until ruled otherwise."""
    ruled_out = rule.judged and judged(job.names, rule.judged, counting) is False
    return Fit.NO if ruled_out else Fit.YES


def area_fit(job: Job, rule: Experience, counting: Counting) -> Fit:
    """Return whether the job is of the kinds and in one of the areas that the rule asks."""
    if work_fit(job, rule, counting) is Fit.NO or not all(_is_kind(job, kind, counting) for kind in rule.kinds):
        return Fit.NO
    return _named("area", job.area, list(rule.areas), counting)


def degree_fits(rule: Education, case: Case) -> list[tuple[Study, Fit]]:
    """Return the degrees that are high enough, and whether their fields are those asked."""
    enough = DEGREES[DEGREES.index(rule.degree) :]
    held = [study for study in case.studies if study.degree in enough]
    return [(study, field_fit(study.field, rule.fields, rule.related, case.counting)) for study in held]


def experience(rule: Experience, case: Case) -> Amount:
    """Return the work that counts for the rule, with the study that stands for work."""
    sure = case.worked(lambda job: area_fit(job, rule, case.counting) is Fit.YES)
    at_most = case.worked(lambda job: area_fit(job, rule, case.counting) is not Fit.NO)
    if rule.substitution is None:
        return Amount(sure, at_most)
    credit = substituted(rule.substitution, case)
    return Amount(sure + credit.sure, at_most + credit.at_most)


def substituted(rule: Substitution, case: Case) -> Amount:
    """Return the experience that graduate study stands for, without what a degree of the route has spent."""
    fits = [(study, field_fit(study.field, rule.fields, rule.related, case.counting)) for study in case.studies]

    def credit(*counted: Fit) -> int:
        months = max((graduate(study, case) for study, fit in fits if fit in counted), default=0)
        return max(0, months - case.spent_graduate) * rule.percent // 100

    return Amount(credit(Fit.YES), credit(Fit.YES, Fit.OPEN))


def graduate_study(rule: GraduateStudy, case: Case) -> Amount:
    """Return the graduate study in the fields asked: of several courses the longest, since degrees contain others."""
    fits = [(study, field_fit(study.field, rule.fields, rule.related, case.counting)) for study in case.studies]
    sure, at_most = (
        max((graduate(study, case) for study, fit in fits if fit in counted), default=0)
        for counted in ((Fit.YES,), (Fit.YES, Fit.OPEN))
    )
    return Amount(sure, at_most)


def graduate(study: Study, case: Case) -> int:
    """Return how much graduate study a course was."""
    if study.degree is Degree.GRADUATE:
        return study.months * MONTH
    return max(0, case.years(study.degree) - case.years(Degree.BACHELOR)) if study.degree in GRADUATE else 0


def undergraduate(study: Study, case: Case) -> int:
    """Return how much study before a bachelor's degree a course stands for."""
    if study.degree is Degree.COLLEGE:
        return study.months * MONTH
    return 0 if study.degree is Degree.GRADUATE else min(case.years(study.degree), case.years(Degree.BACHELOR))


def studied(case: Case) -> int:
    """Return all study after school that is not spent: a degree stands for those beneath it."""
    courses = case.studies
    most = [max((count(course, case) for course in courses), default=0) for count in (undergraduate, graduate)]
    return max(0, sum(most) - case.spent_study)
