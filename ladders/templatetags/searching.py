"""How a page of the search shows a text."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from ladders.engine.search.snippets import Part

register = template.Library()

MARK = '<mark class="match">{}</mark>'


@register.simple_tag
def marked(parts: Iterable[Part]) -> SafeString:
    """Return the parts of a text escaped, with those marked that were looked for."""
    # A page has hundreds of parts: to include a template for each takes longer than to find them.
    return SafeString(
        "".join(MARK.format(escape(part.text)) if part.is_match else escape(part.text) for part in parts)
    )
