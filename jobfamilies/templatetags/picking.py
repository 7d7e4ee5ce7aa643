"""The field that chooses a level, and what it found."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jobfamilies.engine.marking import Piece
from jobfamilies.models import Level
from jobfamilies.picking import about, picker

register = template.Library()


register.inclusion_tag("jobfamilies/_level_picker.html", name="level_picker")(picker)


@register.simple_tag
def about_level(level: Level) -> str:
    """Return where a level stands: “MIT, IT Consultant · Admin Level 2”."""
    return about(level)


@register.simple_tag
def marked_text(pieces: Iterable[Piece]) -> SafeString:
    """Return a text with what was typed marked."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", text) if is_typed else text,) for text, is_typed in pieces)
    )


@register.simple_tag
def plain_text(pieces: Iterable[Piece]) -> str:
    """Return the text of the pieces."""
    return "".join(piece.text for piece in pieces)
