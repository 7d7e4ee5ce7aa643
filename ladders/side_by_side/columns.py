"""Levels of any ladders beside each other, aligned by the dimensions they share."""

from collections.abc import Sequence

from jobfamilies.models import Level
from ladders.engine import grid
from ladders.models import Dimension, Statement

COLUMNS = ("level_id", "row__dimension_id", "row__label", "text", "begins_paragraph", "key")


def side_by_side(levels: Sequence[Level]) -> grid.Grid:
    """Return a grid of the levels with a row for every dimension that any of them states, in two queries.

    Rows stand under the kinds of dimensions. A row is labelled as the documents label it where they agree.
    """
    statements = Statement.objects.filter(level__in=levels).order_by("place").values_list(*COLUMNS)
    labels: dict[int, set[str]] = {}
    lines: list[tuple[int, int, grid.Line]] = []
    for level, dimension, label, text, begins_paragraph, key in statements:
        labels.setdefault(dimension, set()).add(label)
        lines.append((level, dimension, grid.Line(text, begins_paragraph, str(key))))
    return grid.build(
        [(level.pk, column(number, level)) for number, level in enumerate(levels, start=1)],
        [row_facts(dimension, labels[dimension.pk]) for dimension in Dimension.objects.filter(pk__in=labels)],
        lines,
    )


def column(number: int, level: Level) -> grid.Column:
    """Return a level's column, named by its whole path: two employers may use one slug."""
    title = f"{level.name}, edition {level.edition.number}" if level.edition.is_numbered else level.name
    anchor = level.asked_path.replace("/", "-").replace("@", "-edition-")
    return grid.Column(number, anchor, title, level.short_name, level.edition.wording.not_stated)


def row_facts(dimension: Dimension, labels: set[str]) -> grid.RowFacts:
    """Return the row of a dimension, given how the documents label it."""
    agreed = len(labels) == 1
    return grid.RowFacts(
        dimension.pk,
        dimension.slug,
        label=next(iter(labels)) if agreed else dimension.name,
        heading=dimension.get_kind_display(),
        note="" if agreed else f"In the sources: {', '.join(sorted(labels))}.",
    )
