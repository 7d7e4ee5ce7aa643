"""How much of a record counts for a rule: surely, and at most, should what is open turn out well."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from classification.eligibility.record import DEGREES, Counting, Degree, Job, Record, Study, same
from classification.eligibility.rules import Education, Experience, Substitution
from classification.eligibility.service_time import MONTH, YEAR, amount

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
    """A record on a day, and what of its study the degrees that a route asks for have spent."""

    record: Record
    counting: Counting
    on: date
    spent_study: int = 0
    spent_graduate: int = 0

    @property
    def studies(self) -> list[Study]:
        """Courses finished by the day, each once."""
        finished = [study for study in self.record.studies if not study.finished_on or study.finished_on <= self.on]
        return list(dict.fromkeys(finished))

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
    wanted = [same(field) for field in asked]
    if not wanted or same(entered) in wanted:
        return Fit.YES
    if not entered:
        return Fit.OPEN
    ruled = [counting.related.get((same(entered), field)) for field in wanted]
    if True in ruled:
        return Fit.YES
    return Fit.OPEN if related and None in ruled else Fit.NO


def area_fit(job: Job, rule: Experience) -> Fit:
    """Return whether the job is of the kinds and in one of the areas that the rule asks."""
    if not set(rule.kinds) <= job.kinds:
        return Fit.NO
    return field_fit(job.area, rule.areas, False, Counting())


def degree_fits(rule: Education, case: Case) -> list[tuple[Study, Fit]]:
    """Return the degrees that are high enough, and whether their fields are those asked."""
    enough = DEGREES[DEGREES.index(rule.degree) :]
    held = [study for study in case.studies if study.degree in enough]
    return [(study, field_fit(study.field, rule.fields, rule.related, case.counting)) for study in held]


def experience(rule: Experience, case: Case) -> Amount:
    """Return the work that counts for the rule, with the study that stands for work."""
    sure = case.worked(lambda job: area_fit(job, rule) is Fit.YES)
    at_most = case.worked(lambda job: area_fit(job, rule) is not Fit.NO)
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
