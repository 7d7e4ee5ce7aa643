"""The grid page: one query for each table, and strings."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from benchmarks.floor.page import Fetched, fetch, page
from jobfamilies.engine.scale import rungs
from website.templatetags.components import FILES, icon, ladder_glyph, print_button

EDITION = """
SELECT edition.id, edition.number, edition.title, edition.summary, edition.function_text, edition.track_text,
       edition.source_date_label, edition.source_date_text, publication.effective_on,
       organization.id, organization.name
  FROM jobfamilies_organization organization
  JOIN jobfamilies_jobfamily family ON family.organization_id = organization.id
  JOIN jobfamilies_edition edition ON edition.family_id = family.id
  JOIN jobfamilies_publication publication ON publication.edition_id = edition.id
 WHERE organization.slug = %s AND family.slug = %s AND publication.effective_on <= %s
   AND NOT EXISTS (SELECT 1 FROM jobfamilies_withdrawal WHERE publication_id = publication.id)
 ORDER BY publication.effective_on DESC, edition.number DESC
 LIMIT 1"""
LEVELS = """
SELECT level.id, level.slug, level.title, level.short_title, level.job_code, level.grade_id, level.grade_text,
       source.slug, source.title
  FROM jobfamilies_level level
  JOIN jobfamilies_sourcedocument source ON source.id = level.source_document_id
 WHERE level.edition_id = %s
 ORDER BY level.rank"""
SCALE = 'SELECT id FROM jobfamilies_grade WHERE organization_id = %s ORDER BY "order"'
ROWS = """
SELECT r.id, dimension.slug, r.label, r.heading, r.style
  FROM ladders_row r
  JOIN ladders_dimension dimension ON dimension.id = r.dimension_id
 WHERE r.edition_id = %s
 ORDER BY r.place"""
STATEMENTS = "SELECT level_id, row_id, text FROM ladders_statement WHERE edition_id = %s ORDER BY place"

Cells = dict[tuple[int, int], list[str]]


def grid(request: HttpRequest, organization: str, family: str) -> HttpResponse:
    """The grid of a family's edition in force."""
    (edition,) = fetch(EDITION, organization, family, localdate())
    pk, number, title, summary, function, track, label, dated, since, organization_pk, name = edition
    levels, rows, said = fetch(LEVELS, pk), fetch(ROWS, pk), cells(fetch(STATEMENTS, pk))
    scale = [grade for (grade,) in fetch(SCALE, organization_pk)]
    groups = [(escape(heading), list(members)) for heading, members in groupby(rows, key=lambda row: row[3])]
    title, name, stated = escape(title), escape(name), f"{escape(label)}: {escape(dated)}"
    parts = {
        "title": f"{title}, {name}: ladder",
        "stylesheet": "css/components/ladder-grid.css",
        "script": "js/ladder-grid.js",
        "body": f"""
<div class="page-head"><div><h1>{title}</h1>
<ul class="facts-line" role="list"><li>{name}</li><li><span class="source">{escape(function)}</span></li>
<li>Track: <span class="source">{escape(track)}</span></li><li>{len(levels)} levels</li>
<li>{len(rows)} dimensions</li></ul>
<p class="edition-line small quiet">{source_line(number, stated, since, organization, levels)}</p>
</div><div class="actions"><a class="button plain small" href="/compare/families/?family={organization}/{family}">
Compare with another family</a><a class="button plain small" href="/{organization}/{family}/editions/">History</a>
{print_button("Print A3")}{files()}</div></div>
<div class="family-summary"><h2>Job family summary</h2><p class="source">{escape(summary)}</p></div>
{choosers(levels, groups)}
<div class="grid-frame" role="region" aria-label="{title} ladder" tabindex="0">
<table class="ladder-grid" role="table">
<caption class="visually-hidden">{title}: what each level is expected to do, by dimension</caption>
{head(f"{organization}/{family}", levels, scale)}{bodies(levels, groups, said)}</table>
</div>""",
        "edition_line": f"<p>{name}, {title}, edition {number}. {stated}.</p>",
    }
    return page(request, parts, crumbs=[("Catalogue", "/"), (name, f"/{organization}/"), (title, None)])


def files() -> str:
    links = "".join(
        f'<li><a href="ladder.{ending}" download>{FILES[ending]}</a></li>'
        for ending in "pdf docx xlsx csv json".split()
    )
    return (
        f'<details class="downloads"><summary class="button">{icon("download")}Download</summary>'
        f'<ul role="list">{links}</ul></details>'
    )


def cells(statements: Iterable[Fetched]) -> Cells:
    """Return the statements of each cell (level id, row id) as HTML."""
    found = defaultdict(list)
    for level, row, text in statements:
        found[level, row].append(escape(text).replace("/", "/<wbr>"))
    return found


