"""The form of a list, and the live answers to it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from website.models import User

pytestmark = pytest.mark.urls("tests.website.lists.people")


def test_the_table_is_one_to_assistive_technology(client, staff):
    text = client.get("/people/").text

    assert '<caption class="visually-hidden">People</caption>' in text
    assert '<th role="rowheader" scope="row">c</th>' in text
    assert '<td role="cell" data-label="Mail" class="wide-only">' in text


def test_the_form_shows_what_is_chosen(client, staff):
    text = client.get("/people/?org=mit&mail=b@x.org&q=a&sort=-username").text

    assert re.findall(r'<input type="checkbox"[^>]*checked>', text) == [
        '<input type="checkbox" name="org" value="mit" id="id_org_0" checked>'
    ]
    assert '<optgroup label="MIT">' in text
    assert '<option value="b@x.org" selected>B</option>' in text
    assert '<input type="hidden" name="sort" value="-username">' in text
    assert text.count('name="q"') == 1


def test_a_live_answer_names_its_address_without_empty_fields(client, staff):
    response = client.get("/people/?q=&org=mit&mail=&sort=username", headers={"HX-Request": "true"})

    assert response.headers["HX-Push-Url"] == "/people/?org=mit&sort=username"


def test_a_live_answer_to_the_same_choices_adds_no_step_back(client, staff):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/people/?org=mit"}

    assert "HX-Push-Url" not in client.get("/people/?q=&org=mit", headers=headers).headers
    assert client.get("/people/", headers=headers).headers["HX-Push-Url"] == "/people/"


@pytest.mark.parametrize("address", ["http://[", "//[::1", "http://a]/", "http://\u2100/", "", "people"])
def test_an_address_that_is_none_is_not_where_the_browser_is(client, staff, address):
    headers = {"HX-Request": "true", "HX-Current-URL": address}

    assert client.get("/people/?q=&org=mit", headers=headers).headers["HX-Push-Url"] == "/people/?org=mit"


def test_a_live_answer_is_the_whole_page(client, staff):
    plain_page = client.get("/people/?org=mit").text

    assert client.get("/people/?org=mit", headers={"HX-Request": "true"}).text == plain_page


def test_it_asks_the_database_as_often_for_one_row_as_for_four(client, db):
    asked = []
    for number in range(4):
        User.objects.create(username=f"user {number}", first_name="mit")
        with CaptureQueriesContext(connection) as queries:
            client.get("/people/?org=mit")
        asked.append(len(queries))

    assert asked == [5] * 4  # two filters' choices, the count, the total, the rows
