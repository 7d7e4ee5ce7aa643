"""What every page says of the edition it shows."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.defaultfilters import date
from django.utils.timezone import localdate

from jobfamilies.level_facts import identities, own_facts
from jobfamilies.models import Edition, JobFamily, Level, Publication, SourceDocument
from jobfamilies.tables import stated_or_ours

register = template.Library()
register.simple_tag(stated_or_ours)


@register.filter(name="own_facts")
def own_facts_of(level: Level) -> list[tuple[str, str]]:
    """Return (label, words) of what the organization adds to a level's facts for everybody."""
    return list(own_facts(level).items())


@register.simple_tag
def facts_side_by_side(levels: Sequence[Level]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each fact that any of the levels states, with (the level's name, its words) for each level."""
    names = [level.name for level in levels]
    return [(label, list(zip(names, words, strict=True))) for label, words in identities(levels) if any(words)]


@register.inclusion_tag("jobfamilies/_edition_line.html")
def edition_line(edition: Edition, documents: Sequence[SourceDocument] = ()) -> dict[str, Any]:
    """Which edition, since when, from which document. Takes an edition with its publication and family."""
    publication = edition.publication if edition.is_published else None
    return {
        "edition": edition,
        "publication": publication,
        "is_waiting": publication is not None and publication.effective_on > localdate(),
        "recorded": recorded(publication) if publication else "",
        "documents": documents,
    }


@register.inclusion_tag("jobfamilies/_closed.html")
def closed_banner(family: JobFamily) -> dict[str, Any]:
    """Return that a family or its organization is closed: since when, why, and what follows it; nothing else."""
    closed = [thing for thing in (family, family.organization) if thing.is_closed]
    return {"closed": closed[0] if closed else None, "is_family": bool(closed) and closed[0] is family}


def recorded(publication: Publication) -> str:
    """Return when it was recorded where that was after the day on which it took effect; else nothing."""
    return f" (recorded {date(publication.recorded_on, 'F j, Y')})" if publication.is_backdated else ""


@register.filter
def as_extracted(text: str) -> str:
    """Return a document's extracted text with a visible arrow where it changes column; escaped by the template."""
    return text.replace("\t", " ⇥ ")


@register.filter
def mends(note: str) -> list[str]:
    """Return the lines of a transcription note that name a mend, "“found” → “mended”: reason"."""
    return [line.removeprefix("- ") for line in note.splitlines() if line.startswith("- ")]


@register.filter
def remarks(note: str) -> list[str]:
    """Return the lines of a transcription note that name no mend."""
    return [line for line in note.splitlines() if not line.startswith("- ")]
