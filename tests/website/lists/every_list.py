"""Every list page of the site, for tests that hold all of them to the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cases import cases
from website.lists import FilteredTable

GIVEN = {"organization": "mit"}  # what the addresses of some lists name


@dataclass(frozen=True)
class ListPage:
    name: str
    given: dict[str, str]
    view: type[FilteredTable]

    @property
    def address(self) -> str:
        return reverse(self.name, kwargs=self.given)


def list_pages(patterns: Iterable[URLPattern | URLResolver], namespace: str = "") -> Iterator[ListPage]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from list_pages(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else namespace)
        elif issubclass(view := getattr(pattern.callback, "view_class", object), FilteredTable):
            yield ListPage(namespace + pattern.name, {name: GIVEN[name] for name in pattern.pattern.converters}, view)


ALL = list(list_pages(get_resolver().url_patterns))
every_list = cases("listed", {each.name: each for each in ALL})


def shown_keys(response) -> list[object]:
    return [row.record.pk for row in response.context["table"].paginated_rows]
