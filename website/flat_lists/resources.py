"""What the rows of a flat list are: known by natural keys, valid or not written."""

import re
from typing import Any

from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget, Widget


class OrderWidget(Widget):
    """A place in an order: what the smallest column of both databases holds."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
        if not re.fullmatch(r"[0-9]{1,5}", str(value)) or int(value) > 32_767:
            raise ValueError(f"“{value}” is no whole number from 0 to 32767.")
        return int(value)


class BySlugWidget(ForeignKeyWidget):
    """Another row, by its slug, in a column that is called what it is."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        found = self.get_queryset(value, row).filter(slug=str(value)).first()
        if found is None:
            kind = self.model._meta.verbose_name
            raise ValueError(f"column {kind}: there is no {kind} with the slug “{value}”.")
        return found


class FlatList(ModelResource):
    """A list whose rows are known by natural keys. A row is written if it is valid, and nothing if one is not."""

    class Meta:
        abstract = True
        clean_model_instances = True
        use_transactions = True
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True  # it has inline styles
        store_instance = True
