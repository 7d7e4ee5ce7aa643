"""The cells of a grid as HTML. A grid has hundreds; in a template they would take most of the page's time."""

from html import escape

from django import template
from django.utils.safestring import SafeString

from ladders.engine.grid import Cell, GridRow
from website.templatetags.components import breakable

register = template.Library()


@register.simple_tag
def cells(row: GridRow) -> SafeString:
    """Return the cells of a row. Each names its level, which narrow screens show, and links to itself."""
    label = escape(row.label)
    return SafeString("".join([framed(cell, label, statements(cell, row.is_prose)) for cell in row.cells]))


def framed(cell: Cell, label: str, said: str) -> str:
    """Return a cell around what it says, given the row's label as HTML."""
    anchor, title = escape(cell.anchor), escape(cell.column.title)
    empty = "" if cell.lines else ' class="empty"'
    return (
        f'<td role="cell" data-level="{cell.column.number}" id="{anchor}"{empty}>'
        f'<p class="cell-level">At {title}</p>{said}'
        f'<a class="cell-link" href="#{anchor}" aria-label="Link to {label} at {title}">#</a></td>'
    )


@register.simple_tag
def statements(cell: Cell, is_prose: bool) -> SafeString:
    """Return the statements of a cell as a list or as running text, or that nothing is stated."""
    if not cell.lines:
        return SafeString(f'<p class="not-stated">{cell.column.not_stated}</p>')
    if is_prose:
        texts = [" ".join([breakable(line.text) for line in paragraph]) for paragraph in cell.paragraphs]
        return SafeString('<div class="source">' + "".join([f"<p>{text}</p>" for text in texts]) + "</div>")
    items = "".join([f"<li><span>{breakable(line.text)}</span></li>" for line in cell.lines])
    return SafeString(f'<ul class="source" role="list">{items}</ul>')
