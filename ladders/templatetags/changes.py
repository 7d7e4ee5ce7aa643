"""The cells of a grid with what became of each statement since the column to the left."""

from collections.abc import Iterator, Mapping
from html import escape

from django import template
from django.utils.safestring import SafeString

from ladders.engine.comparison import Relation
from ladders.engine.grid import Cell, GridRow, Line
from ladders.engine.side_by_side.steps import Step, strongest
from ladders.templatetags.comparisons import marked, marks
from ladders.templatetags.grids import framed, statements
from website.templatetags.components import breakable, mark

register = template.Library()

Found = Mapping[int, tuple[str, str]]
"""By a statement's place in its cell: the strongest of its types, and its signs and words as HTML."""


@register.simple_tag
def changed_cells(row: GridRow, steps: Mapping[int, Step], in_words: bool = False) -> SafeString:
    """Return the cells of a row, each statement with its signs; also with the words and reasons if `in_words`."""
    return SafeString("".join([_cell(row, cell, steps.get(cell.column.number), in_words) for cell in row.cells]))


def _cell(row: GridRow, cell: Cell, step: Step | None, in_words: bool) -> str:
    if step is None:
        return framed(cell, escape(row.label), statements(cell, row.is_prose))
    said = _said(row, cell, _found(row, step, in_words)) if cell.lines else statements(cell, row.is_prose)
    return framed(cell, escape(row.label), said + _gone(row, step))


def _found(row: GridRow, step: Step, in_words: bool) -> Found:
    return {
        place: (strongest(relation), f"{_signs(relation, step, in_words)}<span>{marked(relation, side, 'ins')}</span>")
        for (dimension, place), (relation, side) in step.by_place.items()
        if dimension == row.dimension
    }


def _signs(relation: Relation, step: Step, in_words: bool) -> str:
    reasons = [f'<span class="reason">{escape(str(reason))}</span>' for reason in relation.reasons if in_words]
    return f'<span class="marks">{marks(relation, step, quiet=not in_words)}{"".join(reasons)}</span>'


def _said(row: GridRow, cell: Cell, found: Found) -> str:
    """Return the statements of a cell with what was found of each: a list, or running text in its paragraphs."""
    tag = "span" if row.is_prose else "li"
    items = [
        (line, f'<{tag} data-change="{change}">{words}</{tag}>') for line, (change, words) in _in_order(cell, found)
    ]
    if row.is_prose:
        starts = ["</p><p>" if line.begins_paragraph and index else "" for index, (line, _) in enumerate(items)]
        text = " ".join([start + item for start, (_, item) in zip(starts, items, strict=True)])
        return f'<div class="source"><p>{text}</p></div>'
    return f'<ul class="source" role="list">{"".join([item for _, item in items])}</ul>'


def _in_order(cell: Cell, found: Found) -> Iterator[tuple[Line, tuple[str, str]]]:
    for place, line in enumerate(cell.lines, start=1):
        yield line, found.get(place) or ("", f"<span>{breakable(line.text)}</span>")


def _gone(row: GridRow, step: Step) -> str:
    """Return what the column to the left states in the row and this one does not, quoted under words that say so."""
    by_words: dict[str, list[str]] = {}
    for relation in step.gone(row.dimension):
        texts = [f'<li class="source"><span>{escape(side.statement.text)}</span></li>' for side in relation.lower]
        by_words.setdefault(_sign_of_gone(relation, step), []).extend(texts)
    parts = [f'{sign}<ul role="list">{"".join(texts)}</ul>' for sign, texts in by_words.items()]
    return f'<div class="gone">{"".join(parts)}</div>' if parts else ""


def _sign_of_gone(relation: Relation, step: Step) -> str:
    there, here = step.below.short_title, step.above.short_title
    if relation.upper:
        return mark("moved", f"From here, moved by {here}" if step.is_within else f"{here} says this elsewhere")
    return mark("dropped", f"Not repeated (from {there})" if step.standing == "below" else f"Only at {there}")
