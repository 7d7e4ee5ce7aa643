"""The first page of the catalogue's table: its families, their levels, the grades to draw them on, and the count."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from benchmarks.floor.page import Fetched, fetch, page
from jobfamilies.engine.scale import rungs
from jobfamilies.tables import span
from website.templatetags.components import ladder_glyph

IN_FORCE = """
  FROM jobfamilies_edition edition
  JOIN jobfamilies_publication publication ON publication.edition_id = edition.id
  JOIN jobfamilies_jobfamily family ON family.id = edition.family_id
  JOIN jobfamilies_organization organization ON organization.id = family.organization_id
 WHERE publication.effective_on <= %s
   AND NOT EXISTS (SELECT 1 FROM jobfamilies_withdrawal WHERE publication_id = publication.id)
   AND NOT EXISTS (SELECT 1
                     FROM jobfamilies_edition later
                     JOIN jobfamilies_publication other ON other.edition_id = later.id
                    WHERE later.family_id = family.id AND other.effective_on <= %s
                      AND NOT EXISTS (SELECT 1 FROM jobfamilies_withdrawal WHERE publication_id = other.id)
                      AND (other.effective_on, later.number) > (publication.effective_on, edition.number))"""
COUNT = f"SELECT COUNT(*) {IN_FORCE}"
FAMILIES = f"""
SELECT edition.id, edition.title, edition.track_text, edition.source_date_label, edition.source_date_text, family.slug,
       organization.id, organization.slug, organization.name
{IN_FORCE}
 ORDER BY organization.name, family.name, edition.id
 LIMIT 50"""
LEVELS = """
SELECT edition_id, slug, title, grade_id, grade_text
  FROM jobfamilies_level
 WHERE edition_id IN ({})
 ORDER BY rank"""
GRADES = 'SELECT organization_id, id FROM jobfamilies_grade ORDER BY "order"'
COLUMNS = ("Family", "Organization", "Track", "Ladder", "Grades", "Source edition", "Actions")


def catalogue(request: HttpRequest) -> HttpResponse:
    """The table of the home page, and how many families there are."""
    today = localdate()
    ((count,),) = fetch(COUNT, today, today)
    families = fetch(FAMILIES, today, today)
    levels, scales = levels_of([family[0] for family in families]), all_scales()
    heads = "".join(f'<th role="columnheader" scope="col">{column}</th>' for column in COLUMNS)
    rows = "".join(table_row(family, levels[family[0]], scales[family[6]]) for family in families)
    parts = {
        "title": "Job families",
        "stylesheet": "css/components/catalogue.css",
        "script": "js/ladder-grid.js",
        "body": f"""<h1>Job families and career ladders</h1><p>{count} families</p>
<table class="listing families" role="table"><caption class="visually-hidden">Job families and career ladders</caption>
<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>""",
    }
    return page(request, parts)


def levels_of(editions: Sequence[int]) -> dict[int, list[Fetched]]:
    """Return each edition's levels without its id, from the lowest up."""
    found = defaultdict(list)
    for edition, *level in fetch(LEVELS.format(", ".join(["%s"] * len(editions))), *editions):
        found[edition].append(tuple(level))
    return found


def all_scales() -> dict[int, list[int]]:
    """Return the ids of each organization's grades, from the lowest up."""
    found = defaultdict(list)
    for organization, grade in fetch(GRADES):
        found[organization].append(grade)
    return found


def table_row(family: Fetched, levels: Sequence[Fetched], scale: Sequence[int]) -> str:
    _, title, track, label, dated, slug, _, organization, name = family
    address, title, name = f"/{organization}/{slug}/", escape(title), escape(name)
    links = "".join(f'<li><a href="{address}levels/{slug}/">{escape(title)}</a></li>' for slug, title, *_ in levels)
    grades = [level[3] for level in levels]
    glyph = ladder_glyph(rungs(scale, [level[2] for level in levels]), f"Levels at grades {', '.join(grades)}")
    cells = {
        "Organization": name,
        "Track": f'<span class="source">{escape(track)}</span>',
        "Ladder": glyph,
        "Grades": f'<span class="span">{escape(span(grades[0], grades[-1]))}</span>',
        "Source edition": f'<span class="source">{escape(label)}: {escape(dated)}</span>',
        "Actions": f'<a class="button small" href="{address}" aria-label="Ladder of {title}, {name}">Ladder</a>',
    }
    return (
        f'<tr role="row"><th role="rowheader" scope="row"><a class="entry source" href="{address}">{title}</a>'
        f'<ul class="level-links" role="list">{links}</ul></th>'
        + "".join(f'<td role="cell" data-label="{column}">{cell}</td>' for column, cell in cells.items())
        + "</tr>"
    )
