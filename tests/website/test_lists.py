"""A list page filters, sorts and pages by its address, and answers every address.

The first half holds the base to it with a list of users, the second every list page of the site.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

import django_filters
import django_tables2
import pytest
from django import forms
from django.contrib.auth.models import Group
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse
from django.utils.html import escape

from website.filters import FilterSet, SearchFilter, plain
from website.lists import FilteredTable
from website.models import User
from website.tables import Table


class PeopleTable(Table):
    username = django_tables2.Column("Name")
    last_name = django_tables2.Column("Track")
    email = django_tables2.Column("Mail", orderable=False, attrs={"cell": {"class": "wide-only"}})


class PeopleFilter(FilterSet):
    q = SearchFilter("username", "groups__name", label="Find somebody")
    org = django_filters.MultipleChoiceFilter(
        field_name="first_name",
        label="Organization",
        choices=[("mit", "MIT"), ("harvard", "Harvard"), ("", "Nowhere")],
        widget=forms.CheckboxSelectMultiple,
    )
    mail = django_filters.ChoiceFilter(
        field_name="email", label="Grade", empty_label="Any", choices=[("MIT", [("a@x.org", "A"), ("b@x.org", "B")])]
    )
    group = django_filters.ModelChoiceFilter(
        field_name="groups", label="Group", queryset=Group.objects.order_by("name")
    )
    groups = django_filters.ModelMultipleChoiceFilter(label="Groups", queryset=Group.objects.order_by("name"))

    class Meta:
        model = User
        fields: list[str] = []


class PeopleList(FilteredTable):
    queryset = User.objects.order_by("last_name")
    table_class = PeopleTable
    filterset_class = PeopleFilter
    title = "People"
    nouns = ("person", "people")
    per_page = 3


urlpatterns = [path("people/", PeopleList.as_view(), name="people")]
people = pytest.mark.urls(__name__)


@pytest.fixture
def staff(db) -> dict[str, User]:
    """Seven people: a to g, the even ones of MIT, the odd ones of Harvard; only a and b have a track."""
    tracks = {"a": "Professional", "b": "Management"}
    return {
        name: User.objects.create(
            username=name, first_name="harvard" if place % 2 else "mit", last_name=tracks.get(name, "")
        )
        for place, name in enumerate("abcdefg")
    }


def names(response) -> list[str]:
    return [row.record.username for row in response.context["table"].paginated_rows]


def status(response) -> str:
    return re.search(r'<p id="count" role="status">([^<]*)', response.text)[1].strip()


def notices(response) -> list[str]:
    return [str(notice) for notice in response.context["filter"].notices]


# --- what is shown ---------------------------------------------------------------------------------------------------


@people
def test_without_choices_it_shows_the_first_page_of_all(client, staff):
    response = client.get("/people/")

    assert names(response) == ["c", "d", "e"]
    assert status(response) == "7 people"


@people
def test_a_choice_narrows_the_list_and_the_count_says_of_how_many(client, staff):
    response = client.get("/people/", {"org": "harvard"})

    assert names(response) == ["d", "f", "b"]
    assert status(response) == "3 of 7 people"


@people
def test_choices_of_one_filter_add_up(client, staff):
    assert status(client.get("/people/", {"org": ["harvard", "mit"]})) == "7 of 7 people"


@people
def test_one_person_is_not_people(client, db):
    User.objects.create(username="only")

    assert status(client.get("/people/")) == "1 person"


@people
def test_it_counts_in_the_words_of_the_model_unless_it_has_its_own(client, staff, monkeypatch):
    monkeypatch.setattr(PeopleList, "nouns", None)

    assert status(client.get("/people/")) == "7 users"


@people
def test_where_nothing_fits_it_offers_everything(client, staff):
    response = client.get("/people/", {"q": "nobody"})

    assert '<p class="empty-result">No person has all of that. <a href="/people/">Show all 7</a></p>' in response.text
    assert "<table" not in response.text
    assert status(response) == "0 of 7 people"


@people
def test_where_there_is_nothing_at_all_it_says_so(client, db):
    assert '<p class="empty-result">There are no people yet.</p>' in client.get("/people/").text


@people
def test_an_empty_cell_says_that_nothing_is_stated(client, staff):
    assert client.get("/people/").text.count(
        '<td role="cell" data-label="Track"><span class="not-stated">Not stated</span></td>'
    ) == len("cde")


# --- the search ------------------------------------------------------------------------------------------------------


@people
def test_every_word_of_a_search_must_stand_somewhere(client, staff):
    group = Group.objects.create(name="Ladder reviewers")
    staff["b"].groups.add(group)
    staff["c"].groups.add(group)

    assert names(client.get("/people/", {"q": "reviewers B"})) == ["b"]


@people
def test_a_person_found_twice_is_shown_once(client, staff):
    for name in ("Reviewers 1", "Reviewers 2"):
        staff["b"].groups.add(Group.objects.create(name=name))

    response = client.get("/people/", {"q": "reviewers"})

    assert names(response) == ["b"]
    assert status(response) == "1 of 7 people"


@people
@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "*", ";--"])
def test_signs_of_the_database_mean_themselves(client, staff, sign):
    User.objects.create(username=f"x{sign}y")

    assert names(client.get("/people/", {"q": sign})) == [f"x{sign}y"]


@people
def test_a_search_is_shown_as_it_was_typed_and_escaped(client, staff):
    hostile = '"><script>alert(1)</script>'

    response = client.get("/people/", {"q": hostile})

    assert f'value="{escape(hostile)}"' in response.text
    assert "<script>alert" not in response.text


@people
def test_a_search_too_long_is_cut_and_said(client, staff):
    response = client.get("/people/", {"q": "a" * 10_000})

    assert response.context["filter"].chosen.urlencode() == f"q={'a' * 200}"
    assert notices(response) == ["Find somebody: only the first 200 characters were used."]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  project   management ", "project management"),
        ("I\x000958P", "I0958P"),
        ("a \x00 b\r\nc\td", "a b c d"),
        ("zero\u200bwidth \ud800 surrogate", "zerowidth surrogate"),
        ("no\u00a0break", "no break"),
        ("École – 日本", "École – 日本"),
        ("\x00", ""),
    ],
)
def test_what_no_database_can_hold_is_stripped(text, kept):
    assert plain(text) == kept


# --- wrong choices ---------------------------------------------------------------------------------------------------


@people
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("mail=c@x.org", ["No such grade: “c@x.org”; shown without that filter."]),
        ("org=yale", ["No such organization: “yale”; shown without that filter."]),
        ("group=nonsense", ["No such group: “nonsense”; shown without that filter."]),
        ("group=99999999999999999999999", ["No such group: “99999999999999999999999”; shown without that filter."]),
        ("groups=99999999999999999999999", ["No such groups: “99999999999999999999999”; shown without that filter."]),
        ("group=-1", ["No such group: “-1”; shown without that filter."]),
        ("group=7777%00", ["No such group: “7777”; shown without that filter."]),
        ("groups=x&groups=y", [f"No such groups: “{value}”; shown without that filter." for value in "xy"]),
        (
            "org=a&org=b&org=c&org=d",
            [f"No such organization: “{value}”; shown without that filter." for value in "abc"],
        ),
        ("org=%00&mail=%00&q=%00", []),
        ("unknown=1&page=2&per_page=0&per_page=-1", []),
        ("org[]=mit&__class__=x", []),
    ],
)
def test_a_wrong_choice_is_left_out_and_said(client, staff, query, said):
    response = client.get(f"/people/?{query}")

    assert response.status_code == 200
    assert notices(response) == said
    assert status(response) == "7 people"
    assert response.text.count('class="notice"') == len(said)


@people
def test_a_right_choice_beside_a_wrong_one_holds(client, staff):
    response = client.get("/people/?org=yale&org=harvard&q=b")

    assert names(response) == ["b"]
    assert notices(response) == ["No such organization: “yale”; shown without that filter."]


@people
def test_a_hostile_choice_is_escaped_in_the_notice(client, staff):
    response = client.get("/people/", {"mail": "<script>alert(1)</script>"})

    assert "<script>alert" not in response.text
    assert "“&lt;script&gt;alert(1)&lt;/script&gt;”; shown without that filter." in response.text


@people
def test_of_a_repeated_choice_the_last_counts_where_only_one_can(client, staff):
    staff["a"].email = "a@x.org"
    staff["a"].save()

    response = client.get("/people/?mail=nonsense&mail=a@x.org")

    assert names(response) == ["a"]
    assert notices(response) == []


@people
def test_a_thousand_values_are_one_query_and_three_notices(client, staff, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = client.get("/people/?" + "&".join(f"groups={number}" for number in range(1000, 1900)))

    assert len(notices(response)) == 3


@people
def test_more_values_than_a_form_may_have_are_refused_with_a_page(client, staff):
    response = client.get("/people/?" + "&".join(["org=mit"] * 1001))

    assert response.status_code == 400
    assert '<h1 class="tool">This request cannot be answered</h1>' in response.text


@pytest.mark.django_db
def test_what_was_chosen_is_what_holds():
    filters = PeopleFilter(QueryDict("q=+a++b+&org=mit&org=yale&mail=&page=3&sort=username"), User.objects.all())

    assert filters.chosen.urlencode() == "q=a+b&org=mit"


# --- sorting ---------------------------------------------------------------------------------------------------------


@people
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


@people
def test_what_is_not_stated_comes_last_in_both_directions(client, db, monkeypatch):
    monkeypatch.setitem(PeopleTable.base_columns, "last_login", django_tables2.Column("Seen"))
    never = User.objects.create(username="never")
    early = User.objects.create(username="early", last_login="2026-01-01T00:00Z")
    late = User.objects.create(username="late", last_login="2026-02-01T00:00Z")

    assert names(client.get("/people/?sort=last_login")) == [early.username, late.username, never.username]
    assert names(client.get("/people/?sort=-last_login")) == [late.username, early.username, never.username]


@people
def test_the_sorted_column_says_so_and_its_link_turns_it_round(client, staff):
    response = client.get("/people/?org=mit&sort=username&page=2")

    heads = re.findall(r"<th role=\"columnheader\".*?</th>", response.text, re.DOTALL)
    assert [re.findall(r'aria-sort="(\w+)"', head) for head in heads] == [["ascending"], [], []]
    assert [unescape(link) for head in heads for link in re.findall(r'href="([^"#]*)"', head)] == [
        "?org=mit&sort=-username",
        "?org=mit&sort=last_name",
    ]


@people
def test_only_the_first_of_several_orders_is_marked(client, staff, monkeypatch):
    monkeypatch.setattr(PeopleList, "queryset", User.objects.order_by("last_name", "username"))

    text = client.get("/people/").text

    assert re.findall(r"aria-sort=\"(\w+)\">\s*<a[^>]*>(\w+)", text) == [("ascending", "Track")]
    assert 'href="?sort=username"' in text


@people
def test_pages_of_rows_that_sort_alike_neither_repeat_nor_skip_one(client, staff):
    pages = [names(client.get("/people/", {"sort": "last_name", "page": page})) for page in (1, 2, 3)]

    assert pages == [["c", "d", "e"], ["f", "g", "b"], ["a"]]


# --- paging ----------------------------------------------------------------------------------------------------------


@people
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


@people
def test_nobody_fills_no_page_but_the_first(client, db):
    assert client.get("/people/?page=7").context["table"].page.number == 1


# --- the form and the live list --------------------------------------------------------------------------------------


@people
def test_the_table_is_one_to_assistive_technology(client, staff):
    text = client.get("/people/").text

    assert '<caption class="visually-hidden">People</caption>' in text
    assert '<th role="rowheader" scope="row">c</th>' in text
    assert '<td role="cell" data-label="Mail" class="wide-only">' in text


@people
def test_the_form_shows_what_is_chosen(client, staff):
    text = client.get("/people/?org=mit&mail=b@x.org&q=a&sort=-username").text

    assert re.findall(r'<input type="checkbox"[^>]*checked>', text) == [
        '<input type="checkbox" name="org" value="mit" id="id_org_0" checked>'
    ]
    assert '<optgroup label="MIT">' in text
    assert '<option value="b@x.org" selected>B</option>' in text
    assert '<input type="hidden" name="sort" value="-username">' in text
    assert text.count('name="q"') == 1


@people
def test_a_live_answer_names_its_address_without_empty_fields(client, staff):
    response = client.get("/people/?q=&org=mit&mail=&sort=username", headers={"HX-Request": "true"})

    assert response.headers["HX-Push-Url"] == "/people/?org=mit&sort=username"


@people
def test_a_live_answer_to_the_same_choices_adds_no_step_back(client, staff):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/people/?org=mit"}

    assert "HX-Push-Url" not in client.get("/people/?q=&org=mit", headers=headers).headers
    assert client.get("/people/", headers=headers).headers["HX-Push-Url"] == "/people/"


@people
def test_a_live_answer_is_the_whole_page(client, staff):
    plain_page = client.get("/people/?org=mit").text

    assert client.get("/people/?org=mit", headers={"HX-Request": "true"}).text == plain_page


@people
def test_it_asks_the_database_as_often_for_one_row_as_for_four(client, db):
    asked = []
    for number in range(4):
        User.objects.create(username=f"user {number}", first_name="mit")
        with CaptureQueriesContext(connection) as queries:
            client.get("/people/?org=mit")
        asked.append(len(queries))

    assert asked == [5] * 4  # two filters' choices, the count, the total, the rows


# --- every list page of the site -------------------------------------------------------------------------------------

GIVEN = {"organization": "mit"}  # what the addresses of some lists name
WRONG = ["nonsense", "\x00", "-1", "9" * 30, "a:b:c", "'\"><b>", "x" * 10_000]


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
every_list = pytest.mark.parametrize("listed", ALL, ids=[each.name for each in ALL])


def shown_keys(response) -> list[object]:
    return [row.record.pk for row in response.context["table"].paginated_rows]


@every_list
def test_every_list_sorts_on_every_column(reader, listed):
    every = sorted(shown_keys(reader.get(listed.address)))
    columns = [name for name, column in listed.view.table_class.base_columns.items() if column.orderable is not False]

    for alias in [*columns, *(f"-{name}" for name in columns)]:
        response = reader.get(listed.address, {"sort": alias})

        assert response.context["table"].order_by == (alias,)
        assert sorted(shown_keys(response)) == every


@every_list
@pytest.mark.parametrize("value", WRONG, ids=range(len(WRONG)))
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
