"""The lists of positions and of requests, column by column."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from classification.models import ClassificationRequest, Position, Stage
from website.tables import Table


def entry(address: str, name: str) -> SafeString:
    """Return the link that names a row."""
    return format_html('<a class="entry" href="{}">{}</a>', address, name)


class PositionTable(Table):
    """Positions `with_standing`."""

    position = tables.Column(empty_values=(), order_by=("title", "number"))
    number = tables.Column()
    unit = tables.Column()
    incumbent = tables.Column(empty_values=(), order_by="incumbent__username")
    level = tables.Column(empty_values=(), order_by="level_title", verbose_name="Ruled as")
    request = tables.Column(empty_values=(), order_by="open_stage", verbose_name="Open request")
    organization = tables.Column(accessor="organization__name", verbose_name="Organization")

    class Meta:
        attrs = {"class": "positions"}

    def render_position(self, record: Position) -> SafeString:
        return entry(record.get_absolute_url(), record.name)

    def render_incumbent(self, record: Position) -> str | SafeString:
        return said_of(record)

    def render_level(self, record: Position) -> SafeString:
        ruling = next(iter(record.rulings_standing), None)  # type: ignore[attr-defined]
        if ruling is None:
            return format_html('<span class="not-stated">{}</span>', "Not classified yet")
        return format_html('<a class="source" href="{}">{}</a>', ruling.level.get_edition_url(), ruling.level.name)

    def render_request(self, record: Position) -> SafeString:
        request = next(iter(record.requests_open), None)  # type: ignore[attr-defined]
        if request is None:
            return format_html('<span class="not-stated">{}</span>', "None")
        said = f"{request.get_kind_display()}, {Stage(request.stage).label.lower()}"
        return format_html('<a href="{}">{}</a>', request.get_absolute_url(), said)


def said_of(position: Position) -> str | SafeString:
    """Return who holds a position, or that nobody does."""
    if position.incumbent is None:
        return format_html('<span class="not-stated">{}</span>', "Vacant")
    return position.incumbent.get_full_name() or position.incumbent.get_username()


class RequestTable(Table):
    """Requests with their positions."""

    position = tables.Column(empty_values=(), order_by=("position__title", "position__number"))
    kind = tables.Column()
    stage = tables.Column()
    unit = tables.Column(accessor="position__unit", verbose_name="Unit")
    requested_by = tables.Column(order_by="requested_by__username", verbose_name="Requested by")
    requested_at = tables.DateTimeColumn(format="F j, Y", verbose_name="Opened on")
    organization = tables.Column(accessor="position__organization__name", verbose_name="Organization")

    class Meta:
        attrs = {"class": "positions"}

    def render_position(self, record: ClassificationRequest) -> SafeString:
        return entry(record.get_absolute_url(), f"{record.position.name}, {record.position.number}")

    def render_requested_by(self, record: ClassificationRequest) -> str:
        return record.requested_by.get_full_name() or record.requested_by.get_username()
