"""Dimensions as a file: which columns they have, and what names a row."""

from import_export.fields import Field

from ladders.models import Dimension
from website.flat_lists import FlatList, OrderWidget


class DimensionList(FlatList):
    order = Field("order", "order", OrderWidget())

    class Meta(FlatList.Meta):
        abstract = False
        model = Dimension
        fields = import_order = export_order = ("slug", "name", "kind", "definition", "order")
        import_id_fields = ("slug",)
