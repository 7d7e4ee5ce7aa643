"""Reads the heads of levels: the title, and the grade, code and facts that stand with it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ladders.engine.importing.found import FoundLevel, Rejected
from ladders.engine.importing.wording import fact_of

GRADE = re.compile(
    r"^(?P<title>.+?)\s*(?:[(\[](?P<inside>(?:[^()\[\]]*\b(?:level|grade|band|range|admin)\b[^()\[\]]*|[A-Z]{1,3}-?\d{1,2}))"
    r"[)\]]|\b(?P<named>(?:admin(?: level)?|(?:pay |salary |job )?grade|band)\s.*\d\w*))$",
    re.I,
)
FACT = re.compile(r"^(?P<label>[^:：]{2,40})[:：]\s*(?P<value>\S.{0,80})$")
CODE = re.compile(r"[(\[]?\s*(?P<code>(?=[\w-]*\d)[A-Z]{0,3}\d{3,6}[A-Z]?)\s*[)\]]?")


def level_of(lines: Sequence[str], *, splits_grade: bool = True) -> FoundLevel:
    """Return the level that a head names, a line each: its title, then what else stands there."""
    said = [" ".join(line.split()) for line in lines if line.strip()]
    stated: dict[str, Any] = {"job_code": "", "grade_text": "", "exemption": ""}
    facts: list[tuple[str, str]] = []
    titles: list[str] = []
    for line in said:
        found = FACT.match(line)
        kind = fact_of(found["label"]) if found else ""
        if found and kind in ("job_code", "grade", "exemption"):
            stated["grade_text" if kind == "grade" else kind] = found["value"]
        elif found and kind and titles:
            facts.append((found["label"], found["value"]))
        else:
            titles.append(line)
    title = " ".join(titles)
    parts = GRADE.match(title[:200]) if splits_grade and not stated["grade_text"] else None
    if parts:
        grade = (parts["inside"] or parts["named"] or "").strip()
        title, stated["grade_text"] = parts["title"].strip(" ,–-"), grade
    return FoundLevel(title, facts=tuple(facts), **stated)


def with_fact(level: FoundLevel, name: str, value: str) -> FoundLevel:
    """Return the level with a fact that has a place of its own: job_code, grade_text or exemption."""
    stated: dict[str, Any] = {name: value}
    return replace(level, **stated)


def joined_facts(facts: Sequence[tuple[str, str]]) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """Return facts with one value for each name, and the names that stood more than once, as often as they did."""
    made: dict[str, str] = {}
    again: list[str] = []
    for name, value in facts:
        if name in made:
            again.append(name)
        made[name] = f"{made[name]}; {value}" if name in made else value
    return tuple(made.items()), again


def check_titles(titles: Sequence[str], *, may_be_untitled: bool = False) -> None:
    """Raise Rejected where there are no levels, one has no title, or two of a file of ours have the same."""
    if not titles or not (may_be_untitled or any(titles)):
        raise Rejected("The table has no levels: its first row names none beside the first column.")
    for number, title in enumerate(titles, start=2):
        if not title and not may_be_untitled:
            raise Rejected(f"Row 1, column {number}: the level has no title.")
    for title, times in Counter(title.casefold() for title in titles).items():
        if times > 1:
            columns = [str(n) for n, each in enumerate(titles, start=2) if each.casefold() == title]
            raise Rejected(f"Columns {' and '.join(columns)}: two levels have the title “{title}”.")