def source_line(number: int, stated: str, since: date, organization: str, levels: Sequence[Fetched]) -> str:
    documents = {slug: title for *_, slug, title in levels}
    links = [f'<a href="/sources/{organization}/{slug}/">{escape(title)}</a>' for slug, title in documents.items()]
    shown = date_format(since, "F j, Y")
    return (
        f'Edition {number}. <span class="source">{stated}</span> in the source; shown here since {shown}. '
        f"Transcribed from {', '.join(links)}."
    )


def choosers(levels: Sequence[Fetched], groups: Sequence[tuple[str, list[Fetched]]]) -> str:
    titles = [escape(level[3]) for level in levels]
    names = boxes("checkbox", "group", [heading or "The role" for heading, _ in groups])
    dimensions = f'<fieldset class="choices"><legend>Dimensions</legend>{names}</fieldset>' if len(groups) > 1 else ""
    next_level = boxes("checkbox", "next", ["Show what the next level says"])
    return f"""<form class="grid-tools" aria-label="What the grid shows">
<fieldset class="choices columns-choice"><legend>Levels</legend>{boxes("checkbox", "level", titles)}</fieldset>
<fieldset class="choices at-choice"><legend class="visually-hidden">Level</legend>{boxes("radio", "at", titles)}</fieldset>
{dimensions}
<p class="choices changes-choice"><label class="choice"><input type="checkbox" name="changes" value="1" data-unasked><span>
Only what changes from the level before</span></label></p>
<p class="choices next-choice">{next_level}</p>
<input type="hidden" name="kept" value="1">
<noscript><button class="button small" type="submit">Apply</button></noscript>
</form>"""


def boxes(kind: str, name: str, labels: Sequence[str]) -> str:
    """Return boxes of which all are ticked, or of radio buttons the first."""
    return "".join(
        f'<label class="choice"><input type="{kind}" name="{name}" value="{number}"'
        f"{' checked' if kind == 'checkbox' or number == 1 else ''}><span>{label}</span></label>"
        for number, label in enumerate(labels, start=1)
    )


def head(family: str, levels: Sequence[Fetched], scale: Sequence[int]) -> str:
    grades = [level[5] for level in levels]
    columns = []
    for number, level in enumerate(levels, start=1):
        glyph = ladder_glyph(rungs(scale, grades, number - 1), f"Level {number} of {len(levels)}")
        columns.append(column(number, family, level, glyph, to_next(family, level, levels[number : number + 1])))
    return (
        '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="corner">Dimension</th>'
        f"{''.join(columns)}</tr></thead>"
    )


def column(number: int, family: str, level: Fetched, glyph: str, link: str) -> str:
    _, slug, title, _, code, _, grade, *_ = level
    address = f"/{family}/levels/{slug}/"
    grade = f"Grade {grade}" if grade.isdigit() else escape(grade)
    return f"""<th role="columnheader" scope="col" data-level="{number}" id="l{number}"><div class="level-head">
<div><a class="source" href="{address}">{escape(title)}</a><span class="grade">{grade}, {escape(code)}</span></div>
{glyph}</div>{link}</th>"""


def to_next(family: str, level: Fetched, above: Sequence[Fetched]) -> str:
    """Return the link to the comparison with the level above, given in a list; there is none at the top."""
    for upper in above:
        return (
            f'<a class="to-next" href="/compare/?level={family}/{level[1]}&amp;level={family}/{upper[1]}">'
            f"Compare {escape(level[3])} with {escape(upper[3])}</a>"
        )
    return '<span class="to-next quiet">Top of this ladder</span>'


def bodies(levels: Sequence[Fetched], groups: Sequence[tuple[str, list[Fetched]]], said: Cells) -> str:
    return "".join(
        f'<tbody role="rowgroup" data-group="{number}">{group_row(heading) if len(groups) > 1 else ""}'
        f"{''.join([table_row(levels, row, said) for row in members])}</tbody>"
        for number, (heading, members) in enumerate(groups, start=1)
    )


def group_row(heading: str) -> str:
    return (
        '<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="2">'
        f"<span>{heading or 'The role'}</span></th></tr>"
    )


def table_row(levels: Sequence[Fetched], row: Fetched, said: Cells) -> str:
    pk, dimension, label, _, style = row
    label = escape(label)
    parts = [f'<tr role="row"><th role="rowheader" scope="row"><a href="/dimensions/{dimension}/">{label}</a></th>']
    for number, level in enumerate(levels, start=1):
        anchor, title, lines = f"{level[1]}--{dimension}", escape(level[2]), said[level[0], pk]
        if style == "prose":
            text = f'<div class="source"><p>{" ".join(lines)}</p></div>'
        else:
            text = (
                f'<ul class="source" role="list">{"".join([f"<li><span>{line}</span></li>" for line in lines])}</ul>'
            )
        parts.append(
            f'<td role="cell" data-level="{number}" id="{anchor}"><p class="cell-level">At {title}</p>{text}'
            f'<a class="cell-link" href="#{anchor}" aria-label="Link to {label} at {title}">#</a></td>'
        )
    return "".join([*parts, "</tr>"])
