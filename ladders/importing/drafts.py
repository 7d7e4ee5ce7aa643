"""A draft and the catalogue's dimensions as the pure modules take them."""

from collections import defaultdict

from jobfamilies.models import Edition
from ladders.engine.grid import Line
from ladders.engine.importing.fitting import Draft, DraftRow, Vocabulary
from ladders.models import Dimension, Row, Statement


def read_draft(edition: Edition) -> Draft:
    """Return what the draft says, in three queries."""
    levels = list(edition.levels.order_by("rank"))
    keys = {level.pk: str(level.key) for level in levels}
    said: dict[int, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for each in Statement.objects.filter(edition=edition).order_by("place"):
        said[each.row_id][keys[each.level_id]].append(Line(each.text, each.begins_paragraph, str(each.key)))
    rows = Row.objects.filter(edition=edition).select_related("dimension").order_by("place")
    return Draft(
        tuple((keys[level.pk], level.title) for level in levels),
        tuple(
            DraftRow(
                row.dimension.slug,
                row.label,
                row.style == Row.Style.PROSE,
                {key: tuple(lines) for key, lines in said[row.pk].items()},
                row.heading,
            )
            for row in rows
        ),
        {keys[level.pk]: level.job_code for level in levels if level.job_code},
    )


def vocabulary() -> list[Vocabulary]:
    """Return every dimension with the labels that rows of any edition gave it."""
    labels: dict[int, set[str]] = defaultdict(set)
    for dimension, label in Row.objects.order_by().values_list("dimension_id", "label").distinct():
        labels[dimension].add(label)
    return [
        Vocabulary(each.slug, each.name, each.definition, tuple(sorted(labels[each.pk])))
        for each in Dimension.objects.all()
    ]
