"""A list sorts by the columns that sort, and its pages neither repeat nor skip a row."""

import re
from html import unescape

import django_tables2
import pytest

from tests.factories import UserFactory
from tests.website.lists.people import PeopleList, PeopleTable
from tests.website.lists.reading import names
from website.models import User

pytestmark = [pytest.mark.urls("tests.website.lists.people"), pytest.mark.engines]

# --- sorting ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("username", "abc"),
        ("-username", "gfe"),
        ("last_name", "cde"),
        ("-last_name", "abc"),
        ("email", "cde"),  # does not sort
        ("nonsense", "cde"),
        ("-", "cde"),
        ("", "cde"),
        ("\x00", "cde"),
        ("password", "cde"),
    ],
)
def test_the_address_sorts_by_a_column_that_sorts(client, staff, sort, order):
    assert names(client.get("/people/", {"sort": sort})) == list(order)


def test_what_is_not_stated_comes_last_in_both_directions(client, db, monkeypatch):
    monkeypatch.setitem(PeopleTable.base_columns, "last_login", django_tables2.Column("Seen"))
    never = User.objects.create(username="never")
    early = User.objects.create(username="early", last_login="2026-01-01T00:00Z")
    late = User.objects.create(username="late", last_login="2026-02-01T00:00Z")

    assert names(client.get("/people/?sort=last_login")) == [early.username, late.username, never.username]
    assert names(client.get("/people/?sort=-last_login")) == [late.username, early.username, never.username]


def test_the_sorted_column_says_so_and_its_link_turns_it_round(client, staff):
    response = client.get("/people/?org=mit&sort=username&page=2")

    heads = re.findall(r"<th role=\"columnheader\".*?</th>", response.text, re.DOTALL)
    assert [re.findall(r'aria-sort="(\w+)"', head) for head in heads] == [["ascending"], [], []]
    assert [unescape(link) for head in heads for link in re.findall(r'href="([^"#]*)"', head)] == [
        "?org=mit&sort=-username",
        "?org=mit&sort=last_name",
    ]


def test_only_the_first_of_several_orders_is_marked(client, staff, monkeypatch):
    monkeypatch.setattr(PeopleList, "queryset", User.objects.order_by("last_name", "username"))

    text = client.get("/people/").text

    assert re.findall(r"aria-sort=\"(\w+)\">\s*<a[^>]*>(\w+)", text) == [("ascending", "Track")]
    assert 'href="?sort=username"' in text


def test_pages_of_rows_that_sort_alike_neither_repeat_nor_skip_one(client, staff):
    pages = [names(client.get("/people/", {"sort": "last_name", "page": page})) for page in (1, 2, 3)]

    assert pages == [["c", "d", "e"], ["f", "g", "b"], ["a"]]


def test_rows_that_sort_alike_stand_in_one_order_on_a_page_and_in_a_file(db):
    for pk in (3_000_003, 3_000_002, 3_000_001):
        UserFactory(pk=pk, last_name="Same")

    table = PeopleTable(User.objects.filter(last_name="Same"), order_by="last_name")

    assert [row.record.pk for row in table.rows] == [3_000_001, 3_000_002, 3_000_003]


# --- paging ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("2", 2),
        ("3", 3),
        ("4", 3),
        ("999999999999999999999", 3),
        ("9" * 5000, 3),
        ("0", 1),
        ("-1", 1),
        ("1.5", 1),
        ("", 1),
        ("last", 1),
        ("\x00", 1),
    ],
)
def test_a_page_that_is_not_there_is_the_nearest_one(client, staff, page, number):
    response = client.get("/people/", {"page": page})

    assert response.context["table"].page.number == number


def test_nobody_fills_no_page_but_the_first(client, db):
    assert client.get("/people/?page=7").context["table"].page.number == 1
