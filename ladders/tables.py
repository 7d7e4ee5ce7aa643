"""The list of dimensions, column by column."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ladders.models import Dimension
from website.tables import Table


class DimensionTable(Table):
    """Dimensions with the number of ladders in force that have a row for each."""

    name = tables.Column("Dimension")
    definition = tables.Column(orderable=False, attrs={"cell": {"class": "definition"}})
    # Kinds stand in the order of the dimensions, as in every grid.
    kind = tables.Column(accessor="get_kind_display", order_by="order")
    ladder_count = tables.Column("Ladders in force", attrs={"cell": {"class": "named"}})

    class Meta:
        attrs = {"class": "dimensions"}

    def value_name(self, record: Dimension) -> str:
        return record.name

    def render_name(self, record: Dimension) -> SafeString:
        return format_html('<a class="entry" href="{}">{}</a>', record.get_absolute_url(), record.name)
