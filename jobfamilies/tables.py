"""The lists of the catalogue, column by column."""

from typing import Any

import django_tables2 as tables
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jobfamilies.engine.scale import rungs
from jobfamilies.engine.wording import TRANSCRIBED, Wording
from jobfamilies.models import Edition, Level, SourceDocument
from website.tables import NOT_STATED, Table
from website.templatetags.components import ladder_glyph


def entry(address: str, name: str, *, is_quoted: bool) -> SafeString:
    """Return the link that names a row, in the face of quotations only where the name is the source's own."""
    return format_html('<a class="entry{}" href="{}">{}</a>', " source" if is_quoted else "", address, name)


def stated_or_ours(stated: str, ours: str, wording: Wording = TRANSCRIBED) -> SafeString:
    """Return what the text states, else what was assigned, else that nothing is stated.

    What was assigned is marked as ours where the text is a document's; an employer's own needs no mark.
    """
    if stated:
        return format_html('<span class="source">{}</span>', stated)
    if ours and wording.ours:
        return format_html('{} <span class="ours">({})</span>', ours, wording.ours)
    return format_html("{}", ours) if ours else NOT_STATED


def stated_or_ours_in_words(stated: str, ours: str, wording: Wording = TRANSCRIBED) -> str:
    """Return what `stated_or_ours` shows as plain text; "" where nothing is stated."""
    return stated or (f"{ours} ({wording.ours})" if ours and wording.ours else ours)


def untitled(edition: Edition) -> str:
    """Return in brackets that the edition's document has no title for its ladder; "" where there is one to show."""
    return "" if edition.title or not edition.wording.untitled else f"({edition.wording.untitled})"


def span(lowest: str, highest: str) -> str:
    """Return the two grades as one span: "Admin Level 2–4", "57–60"."""
    if lowest == highest:
        return lowest
    name, _, last = highest.rpartition(" ")
    is_shared = lowest.rpartition(" ")[0].lower() == name.lower()
    return f"{lowest}–{last if is_shared else highest}"


class FamilyTable(Table):
    """Editions in force, a row per family, with their levels and their organization's grades prefetched."""

    family = tables.Column(empty_values=(), order_by="family__sort_key")
    organization = tables.Column(
        accessor="family__organization__name", order_by="family__organization__sort_key", verbose_name="Organization"
    )
    track = tables.Column(accessor="track_text", empty_values=(), order_by="family__track", verbose_name="Track")
    ladder = tables.Column(empty_values=(), orderable=False)
    grades = tables.Column(empty_values=(), order_by="lowest_grade")
    source_date = tables.Column(empty_values=(), verbose_name="Source edition", attrs={"cell": {"class": "wide-only"}})
    actions = tables.Column(empty_values=(), orderable=False, attrs={"cell": {"class": "row-actions"}})

    class Meta:
        attrs = {"class": "families"}

    def render_family(self, record: Edition) -> SafeString:
        links = ((level.get_absolute_url(), level.name) for level in record.levels.all())
        return format_html(
            '{}{}<ul class="level-links" role="list">{}</ul>',
            entry(record.family.get_absolute_url(), record.name, is_quoted=bool(record.title)),
            format_html(' <span class="quiet small">{}</span>', untitled(record)) if untitled(record) else "",
            format_html_join("", '<li><a href="{}">{}</a></li>', links),
        )

    def value_family(self, record: Edition) -> str:
        return f"{record.name} {untitled(record)}".strip()

    def render_track(self, record: Edition) -> SafeString:
        return stated_or_ours(record.track_text, record.family.get_track_display(), record.wording)

    def value_track(self, record: Edition) -> str:
        return stated_or_ours_in_words(record.track_text, record.family.get_track_display(), record.wording)

    def render_ladder(self, record: Edition) -> SafeString:
        levels = list(record.levels.all())
        scale = [grade.pk for grade in record.family.organization.grades.all()]
        words = ", ".join(level.grade_text if level.grade_id else "not stated" for level in levels)
        return ladder_glyph(rungs(scale, [level.grade_id for level in levels]), f"Levels at grades {words}")

    def value_ladder(self, record: Edition) -> str:
        return "; ".join(level.name for level in record.levels.all())

    def render_grades(self, record: Edition) -> SafeString:
        stated = [level.grade_text for level in record.levels.all() if level.grade_id]
        unstated = len(record.levels.all()) - len(stated)
        if not stated:
            return NOT_STATED
        words = span(stated[0], stated[-1])
        missing = f"{unstated} level{'s' if unstated > 1 else ''} not stated" if unstated else ""
        return format_html('<span class="span">{}</span> <span class="not-stated">{}</span>', words, missing)

    def value_grades(self, record: Edition) -> str:
        stated = [level.grade_text for level in record.levels.all() if level.grade_id]
        unstated = len(record.levels.all()) - len(stated)
        if not stated:
            return ""
        missing = f"; {unstated} level{'s' if unstated > 1 else ''} not stated" if unstated else ""
        return span(stated[0], stated[-1]) + missing

    def render_source_date(self, record: Edition) -> SafeString:
        if record.wording.is_own:
            return format_html("Since {}", date_format(record.publication.effective_on))
        if not record.stated_date:
            return format_html('<span class="not-stated">{}</span>', "Not dated")
        return format_html('<span class="source">{}</span>', record.stated_date)

    def value_source_date(self, record: Edition) -> str:
        if record.wording.is_own:
            return f"Since {date_format(record.publication.effective_on)}"
        return record.stated_date or "Not dated"

    def render_actions(self, record: Edition) -> SafeString:
        return format_html(
            '<a class="button small" href="{}" aria-label="Ladder of {}, {}">Ladder</a>',
            record.family.get_absolute_url(),
            record.name,
            record.family.organization.name,
        )


