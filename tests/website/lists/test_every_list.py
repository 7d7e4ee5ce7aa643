"""Every list of the site sorts on every column, survives wrong values and keeps its query count."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cases import cases
from tests.website.lists.every_list import every_list, shown_keys

WRONG = ["nonsense", "\x00", "-1", "9" * 30, "a:b:c", "'\"><b>", "x" * 10_000]


@every_list
def test_every_list_sorts_on_every_column(reader, listed):
    every = sorted(shown_keys(reader.get(listed.address)))
    columns = [name for name, column in listed.view.table_class.base_columns.items() if column.orderable is not False]

    for alias in [*columns, *(f"-{name}" for name in columns)]:
        response = reader.get(listed.address, {"sort": alias})

        assert response.context["table"].order_by == (alias,)
        assert sorted(shown_keys(response)) == every


@every_list
@cases("value", WRONG)
def test_every_list_survives_wrong_filter_values(reader, listed, value):
    every = shown_keys(reader.get(listed.address))
    wrong = {name: value for name in listed.view.filterset_class.base_filters if name != "q"}

    assert shown_keys(reader.get(listed.address, wrong)) == every
    assert reader.get(listed.address, wrong | {"q": value, "sort": value, "page": value}).status_code == 200


@every_list
def test_every_list_asks_the_database_as_often_for_one_row_as_for_four(reader, listed, monkeypatch):
    asked = []
    for rows in (1, 4):
        monkeypatch.setattr(listed.view, "per_page", rows)
        with CaptureQueriesContext(connection) as queries:
            assert 1 <= len(shown_keys(reader.get(listed.address))) <= rows
        asked.append(len(queries))

    assert asked[0] == asked[1]
