"""The first page of a search in the editions in force: the same hits, and what is shown of them by one SELECT."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain

from django.http import HttpRequest, HttpResponse

from benchmarks.floor.page import Fetched, fetch, page
from jobfamilies.engine.search.queries import Phrase, Query, read_query
from jobfamilies.models import Edition
from ladders.engine.search.grouping import Hit, gathered
from ladders.engine.search.ranking import rank
from ladders.engine.search.snippets import snippet
from ladders.index.finding import MOST, Scope, statement
from ladders.models import Dimension, SearchEntry

PLACES, TEXTS = 20, 3
SHOWN = """
SELECT e.id, e.kind, e.text, level.slug, level.title, level.grade_text, level.job_code, edition.title, family.slug,
       organization.slug, organization.name, row.label, dimension.slug, dimension.name, dimension.kind
  FROM ladders_searchentry e
  LEFT JOIN jobfamilies_level level ON level.id = e.level_id
  LEFT JOIN jobfamilies_edition edition ON edition.id = e.edition_id
  LEFT JOIN jobfamilies_jobfamily family ON family.id = edition.family_id
  LEFT JOIN jobfamilies_organization organization ON organization.id = family.organization_id
  LEFT JOIN ladders_row row ON row.id = e.row_id
  LEFT JOIN ladders_dimension dimension ON dimension.id = e.dimension_id
 WHERE e.id IN ({})"""
KINDS = {"level": "Level", "edition": "Ladder", "dimension": "Dimension"}
NAMES = ("title", "code")


def search(request: HttpRequest) -> HttpResponse:
    """The places of a search."""
    query = read_query(request.GET["q"])
    found = gathered(hits(query))
    first = [(places, shown(places)) for places in found[:PLACES]]
    wanted = [hit.entry for _, texts in first for hit in texts]
    rows = {row[0]: row for row in (fetch(SHOWN.format(", ".join(map(str, wanted)))) if wanted else [])}
    items = "".join(item(places, [rows[hit.entry] for hit in texts], query.wanted) for places, texts in first)
    parts = {
        "title": "Search all texts",
        "stylesheet": "css/components/search.css",
        "script": "js/address.js",
        "body": f'<h1>Search all texts</h1><p>{len(found)} places</p><ol class="places" role="list">{items}</ol>',
    }
    return page(request, parts)


def hits(query: Query) -> list[Hit]:
    """Return what the page finds, by the page's own SQL."""
    asked = [
        (most, statement(part, query, Scope(Edition.objects.in_force()), most + 1)) for part, most in MOST.items()
    ]
    found = chain.from_iterable(fetch(sql, *parameters)[:most] for most, (sql, parameters) in asked)
    return [Hit(*facts, rank(query, terms)) for *facts, terms in found]


def shown(place: Sequence[Hit]) -> Sequence[Hit]:
    return [hit for hit in place if hit.kind not in NAMES][:TEXTS] or place[:1]


def item(place: Sequence[Hit], rows: Sequence[Fetched], wanted: Sequence[Phrase]) -> str:
    """Return a place, given its hits and what is shown of them."""
    kind, _ = place[0].place
    address, title, about = heading(rows[0], kind)
    texts = [row for row in rows if row[1] not in NAMES]
    facts = "".join(f"<span>{marked(fact, wanted)}</span>" for fact in about if fact)
    lines = "".join(text(row, address, wanted) for row in texts)
    more = len(place) - sum(hit.kind in NAMES for hit in place) - len(texts)
    rest = f'<p class="small quiet">{more} more text{"" if more == 1 else "s"} there</p>' if more else ""
    return (
        f'<li class="place"><h2><a class="source" href="{address}">{marked(title, wanted)}</a></h2>'
        f'<p class="place-about small quiet"><span>{KINDS[kind]}</span>{facts}</p>'
        f"{f'<dl>{lines}</dl>' if lines else ''}{rest}</li>"
    )


def heading(row: Fetched, kind: str) -> tuple[str, str, Iterable[str]]:
    """Return a place's address, its title, and what is said of it."""
    _, _, _, level, name, grade, code, ladder, family, organization, owner, _, dimension, about, sort = row
    if kind == "dimension":
        return f"/dimensions/{dimension}/", about, [str(Dimension.Kind(sort).label)]
    if kind == "edition":
        return f"/{organization}/{family}/", ladder, [owner]
    return f"/{organization}/{family}/levels/{level}/", name, [owner, ladder, grade, code]


def text(row: Fetched, address: str, wanted: Sequence[Phrase]) -> str:
    _, kind, said, *_, label, dimension, name, _ = row
    if kind == "definition":
        label, said = "Our definition", said.removeprefix(f"{name}: ")
    elif kind == "label":
        label = "Row of the ladder"
    elif label is None:
        label = SearchEntry.Kind(kind).label
    anchor = f"#{dimension}" if kind == "statement" else ""
    return (
        f'<div><dt><a href="{address}{anchor}">{escape(label)}</a></dt>'
        f'<dd class="source">{marked(said, wanted)}</dd></div>'
    )


def marked(said: str, wanted: Sequence[Phrase]) -> str:
    return "".join(
        f'<mark class="match">{escape(part.text)}</mark>' if part.is_match else escape(part.text)
        for part in snippet(said, wanted)
    )
