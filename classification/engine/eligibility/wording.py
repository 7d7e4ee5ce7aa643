"""Conditions and findings in sentences."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from classification.engine.eligibility import rules
from classification.engine.eligibility.evaluation import Finding, Standing
from classification.engine.eligibility.service_time import MONTH, in_words


def a_or_an(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def one_of(words: Sequence[str]) -> str:
    """Return “a, b or c”."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def length(months: int) -> str:
    return in_words(months * MONTH)


def condition_in_words(rule: Any) -> str:
    """Return what a condition asks, without a full stop: “A bachelor’s degree in … or a closely related field”."""
    words = WORDS[type(rule)](rule)
    return words[0].upper() + words[1:]


def _fields(rule: Any) -> str:
    related = " or a closely related field" if rule.related and rule.fields else ""
    return f" in {one_of(rule.fields)}{related}" if rule.fields else ""


def _education(rule: rules.Education) -> str:
    return f"{a_or_an(rule.degree)} or higher{_fields(rule)}"


def _graduate(rule: rules.GraduateStudy) -> str:
    return f"{length(rule.months)} of graduate study{_fields(rule)}"


def _experience(rule: rules.Experience) -> str:
    kinds = " ".join([*rule.kinds, "experience"])
    time = f"{length(rule.months)} of {kinds}" if rule.months else f"some {kinds} (its length is not stated)"
    areas = f" in {one_of(rule.areas)}" if rule.areas else ""
    return time + areas + _substitution(rule.substitution)


def _substitution(rule: rules.Substitution | None) -> str:
    if rule is None:
        return ""
    rate = "year for year" if rule.percent == 100 else f"at {rule.percent}% of its length"
    return f"; graduate study{_fields(rule)} stands for it {rate}"


def _pool(rule: rules.Pool) -> str:
    how = "of both together" if rule.reading == "together" else "of the one or the other alone"
    beyond = f", beyond the first {length(rule.beyond)}" if rule.beyond else ""
    return f"{length(rule.months)} of post-secondary education or work experience, {how}{beyond}"


def _service(rule: rules.Service) -> str:
    return f"{length(rule.months)} of service as {one_of(rule.classes)}"


def _status(rule: rules.Status) -> str:
    return f"{rule.name} status" + (f" as {one_of(rule.classes)}" if rule.classes else "")


def _hours(rule: rules.SemesterHours) -> str:
    return f"{rule.hours} semester hours{_fields(rule)}"


def _combination(rule: rules.Combination) -> str:
    work, study = length(rule.work_months), length(rule.study_months)
    return f"a share of {work} of work and a share of {study} of study that make 100% together"


def _several(rule: rules.Several) -> str:
    return f"{rule.number} of these: " + "; ".join(WORDS[type(part)](part) for part in rule.of)


WORDS: dict[type, Callable[[Any], str]] = {
    rules.Education: _education,
    rules.GraduateStudy: _graduate,
    rules.Experience: _experience,
    rules.Pool: _pool,
    rules.Service: _service,
    rules.Status: _status,
    rules.Licence: lambda rule: rule.name,
    rules.SemesterHours: _hours,
    rules.Combination: _combination,
    rules.Several: _several,
    rules.Judgement: lambda rule: "What a person judges",
}


def finding_in_words(finding: Finding) -> str:
    """Return where a condition stands: “Short by 1 year: 6 months counted.”"""
    proviso = f"Whether it is {finding.judged}, HR judges." if finding.judged else ""
    return " ".join(filter(None, [_standing(finding), proviso]))


def _standing(finding: Finding) -> str:
    if finding.standing is Standing.UNKNOWN:
        return "Unknown. " + " ".join(dict.fromkeys(finding.settled_by))
    if finding.parts:
        return _of_parts(finding)
    if finding.standing is Standing.MET:
        return f"Reached on what you entered{_counted(finding)}."
    if finding.missing is None:
        return "Not reached: nothing that you entered is of this kind."
    return f"Short by {_time(finding, finding.missing)}{_counted(finding)}."


def _of_parts(finding: Finding) -> str:
    met = sum(part.standing is Standing.MET for part in finding.parts)
    are = "is" if met == 1 else "are"
    if finding.standing is Standing.MET:
        return f"Reached on what you entered: {met} {are} reached."
    return f"Short: {met or 'none'} of the {finding.condition.number} asked {are} reached."


def rulings_in_words(finding: Finding) -> list[str]:
    """Return what analysts ruled on it: “HR ruled on November 5, 2026 that …”"""
    return [f"HR ruled{_on(ruled.on)} that {ruled.said}." for ruled in finding.ruled]


def _on(day: date | None) -> str:
    return f" on {day:%B} {day.day}, {day.year}" if day else ""


def _counted(finding: Finding) -> str:
    if finding.has is None:
        return ""
    return f": {_time(finding, finding.has)} counted"


def _time(finding: Finding, time: int) -> str:
    if isinstance(finding.condition, rules.SemesterHours):
        return f"{time} semester hour{'' if time == 1 else 's'}"
    return in_words(time)
