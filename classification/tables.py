"""The lists of positions, of requests and of sent records, column by column."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime

from classification.models import ClassificationRequest, Position, SentRecord, Stage
from classification.rulings.current_levels import levels_now, with_level_title
from website.models import User
from website.tables import OrderedRows, Table

RETIRED = format_html('<span class="small quiet">{}</span>', "(no longer stated)")
"""Behind a level that retired without a successor, as the position's page says it."""

NAMED = {"cell": {"class": "named"}}
"""Of a column whose name a phone shows too: two people, or two days, are told apart by nothing else."""
TAKEN_BACK = format_html('<span class="small quiet">{}</span>', "(taken back)")


def entry(address: str, name: str) -> SafeString:
    """Return the link that names a row."""
    return format_html('<a class="entry" href="{}">{}</a>', address, name)


class PositionRows(OrderedRows):
    """Positions with `now`, what each is classified as today: asked once for a page, and for each part of a file."""

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        return classified(found) if isinstance(key, slice) else classified([found])[0]

    def __iter__(self) -> Iterator[Position]:
        rows = super().__iter__()
        while part := classified(islice(rows, 500)):
            yield from part


def classified(positions: Iterable[Position]) -> list[Position]:
    """Return the positions, each with `now`: a LevelNow, or None where no ruling classifies it."""
    found = list(positions)
    levels = levels_now([position.pk for position in found], localdate())
    for position in found:
        position.now = levels.get(position.pk)  # type: ignore[attr-defined]
    return found


class PositionTable(Table):
    """Positions `with_open_request`, as what they are classified today."""

    position = tables.Column(empty_values=(), order_by=("title", "number"))
    number = tables.Column()
    unit = tables.Column()
    incumbent = tables.Column(empty_values=(), order_by="incumbent__username")
    level = tables.Column(empty_values=(), verbose_name="Classified as")
    request = tables.Column(empty_values=(), order_by="open_stage", verbose_name="Open request")
    organization = tables.Column(
        accessor="organization__name", order_by="organization__sort_key", verbose_name="Organization"
    )

    class Meta:
        attrs = {"class": "positions"}

    def __init__(self, data: Any, **kwargs: Any) -> None:
        super().__init__(PositionRows(data), **kwargs)

    def order_level(self, positions: QuerySet[Position], is_descending: bool) -> tuple[QuerySet[Position], bool]:
        term = "-level_title" if is_descending else "level_title"
        return with_level_title(positions, localdate()).order_by(term), True

    def render_position(self, record: Position) -> SafeString:
        return entry(record.get_absolute_url(), record.name)

    def value_position(self, record: Position) -> str:
        return record.name

    def render_incumbent(self, record: Position) -> str | SafeString:
        return said_of(record)

    def render_level(self, record: Position) -> SafeString:
        now = record.now  # type: ignore[attr-defined]
        if now is None:
            return format_html('<span class="not-stated">{}</span>', "Nothing yet")
        link = format_html('<a class="source" href="{}">{}</a>', now.level.get_edition_url(), now.level.name)
        return link if now.is_in_force else format_html("{} {}", link, RETIRED)

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
    organization = tables.Column(
        accessor="position__organization__name",
        order_by="position__organization__sort_key",
        verbose_name="Organization",
    )

    class Meta:
        attrs = {"class": "positions"}

    def render_position(self, record: ClassificationRequest) -> SafeString:
        return entry(record.get_absolute_url(), f"{record.position.name}, {record.position.number}")

    def value_position(self, record: ClassificationRequest) -> str:
        return f"{record.position.name}, {record.position.number}"

    def render_requested_by(self, record: ClassificationRequest) -> str:
        return record.requested_by.get_full_name() or record.requested_by.get_username()


class SentTable(Table):
    """Copies of records that were sent, `with_people`."""

    level = tables.Column(order_by="level__title")
    sender = tables.Column(order_by="sender__username", verbose_name="From", attrs=NAMED)
    to = tables.Column(empty_values=(), order_by="to__username", attrs=NAMED)
    sent_at = tables.DateTimeColumn(format="F j, Y", verbose_name="Sent on", attrs=NAMED)
    as_of_on = tables.DateColumn(format="F j, Y", verbose_name="As of", attrs=NAMED)
    determination = tables.Column(
        empty_values=(), order_by="determination__signed_at", verbose_name="Determined", attrs=NAMED
    )
    organization = tables.Column(accessor="level__edition__family__organization__name", verbose_name="Organization")

    class Meta:
        attrs = {"class": "positions"}

    def render_level(self, record: SentRecord) -> SafeString:
        link = entry(reverse("classification:sent-record", args=[record.pk]), record.level.name)
        return link if record.taken_back_at is None else format_html("{} {}", link, TAKEN_BACK)

    def render_sender(self, record: SentRecord) -> str:
        return self.named(record.sender)

    def render_to(self, record: SentRecord) -> str:
        return self.named(record.to) if record.to else "HR"

    def render_determination(self, record: SentRecord) -> SafeString:
        if not record.is_determined:
            return format_html('<span class="not-stated">{}</span>', "Not yet")
        address = reverse("classification:determination", args=[record.determination.pk])
        return format_html('<a href="{}">{}</a>', address, date_format(localtime(record.determination.signed_at)))

    def named(self, user: User) -> str:
        """Return the person, or that it is the reader."""
        return "You" if user == self.request.user else user.get_full_name() or user.get_username()
