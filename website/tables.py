"""The base of every table: empty cells say so, order is total, and what is not stated comes last."""

from collections.abc import Iterator
from typing import Any

import django_tables2
from django.db.models import F, QuerySet
from django.http import QueryDict
from django.utils.html import format_html
from django_filters.utils import get_model_field
from django_tables2.data import TableQuerysetData

NOT_STATED = format_html('<span class="not-stated">{}</span>', "Not stated")


class OrderedRows(TableQuerysetData):
    """The rows of a queryset in an order that no two of them share, so that pages neither repeat nor skip one."""

    data: QuerySet[Any]

    def order_by(self, aliases: Any) -> None:
        super().order_by(aliases)
        if aliases:
            self.data = self.data.order_by(*(nulls_last(self.data, term) for term in self.data.query.order_by))

    def __getitem__(self, key: Any) -> Any:
        return self._in_order()[key]

    def __iter__(self) -> Iterator[Any]:
        """Yield every row in order, holding few of them at a time."""
        return self._in_order().iterator(chunk_size=500)

    def _in_order(self) -> QuerySet[Any]:
        query = self.data.query
        order = query.order_by or (query.default_ordering and query.get_meta().ordering) or ()
        return self.data.order_by(*order, "pk")


def nulls_last(queryset: QuerySet[Any], term: Any) -> Any:
    """Return the ordering term with NULL last in both directions: the databases differ in where they put it.

    A relation keeps its own words ("organization" orders by the related model's ordering), as does any expression.
    """
    if not isinstance(term, str):
        return term
    name = term.removeprefix("-")
    field = get_model_field(queryset.model, name)
    if field is not None and field.is_relation:
        return term
    return F(name).desc(nulls_last=True) if term.startswith("-") else F(name).asc(nulls_last=True)


class Table(django_tables2.Table):
    """A list's columns. The first one names its row. `address` holds the choices that the table's links keep."""

    caption = ""
    address = QueryDict()

    def __init__(self, data: Any, *, default: str | None = None, **kwargs: Any) -> None:
        rows = OrderedRows(data) if isinstance(data, QuerySet) else data
        super().__init__(rows, default=NOT_STATED if default is None else default, **kwargs)

    @property
    def sorted_by(self) -> str:
        """Return the name of the column by which the rows are sorted first, if one is."""
        return str(self.order_by[0].bare) if self.order_by else ""

    def sortable(self, alias: str) -> bool:
        """Return whether the alias ("title", "-title") names a column that sorts."""
        name = alias.removeprefix("-")
        return name in self.columns and bool(self.columns[name].orderable)
