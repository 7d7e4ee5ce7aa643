"""A wrong choice is left out and said; what is right beside it holds."""

import pytest
from django.http import QueryDict

from tests.website.lists.people import PeopleFilter
from tests.website.lists.reading import names, notices, status
from website.models import User

pytestmark = pytest.mark.urls("tests.website.lists.people")


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


def test_a_right_choice_beside_a_wrong_one_holds(client, staff):
    response = client.get("/people/?org=yale&org=harvard&q=b")

    assert names(response) == ["b"]
    assert notices(response) == ["No such organization: “yale”; shown without that filter."]


def test_a_hostile_choice_is_escaped_in_the_notice(client, staff):
    response = client.get("/people/", {"mail": "<script>alert(1)</script>"})

    assert "<script>alert" not in response.text
    assert "“&lt;script&gt;alert(1)&lt;/script&gt;”; shown without that filter." in response.text


def test_of_a_repeated_choice_the_last_counts_where_only_one_can(client, staff):
    staff["a"].email = "a@x.org"
    staff["a"].save()

    response = client.get("/people/?mail=nonsense&mail=a@x.org")

    assert names(response) == ["a"]
    assert notices(response) == []


def test_a_thousand_values_are_one_query_and_three_notices(client, staff, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = client.get("/people/?" + "&".join(f"groups={number}" for number in range(1000, 1900)))

    assert len(notices(response)) == 3


def test_more_values_than_a_form_may_have_are_refused_with_a_page(client, staff):
    response = client.get("/people/?" + "&".join(["org=mit"] * 1001))

    assert response.status_code == 400
    assert '<h1 class="tool">This request cannot be answered</h1>' in response.text


@pytest.mark.django_db
def test_what_was_chosen_is_what_holds():
    filters = PeopleFilter(QueryDict("q=+a++b+&org=mit&org=yale&mail=&page=3&sort=username"), User.objects.all())

    assert filters.chosen.urlencode() == "q=a+b&org=mit"
