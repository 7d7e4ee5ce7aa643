"""Redlines as HTML: what stayed, what went (del) and what came (ins)."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from ladders.comparison import Type
from ladders.redline import Change, Run
from ladders.redline.levels import strongest_type
from website.templatetags.components import breakable

register = template.Library()

TAGS = {"gone": "del", "come": "ins"}


@register.filter
def redline(runs: Iterable[Run]) -> SafeString:
    """Return runs of words with what went and what came marked as such; breaks of the line stay."""
    return SafeString("".join(_run(run) for run in runs))


def _run(run: Run) -> str:
    text = breakable(run.text) if run.kind == "kept" else escape(run.text)
    return text if run.kind == "kept" else f"<{TAGS[run.kind]}>{text}</{TAGS[run.kind]}>"


@register.filter
def strongest_of(change: Change) -> Type:
    """Return the one type by which a change is marked and counted."""
    return strongest_type(change.types)
