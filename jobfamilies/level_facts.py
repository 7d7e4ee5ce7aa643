"""What is stated of a level beside its statements: each fact is declared here once, and pages and files read it.

A new fact is a column of `Level`, its name in the document (`LEVEL_FACTS` in jobfamilies/parts.py) and a line here.
What an organization adds for itself needs none of this: it stands in `Level.own_facts`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from jobfamilies.engine.sections import Audience
from jobfamilies.models import Level


@dataclass(frozen=True)
class LevelFact:
    """A fact that every level may state: what readers see it called, and its words, "" where it is not stated.

    `is_identity` tells those by which people know a job: they stand on every page and file about one.
    """

    name: str
    label: str
    words: Callable[[Level], str]
    is_identity: bool = False


def dated(level: Level) -> str:
    return " ".join(filter(None, (level.source_date_label, level.source_date_text)))


LEVEL_FACTS = (
    LevelFact("title", "Title", lambda level: level.title),
    LevelFact("short_title", "Short title", lambda level: level.short_title),
    LevelFact("rank", "Place in the ladder, from below", lambda level: str(level.rank)),
    LevelFact("job_code", "Job code", lambda level: level.job_code, is_identity=True),
    LevelFact("grade_text", "Grade", lambda level: level.grade_text, is_identity=True),
    LevelFact("exemption", "Exemption", lambda level: level.get_exemption_display(), is_identity=True),
    LevelFact("source_date", "Date in the source", dated),
    LevelFact("source", "Source", lambda level: level.source_document.title if level.source_document else ""),
    LevelFact("slug", "Address", lambda level: level.slug),
)


def stated_facts(level: Level) -> dict[str, str]:
    """Return all that a level states to everybody beside its statements, by the label that readers see."""
    return {fact.label: fact.words(level) for fact in LEVEL_FACTS} | own_facts(level)


def identity(level: Level) -> dict[str, str]:
    """Return what people know a job by, by its label, "" where it is not stated; the organization's own facts last."""
    return {fact.label: fact.words(level) for fact in LEVEL_FACTS if fact.is_identity} | own_facts(level)


def own_facts(level: Level) -> dict[str, str]:
    """Return the organization's own facts that everybody may see."""
    return {fact.label: fact.words for fact in level.own_fact_list if fact.audience is Audience.EVERYBODY}


def differing(old: Level, new: Level) -> list[tuple[str, str, str]]:
    """Return what people know a job by and two of its states do not share: the name, what it was, what it becomes."""
    was, now = ({"Name": level.name, **identity(level)} for level in (old, new))
    both = ((label, was.get(label) or "not stated", now.get(label) or "not stated") for label in {**was, **now})
    return [(label.lower(), before, after) for label, before, after in both if before != after]


def identities(levels: Sequence[Level]) -> list[tuple[str, list[str]]]:
    """Return each fact that one of the levels may state with its words for each of them, in their order."""
    known = [identity(level) for level in levels]
    return [(label, [facts.get(label, "") for facts in known]) for label in dict.fromkeys(chain(*known))]


def facts_for(level: Level, sees: Callable[[Audience], bool]) -> dict[str, str]:
    """Return the organization's own facts of a level that not everybody may see, as far as this reader does."""
    closed = (fact for fact in level.own_fact_list if fact.audience is not Audience.EVERYBODY)
    return {fact.label: fact.words for fact in closed if sees(fact.audience)}
