"""The base of every list page: a table, its filters, sorting and paging, all of it in the address."""

from typing import Any
from urllib.parse import urlsplit

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django_filters.views import FilterView
from django_htmx.http import push_url

from website.filters import FilterSet
from website.tables import Table


class ClampedPaginator(Paginator):  # type: ignore[type-arg]  # no generic at run time
    """Answers a page that does not exist with the nearest one that does."""

    def validate_number(self, number: float | str) -> int:
        try:
            return min(max(int(str(number)[:9]), 1), self.num_pages)
        except ValueError:
            return 1


class FilteredTable(FilterView):
    """A list page: give it `queryset` (or `get_queryset`), `table_class`, `filterset_class` and `title`.

    A template that extends generic/list.html may add to it. `nouns` are what it counts, one and many; without them
    it takes the model's names. An address is always answered: wrong choices are left out, and the page says so.
    """

    queryset: QuerySet[Any]
    table_class: type[Table]
    filterset_class: type[FilterSet]
    title: str
    nouns: tuple[str, str] | None = None
    per_page = 50
    template_name = "generic/list.html"
    strict = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if "HX-Request" in request.headers and (address := self.new_address()):
            push_url(response, address)
        return response

    def new_address(self) -> str:
        """Return the address of what is shown without its empty fields, or nothing if the browser is there already."""
        address = self.request.path + (f"?{self.table.address.urlencode()}" if self.table.address else "")
        asked_from = urlsplit(self.request.headers.get("HX-Current-URL", ""))
        return "" if asked_from._replace(scheme="", netloc="", fragment="").geturl() == address else address

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.table = self.get_table()
        count = self.table.paginator.count
        total = self.get_queryset().count() if self.filterset.chosen else count
        return super().get_context_data(
            **kwargs,
            title=self.title,
            table=self.table,
            count=count,
            total=total,
            noun=self.counted(1),
            counted=self.counted(total),
            sort=self.table.address.get("sort", ""),
        )

    def get_table(self) -> Table:
        """Return the table sorted and paged as the address says, where it says something that can be done."""
        table = self.table_class(self.object_list)
        table.request, table.caption = self.request, self.title
        table.address = address = self.filterset.chosen.copy()
        asked = [alias for alias in self.request.GET.getlist("sort") if table.sortable(alias)]
        if asked:
            table.order_by = asked[-1:]
            address["sort"] = asked[-1]
        table.paginate(ClampedPaginator, page=self.request.GET.get("page", "1"), per_page=self.per_page)
        return table

    def counted(self, number: int) -> str:
        """Return the word for what the list counts."""
        names = self.object_list.model._meta
        one, many = self.nouns or (names.verbose_name, names.verbose_name_plural)
        return str(one if number == 1 else many)
