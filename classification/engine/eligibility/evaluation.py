"""What a record on a day makes of a requirement: of each condition met, short by how much, or unknown."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from classification.engine.eligibility import rules
from classification.engine.eligibility.counting import (
    Amount,
    Case,
    Fit,
    area_fit,
    degree_fits,
    experience,
    field_fit,
    graduate_study,
    spent_by,
    studied,
    substituted,
    work_fit,
)
from classification.engine.eligibility.precedents import rulings_on, shows, still_judged
from classification.engine.eligibility.record import Counting, Record, Ruled, same, semester_hours
from classification.engine.eligibility.service_time import MONTH

HORIZON = timedelta(days=60 * 366)
"""No further ahead is an earliest day looked for."""


class Standing(StrEnum):
    """Where a condition or a route stands, the best first."""

    MET = "met"
    UNKNOWN = "unknown"
    SHORT = "short"


@dataclass(frozen=True)
class Finding:
    """One condition: where it stands, what is missing, and what would settle what is open.

    `missing` is an amount of time (or semester hours), None where nothing is counted; `has` what counts surely;
    `judged` the words that a person still judges of it; `ruled` what analysts ruled on what the record shows.
    """

    condition: Any
    standing: Standing
    decides: bool = True
    has: int | None = None
    missing: int | None = None
    settled_by: tuple[str, ...] = ()
    parts: tuple["Finding", ...] = ()
    judged: str = ""
    ruled: tuple[Ruled, ...] = ()


@dataclass(frozen=True)
class RouteFinding:
    """One route: its conditions, and the first day on which nothing countable is missing if present work goes on."""

    name: str
    standing: Standing
    findings: tuple[Finding, ...]
    earliest: date | None


@dataclass(frozen=True)
class Answer:
    """All routes of a level on a day, and which of them is nearest."""

    on: date
    states_a_minimum: bool
    routes: tuple[RouteFinding, ...]
    nearest: RouteFinding


def evaluate(requirement: rules.Requirement, record: Record, counting: Counting, on: date) -> Answer:
    """Return where the record stands on the day: work counts to the end of the day before."""
    case = Case(record, counting, on, asked_on=on)
    routes = tuple(_route(requirement, route, case) for route in requirement.routes)
    return Answer(on, requirement.states_a_minimum, routes, min(routes, key=_distance))


def _distance(route: RouteFinding) -> tuple[int, date, int]:
    missing = sum(finding.decides and finding.standing is Standing.SHORT for finding in route.findings)
    return list(Standing).index(route.standing), route.earliest or date.max, missing


def _route(requirement: rules.Requirement, route: rules.Route, case: Case) -> RouteFinding:
    findings = _findings(requirement, route, case)
    return RouteFinding(route.name, _standing(findings), findings, _earliest(requirement, route, case))


def _findings(requirement: rules.Requirement, route: rules.Route, case: Case) -> tuple[Finding, ...]:
    required = [node for node in route.conditions if requirement.decides(node)]
    degrees = [node.degree for node in required if isinstance(node, rules.Education)]
    spent_study, spent_graduate = spent_by(degrees, case)
    case = replace(case, spent_study=spent_study, spent_graduate=spent_graduate)
    return tuple(replace(_finding(node, case), decides=requirement.decides(node)) for node in route.conditions)


def _standing(findings: tuple[Finding, ...]) -> Standing:
    found = {finding.standing for finding in findings if finding.decides}
    return next((standing for standing in (Standing.SHORT, Standing.UNKNOWN) if standing in found), Standing.MET)


def _earliest(requirement: rules.Requirement, route: rules.Route, case: Case) -> date | None:
    """Return the first day from the case's on with nothing countable missing. More time never makes it worse."""

    def reached(day: int) -> bool:
        findings = _findings(requirement, route, replace(case, on=date.fromordinal(day)))
        return _standing(findings) is not Standing.SHORT

    low, high = case.on.toordinal(), min(case.on.toordinal() + HORIZON.days, date.max.toordinal())
    if not reached(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle + 1, high)
    return date.fromordinal(low)


def _finding(condition: Any, case: Case) -> Finding:
    found = FINDERS[type(condition)](condition, case)
    return replace(found, judged=still_judged(condition, case), ruled=rulings_on(condition, case))


def _counted(condition: Any, found: Amount, needed: int, settled_by: tuple[str, ...] = ()) -> Finding:
    if found.sure >= needed:
        return Finding(condition, Standing.MET, has=found.sure)
    if found.at_most >= needed:
        missing = needed - found.sure
        return Finding(condition, Standing.UNKNOWN, has=found.sure, missing=missing, settled_by=settled_by)
    return Finding(condition, Standing.SHORT, has=found.sure, missing=needed - found.at_most)


def _education(rule: rules.Education, case: Case) -> Finding:
    fits = degree_fits(rule, case)
    if any(fit is Fit.YES for _, fit in fits):
        return Finding(rule, Standing.MET)
    open_fields = [study.field for study, fit in fits if fit is Fit.OPEN]
    if open_fields:
        return Finding(rule, Standing.UNKNOWN, settled_by=_of_fields(open_fields, rule.fields))
    return Finding(rule, Standing.SHORT)


def _of_fields(entered: list[str], asked: tuple[str, ...]) -> tuple[str, ...]:
    wanted = " or ".join(asked)
    return tuple(
        f"An HR analyst rules whether “{field}” is closely related to {wanted}."
        if field
        else f"Enter the field that was studied: {wanted} is asked."
        for field in dict.fromkeys(entered)
    )


