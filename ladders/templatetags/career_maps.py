"""The career map as SVG and as a table. A page may hold hundreds of levels; in a template they would take too long."""

from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from ladders.career_map.moves import Step
from ladders.engine.career_map import Drawing
from ladders.engine.career_map.layout import TEXT_LINE, Box, Heading, Row
from ladders.engine.career_map.lines import Line

register = template.Library()

RING = 5
"""Px that the ring of focus stands away from its box."""
NAME_LINE = 18
"""Px from one line of a heading to the next."""


@register.simple_tag
def picture(drawing: Drawing, label: str, chosen: str, address: str, anchor: str) -> SafeString:
    """Return the drawing. `address` is the beginning of the one that chooses a level, `anchor` where it leads to."""
    size = f"{drawing.width:g} {drawing.height:g}"
    width, height = size.split()
    parts = [
        f'<svg class="career-map" viewBox="0 0 {size}" width="{width}" height="{height}" role="group"'
        f' aria-label="{escape(label)}: levels by family and grade" aria-describedby="map-said">',
        *[_row(row, width) for row in drawing.rows],
        *[
            f'<text class="function" x="{each.x:g}" y="{each.y:g}">{escape(each.lines[0])}</text>'
            for each in drawing.functions
        ],
        *[_family(heading) for heading in drawing.families],
        *[_line(line, chosen) for line in drawing.lines],
        *[_box(box, chosen, address, anchor) for box in drawing.boxes],
        "</svg>",
    ]
    return SafeString("".join(parts))


def _row(row: Row, width: str) -> str:
    parts, y = [], row.y + 22
    for words, number in row.labels:
        for line in words:
            parts.append(f'<text x="0" y="{y:g}">{escape(line)}</text>')
            y += 17
        if number:
            parts.append(f'<text class="num" x="0" y="{y + 5:g}">{escape(number)}</text>')
    return f'<g class="band"><line x1="0" x2="{width}" y1="{row.y:g}" y2="{row.y:g}"/>{"".join(parts)}</g>'


def _family(heading: Heading) -> str:
    address = reverse("ladders:family", args=heading.family.split("/"))
    lines = "".join(
        f'<text class="family" x="{heading.x:g}" y="{heading.y + NAME_LINE * index:g}">{escape(line)}</text>'
        for index, line in enumerate(heading.lines)
    )
    return f'<a href="{address}" aria-label="{escape(heading.name)}">{lines}</a>'


def _line(line: Line, chosen: str) -> str:
    edge = line.edge
    hot = " hot" if chosen in (edge.start, edge.end) else ""
    tip = f'<path class="tip" d="{line.tip}"/>' if line.tip else ""
    return (
        f'<g class="edge {edge.kind.replace(" ", "-")}{hot}" data-from="{escape(edge.start)}"'
        f' data-to="{escape(edge.end)}"><path d="{line.path}"/>{tip}</g>'
    )


def _box(box: Box, chosen: str, address: str, anchor: str) -> str:
    node, place = box.node, box.place
    sub = "Outside the catalogue" if node.is_outside else node.grade or "Grade not stated"
    elsewhere = f"{box.elsewhere} more move{'s' * (box.elsewhere > 1)} in the table" if box.elsewhere else ""
    kind = " chosen" * (node.key == chosen) + " outside" * node.is_outside
    current = ' aria-current="true"' if node.key == chosen else ""
    said = escape(", ".join(filter(None, (node.title, sub, elsewhere))))
    titles = "".join(
        f'<text x="12" y="{26 + TEXT_LINE * index:g}">{escape(line)}</text>' for index, line in enumerate(box.lines)
    )
    at = 26 + TEXT_LINE * len(box.lines)
    note = f'<text class="sub elsewhere" x="178" y="{at:g}">+{box.elsewhere}</text>' if elsewhere else ""
    return (
        f'<a class="node{kind}" href="{escape(address)}level={escape(node.key)}#{anchor}"'
        f' data-level="{escape(node.key)}"'
        f' transform="translate({place.x:g} {place.y:g})" aria-label="{said}"{current}>'
        f'<rect class="ring" x="-{RING}" y="-{RING}" width="{place.width + 2 * RING:g}"'
        f' height="{place.height + 2 * RING:g}"/><rect width="{place.width:g}" height="{place.height:g}"/>{titles}'
        f'<text class="sub" x="12" y="{at:g}">{escape(sub)}</text>{note}</a>'
    )


@register.simple_tag
def move_rows(moves: list[Step], chosen: str) -> SafeString:
    """Return a table row for each move, with those of the chosen level marked."""
    return SafeString("".join([_move_row(move, chosen) for move in moves]))


def _move_row(move: Step, chosen: str) -> str:
    edge, note = move.edge, f". {move.edge.note}" if move.edge.note else ""
    hot = ' class="hot"' if chosen in (edge.start, edge.end) else ""
    outside = '<br><span class="small quiet">outside the catalogue</span>' if move.start.is_outside else ""
    nothing = '<span class="not-stated">Nothing to compare</span>'
    return (
        f'<tr data-from="{escape(edge.start)}" data-to="{escape(edge.end)}"{hot}>'
        f'<th scope="row">{_link(move.start_address, move.start.title)}{outside}</th>'
        f"<td>{_link(move.end_address, move.end.title)}</td><td>{move.kind}</td>"
        f"<td>{escape(move.grades) or 'not stated'}</td>"
        f"<td>{_link(move.comparison, 'Compare') if move.comparison else nothing}</td>"
        f"<td>{_link(edge.source.address if edge.source else '', move.basis)}{escape(note)}</td></tr>"
    )


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)
