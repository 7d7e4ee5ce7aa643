"""What the page of the career map shows, and a move that HR recorded."""

import re
from html import unescape

from django.utils import timezone

from ladders.models import Move

MAP = "/map/"


def words(markup):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def part(text, pattern):
    found = re.search(pattern, text, re.DOTALL)
    return found[0] if found else ""


def table(text):
    """Return (from, to, kind, grade, basis) of every row of the table."""
    rows = re.findall(r"<tr data-from.*?</tr>", text, re.DOTALL)
    cells = [[words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]
    return [(start, end, kind, grade, basis) for start, end, kind, grade, _, basis in cells]


def boxes(text):
    return re.findall(r'class="node[^"]*"[^>]*data-level="([^"]+)"', text)


def record(start, end, kind="lateral", **fields):
    Move.objects.create(
        from_family=start.edition.family,
        from_key=start.key,
        to_family=end.edition.family,
        to_key=end.key,
        kind=kind,
        recorded_at=timezone.now(),
        **fields,
    )
