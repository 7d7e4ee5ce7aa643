"""What every file says of itself: whose edition it holds, since when, from which source, and when it was made."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from jobfamilies.engine.wording import Wording
from jobfamilies.level_facts import identity
from jobfamilies.models import Level
from ladders.ladder import Ladder

Voice = Literal["source", "ours"]
"""Whether words are quoted from the source or ours, as the pages' two faces say."""


@dataclass(frozen=True)
class Fact:
    """A name and its value; an empty value is not stated."""

    name: str
    words: str
    voice: Voice = "ours"


def since(ladder: Ladder) -> str:
    """Return the day from which the edition counts, as 2026-01-31, or that there is none."""
    edition = ladder.edition
    if not edition.is_published:
        return f"Not published ({edition.get_state_display().lower()})"
    day = edition.publication.effective_on.isoformat()
    return f"{day}, withdrawn before" if edition.publication.is_withdrawn else day


def dated(ladder: Ladder) -> str:
    """Return the date that the source states of itself, or that it states none; "" of an employer's own text."""
    wording = ladder.edition.wording
    return "" if wording.is_own else ladder.edition.stated_date or wording.undated


def sources(ladder: Ladder) -> str:
    """Return the documents that the ladder is transcribed from, or that there are none; "" of an own text."""
    titles = "; ".join(document.title for document in ladder.documents)
    return titles or ("" if ladder.edition.wording.is_own else "None")


def made(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} {at.tzname()}"


def of_file(ladder: Ladder, at: datetime) -> list[Fact]:
    """Return what the file of an edition states of itself, in the order in which a sheet lists it."""
    edition = ladder.edition
    return [
        Fact("Organization", edition.family.organization.name),
        Fact("Job family", edition.name, "source" if edition.title else "ours"),
        Fact("Edition", str(edition.number)),
        *_origin(ladder),
        Fact("Notice", edition.publication.notice if edition.is_published else ""),
        Fact("Digest", edition.publication.digest if edition.is_published else "None: not published"),
        Fact("File made", made(at)),
    ]


def _origin(ladder: Ladder) -> list[Fact]:
    """Return since when an edition counts, and of a transcribed one its source and the date that this states."""
    edition = ladder.edition
    if edition.wording.is_own:
        return [Fact("In effect from", since(ladder))]
    return [
        Fact("Shown here since", since(ladder)),
        Fact(edition.wording.date, dated(ladder), "source" if edition.stated_date else "ours"),
        Fact("Source", sources(ladder)),
    ]


def foot(ladder: Ladder, at: datetime) -> str:
    """Return the same in one line, for the foot of every page."""
    edition = ladder.edition
    whose = f"{edition.family.organization.name}, {edition.name}, edition {edition.number}"
    if edition.wording.is_own:
        return f"{whose}. In effect from: {since(ladder)}. Made {made(at)}."
    return f"{whose}. Shown here since: {since(ladder)}. {dated(ladder)}. Source: {sources(ladder)}. Made {made(at)}."


def of_level(ladder: Ladder, level: Level) -> list[Fact]:
    """Return the facts at the head of a job spec, as its page has them."""
    edition, family = ladder.edition, ladder.edition.family
    known = identity(level) | ({} if level.grade_id else {"Grade": grade(level)})
    function = family.function.name if family.function else ""
    return [
        Fact("Organization", family.organization.name),
        _stated_or_ours("Job function", edition.function_text, function, edition.wording),
        Fact("Job family", edition.name, "source" if edition.title else "ours"),
        _stated_or_ours("Track", edition.track_text, family.get_track_display(), edition.wording),
        *(Fact(label, words, "source") for label, words in known.items()),
        _dated(ladder, level),
    ]


def _dated(ladder: Ladder, level: Level) -> Fact:
    edition = ladder.edition
    if edition.wording.is_own:
        return Fact("In effect from", since(ladder))
    label = level.source_date_label or edition.source_date_label or "Date"
    return Fact(label, level.source_date_text or edition.source_date_text, "source")


def grade(level: Level) -> str:
    """Return the grade as the source words it, "" where it has no words of it."""
    if level.grade_text and not level.grade_id and not level.edition.wording.is_own:
        return f"Not stated (“{level.grade_text}”)"
    return level.grade_text


def _stated_or_ours(name: str, stated: str, ours: str, wording: Wording) -> Fact:
    if stated:
        return Fact(name, stated, "source")
    return Fact(name, f"{ours} ({wording.ours})" if ours and wording.ours else ours)