def _experience(rule: rules.Experience, case: Case) -> Finding:
    needed = 1 if rule.months is None else rule.months * MONTH
    settled_by = _of_areas(rule, case)
    if rule.substitution and (credit := substituted(rule.substitution, case)).at_most > credit.sure:
        settled_by += _open_studies(rule.substitution, case)
    finding = _counted(rule, experience(rule, case), needed, settled_by)
    return replace(finding, missing=None) if rule.months is None else finding


def _graduate(rule: rules.GraduateStudy, case: Case) -> Finding:
    found = graduate_study(rule, case)
    return _counted(rule, found, rule.months * MONTH, _open_studies(rule, case))


def _of_areas(rule: rules.Experience, case: Case) -> tuple[str, ...]:
    """Return what would settle whether the jobs in other areas, or in none, count."""
    open_jobs = [job.area for job in case.jobs if area_fit(job, rule, case.counting) is Fit.OPEN]
    wanted = " or ".join(rule.areas)
    return tuple(
        f"An HR analyst rules whether work in “{area}” is experience in {wanted}."
        if area
        else f"Enter the area of each job: {wanted} is asked."
        for area in dict.fromkeys(open_jobs)
    )


def _open_studies(rule: Any, case: Case) -> tuple[str, ...]:
    open_fields = [
        study.field
        for study in case.studies
        if field_fit(study.field, rule.fields, rule.related, case.counting) is Fit.OPEN
    ]
    return _of_fields(open_fields, rule.fields)


def _pool(rule: rules.Pool, case: Case) -> Finding:
    study, work = studied(case), _work(rule, case)
    has = study + work if rule.reading == "together" else max(study, work)
    return _counted(rule, Amount(has, has), (rule.months + rule.beyond) * MONTH)


def _work(rule: rules.Pool | rules.Combination, case: Case) -> int:
    return case.worked(lambda job: work_fit(job, rule, case.counting) is Fit.YES)


def _service(rule: rules.Service, case: Case) -> Finding:
    classes = set(map(same, rule.classes))
    has = case.worked(lambda job: same(job.job_class) in classes)
    return _counted(rule, Amount(has, has), rule.months * MONTH)


def _status(rule: rules.Status, case: Case) -> Finding:
    classes = set(map(same, rule.classes))
    held = [same(status.job_class) for status in case.record.statuses if same(status.name) == same(rule.name)]
    if any(not classes or name in classes for name in held):
        return Finding(rule, Standing.MET)
    if "" in held:
        settled_by = (f"Enter the class in which you have {rule.name} status.",)
        return Finding(rule, Standing.UNKNOWN, settled_by=settled_by)
    return Finding(rule, Standing.SHORT)


def _licence(rule: rules.Licence, case: Case) -> Finding:
    """What has run out by the day that is asked about is not held; what has not is taken to be renewed."""
    held = [licence for licence in case.record.licences if same(licence.name) == same(rule.name)]
    valid = any(licence.valid_on(case.asked_on or case.on) for licence in held)
    return Finding(rule, Standing.MET if valid else Standing.SHORT)


def _hours(rule: rules.SemesterHours, case: Case) -> Finding:
    fits = [(study, field_fit(study.field, rule.fields, rule.related, case.counting)) for study in case.studies]
    sure = semester_hours(study for study, fit in fits if fit is Fit.YES)
    at_most = semester_hours(study for study, fit in fits if fit is not Fit.NO)
    return _counted(rule, Amount(sure, at_most), rule.hours, _open_studies(rule, case))


def _combination(rule: rules.Combination, case: Case) -> Finding:
    """A share of the work asked and a share of the study asked; what is missing is counted as work."""
    work_needed, study_needed = rule.work_months * MONTH, rule.study_months * MONTH
    has = _work(rule, case) + studied(case) * work_needed // study_needed
    return _counted(rule, Amount(has, has), work_needed)


def _several(rule: rules.Several, case: Case) -> Finding:
    parts = tuple(_finding(part, case) for part in rule.of)
    standings = [part.standing for part in parts]
    met, unknown = standings.count(Standing.MET), standings.count(Standing.UNKNOWN)
    if met >= rule.number:
        return Finding(rule, Standing.MET, parts=parts)
    settled_by = tuple(said for part in parts if part.standing is Standing.UNKNOWN for said in part.settled_by)
    standing = Standing.UNKNOWN if met + unknown >= rule.number else Standing.SHORT
    return Finding(rule, standing, parts=parts, settled_by=settled_by)


def _judgement(rule: rules.Judgement, case: Case) -> Finding:
    if shows((citation.text for citation in rule.cites), case):
        return Finding(rule, Standing.MET)
    return Finding(rule, Standing.UNKNOWN, settled_by=("An HR analyst judges it.",))


FINDERS: dict[type, Callable[[Any, Case], Finding]] = {
    rules.Education: _education,
    rules.GraduateStudy: _graduate,
    rules.Experience: _experience,
    rules.Pool: _pool,
    rules.Service: _service,
    rules.Status: _status,
    rules.Licence: _licence,
    rules.SemesterHours: _hours,
    rules.Combination: _combination,
    rules.Several: _several,
    rules.Judgement: _judgement,
}