class LevelTable(Table):
    """Levels of editions in force."""

    title = tables.Column(empty_values=(), order_by="sort_key")
    job_code = tables.Column()
    grade = tables.Column(
        accessor="grade_text",
        order_by=("edition__family__organization__sort_key", "grade__order"),
        empty_values=(),
        verbose_name="Grade",
    )
    exemption = tables.Column()
    family = tables.Column(accessor="edition", order_by="edition__family__sort_key", verbose_name="Family")
    organization = tables.Column(
        accessor="edition__family__organization__name",
        order_by="edition__family__organization__sort_key",
        verbose_name="Organization",
    )

    class Meta:
        attrs = {"class": "levels"}

    def render_title(self, record: Level) -> SafeString:
        return entry(record.get_absolute_url(), record.name, is_quoted=bool(record.title))

    def value_title(self, record: Level) -> str:
        return record.name

    def value_job_code(self, record: Level) -> str:
        return record.job_code

    def value_family(self, record: Level) -> str:
        return record.edition.name

    def render_job_code(self, value: Any) -> SafeString:
        return format_html('<span class="source">{}</span>', value)

    def render_grade(self, record: Level) -> SafeString:
        if record.grade:
            return format_html('<span class="source">{}</span>', record.grade_text)
        said = format_html(" (“<span class='source'>{}</span>”)", record.grade_text) if record.grade_text else ""
        return format_html("{}{}", NOT_STATED, said)

    def value_grade(self, record: Level) -> str:
        if record.grade_id:
            return record.grade_text
        return f"Not stated (“{record.grade_text}”)" if record.grade_text else ""

    def render_family(self, record: Level) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.edition.family.get_absolute_url(), record.edition.name)


class SourceTable(Table):
    """Source documents with how many levels were transcribed from them."""

    title = tables.Column(order_by="sort_key", verbose_name="Document")
    organization = tables.Column(
        accessor="organization__name", order_by="organization__sort_key", verbose_name="Organization"
    )
    level_count = tables.Column(verbose_name="Levels transcribed")

    class Meta:
        attrs = {"class": "levels"}

    def value_title(self, record: SourceDocument) -> str:
        return record.title

    def render_title(self, record: SourceDocument) -> SafeString:
        return entry(record.get_absolute_url(), record.title, is_quoted=False)
