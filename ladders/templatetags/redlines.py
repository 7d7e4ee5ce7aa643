"""Redlines as HTML: what stayed, what went (del) and what came (ins)."""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString

from ladders.engine.comparison import Type
from ladders.engine.redline import Change, Run
from ladders.redline.levels import strongest_type
from website.templatetags.components import breakable, told_change

register = template.Library()

TAGS = {"gone": "del", "come": "ins"}


@register.filter
def redline(runs: Sequence[Run]) -> SafeString:
    """Return runs of words with what went and what came marked as such; breaks of the line stay."""
    # A text that was replaced as a whole stands above the one that took its place.
    between = "\n" if [run.kind for run in runs] == ["gone", "come"] else ""
    return SafeString(between.join(_run(run) for run in runs))


def _run(run: Run) -> str:
    text = breakable(run.text) if run.kind == "kept" else escape(run.text)
    return text if run.kind == "kept" else told_change(TAGS[run.kind], text)


@register.filter
def strongest_of(change: Change) -> Type:
    """Return the one type by which a change is marked and counted."""
    return strongest_type(change.types)
