"""The editor's addresses, what its page sends of a cell, and what a draft then says."""

import json

from django.urls import reverse

from ladders.actions import lines_of
from ladders.engine import cells
from ladders.models import Statement


def page(name, edition, *args):
    return reverse(f"admin:ladders_editor{name}", args=[edition.pk, *args])


def stored(edition, row):
    """Return the lines that stand in the row's cell of the first level."""
    level = edition.levels.order_by("rank").first()
    return lines_of(Statement.objects.of_cell(level, row).order_by("place"))


def asked(edition, **facts):
    """Return the JSON that saves the first cell, as the page sends it."""
    level, row = edition.levels.order_by("rank").first(), edition.rows.order_by("place").first()
    return {"level": level.pk, "row": row.pk, "version": cells.version(stored(edition, row)), "text": "x"} | facts


def save(client, edition, body=None, **facts):
    body = json.dumps(asked(edition, **facts)) if body is None else body
    return client.post(page("_cell", edition), body, content_type="application/json")


def texts(edition):
    found = Statement.objects.filter(edition=edition).order_by("level__rank", "row__place", "place")
    return list(found.values_list("text", flat=True))
