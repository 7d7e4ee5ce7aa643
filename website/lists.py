"""The base of every list page: a table, its filters, sorting and paging, all of it in the address."""

from typing import Any
from urllib.parse import urlsplit

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.timezone import localtime
from django_filters.views import FilterView
from django_htmx.http import push_url

from website.attachments import Format
from website.filters import LONGEST, FilterSet, NoSuchFile, plain
from website.list_downloads import FORMATS, download, is_format
from website.tables import Table


class ClampedPaginator(Paginator):  # type: ignore[type-arg]  # no generic at run time
    """Answers a page that does not exist with the nearest one that does."""

    def validate_number(self, number: float | str) -> int:
        try:
            return min(max(int(str(number)[:9]), 1), self.num_pages)
        except ValueError:
            return 1


def name_address(request: HttpRequest, response: HttpResponse, choices: QueryDict) -> HttpResponse:
    """Return the response to a live list with the address of what it shows, without the form's empty fields.

    Only where the browser is not there already: the same choices add no step back.
    """
    if "HX-Request" in request.headers:
        address = request.path + (f"?{choices.urlencode()}" if choices else "")
        if asked_from(request) != address:
            push_url(response, address)
    return response


def asked_from(request: HttpRequest) -> str:
    """Return the path and the query of the address that htmx says the browser is at; "" where that is none."""
    try:
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return ""
    return parts._replace(scheme="", netloc="", fragment="").geturl()


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

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_format(asked := request.GET.get("download", "")):
            return self.download(asked)
        response = super().get(request, *args, **kwargs)
        return name_address(request, response, self.table.address)

    def download(self, ending: Format) -> HttpResponseBase:
        """Return all rows that the address chooses, on this page and the others, as a file."""
        self.filterset = self.get_filterset(self.get_filterset_class())
        self.object_list = self.filterset.qs
        table = self.get_sorted_table()
        table.caption = self.get_file_title()
        address = self.request.build_absolute_uri(self.request.path)
        choices = f"?{table.address.urlencode()}" if table.address else ""
        return download(table, ending, address=address + choices, at=localtime())

    def get_file_title(self) -> str:
        """Return what a downloaded list is called."""
        return self.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.table = self.get_table()
        if asked := plain(self.request.GET.get("download", "")):
            self.filterset.notices.append(NoSuchFile(asked[:LONGEST]))
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
            file_formats=FORMATS,
        )

    def get_table(self) -> Table:
        """Return the table sorted and paged as the address says, where it says something that can be done."""
        table = self.get_sorted_table()
        table.paginate(ClampedPaginator, page=self.request.GET.get("page", "1"), per_page=self.per_page)
        return table

    def get_sorted_table(self) -> Table:
        """Return the whole table in the order that the address asks for, if there is one."""
        table = self.table_class(self.object_list)
        table.request, table.caption = self.request, self.title
        table.address = address = self.filterset.chosen.copy()
        asked = [alias for alias in self.request.GET.getlist("sort") if table.sortable(alias)]
        if asked:
            table.order_by = asked[-1:]
            address["sort"] = asked[-1]
        return table

    def counted(self, number: int) -> str:
        """Return the word for what the list counts."""
        names = self.object_list.model._meta
        one, many = self.nouns or (names.verbose_name, names.verbose_name_plural)
        return str(one if number == 1 else many)
