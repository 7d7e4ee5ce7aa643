"""Which of the analysts' rulings an answer rests on, and what they leave to judge."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from classification.engine.eligibility import rules
from classification.engine.eligibility.counting import Case, judged
from classification.engine.eligibility.record import Ruled


def shown(case: Case, kind: str) -> list[str]:
    """Return the words of a record that rulings of the kind are about, each once."""
    fields = [study.field for study in case.studies]
    areas = [job.area for job in case.jobs]
    held = [held.name for held in (*case.record.licences, *case.record.statuses)]
    everything = [*fields, *(name for job in case.jobs for name in job.names), *held]
    said = {"field": fields, "area": areas, "judgement": everything}[kind]
    return [words for words in dict.fromkeys(said) if words]


def asked(rule: Any) -> Iterator[tuple[str, str]]:
    """Yield (kind, words) of all that rulings could say on the rule."""
    yield from (("field", name) for name in getattr(rule, "fields", ()))
    if words := getattr(rule, "judged", ""):
        yield ("judgement", words)
    if isinstance(rule, rules.Experience):
        yield from (("area", name) for name in rule.areas)
        yield from (("judgement", kind) for kind in rule.kinds)
        if rule.substitution:
            yield from (("field", name) for name in rule.substitution.fields)
    if isinstance(rule, rules.Judgement):
        yield from (("judgement", citation.text) for citation in rule.cites)


def rulings_on(rule: Any, case: Case) -> tuple[Ruled, ...]:
    """Return the rulings on what the record shows and the rule asks, each once."""
    pairs = ((kind, thing, words) for kind, words in asked(rule) for thing in shown(case, kind))
    found = (case.counting.ruled.get(Ruled(kind, thing, words, True).key) for kind, thing, words in pairs)
    return tuple(dict.fromkeys(filter(None, found)))


def still_judged(rule: Any, case: Case) -> str:
    """Return the words that a person still judges of what is counted; "" where rulings settle them for each job."""
    words: str = getattr(rule, "judged", "")
    if not words or not case.jobs:
        return words
    settled = (judged(job.names, words, case.counting) is not None for job in case.jobs)
    return "" if all(settled) else words


def shows(texts: Iterable[str], case: Case) -> bool:
    """Return whether anything of the record was ruled to show one of the texts."""
    pairs = product(shown(case, "judgement"), texts)
    return any(case.counting.holds("judgement", thing, text) for thing, text in pairs)
