"""What all files of a brief say in the same words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.formats import date_format

from ladders.briefs.brief import Brief
from ladders.engine.comparison import Relation
from ladders.engine.hedges import Part, hedged
from ladders.side_by_side.words import told

NOT_REQUIRED = "Not required of everyone"
TESTS_SAY = "What the text states as a condition. Nothing else in this document is one."
HEDGES_SAY = "What is underlined is not required of everyone."


def title(brief: Brief) -> str:
    return f"Promotion brief: {brief.lower.name} to {brief.upper.name}"


def context_says(brief: Brief) -> str:
    """Return what the second part is, and is not."""
    return (
        f"Context, not a condition: what {brief.upper.name} states of those who hold the job, and what became of it"
        f" since {brief.lower.name}."
    )


def apart_says(brief: Brief) -> str:
    """Return what two levels of different ladders are not to each other; "" within one ladder."""
    if brief.is_within:
        return ""
    said = (
        "These levels stand in different ladders: no source states a promotion from one to the other. The tests of"
        f" {brief.upper.name} apply; nothing in the texts was raised or dropped between them."
    )
    return f"{said} Grades of different organizations are not comparable." if brief.is_across else said


def provenance(brief: Brief, at: datetime) -> str:
    """Return the editions that the brief quotes and when it was made."""
    editions = dict.fromkeys(edition_words(level.edition) for level in (brief.lower, brief.upper))
    return f"{'; '.join(editions)}. Made on {date_format(at)}."


def edition_words(edition: Any) -> str:
    since = (
        f"in effect from {date_format(edition.publication.effective_on)}" if edition.is_published else "not published"
    )
    return f"{edition.family.organization}, {edition.name}, edition {edition.number}, {since}"


def not_required(found: Iterable[Part]) -> str:
    """Return which clauses of a statement are not required of everyone; "" for none."""
    every = list(found)
    if not any(part.is_hedge for part in every):
        return ""
    return f"{NOT_REQUIRED}: {clauses}" if (clauses := hedged(every)) else NOT_REQUIRED


def became(brief: Brief, relation: Relation) -> list[str]:
    """Return what became of a statement, in the words of the page."""
    return told(relation, brief)
