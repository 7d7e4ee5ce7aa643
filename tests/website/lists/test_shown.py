"""What a list shows and counts, and what it says where there is nothing."""

import pytest

from tests.website.lists.people import PeopleList
from tests.website.lists.reading import names, status
from website.models import User

pytestmark = pytest.mark.urls("tests.website.lists.people")


def test_without_choices_it_shows_the_first_page_of_all(client, staff):
    response = client.get("/people/")

    assert names(response) == ["c", "d", "e"]
    assert status(response) == "7 people"


def test_a_choice_narrows_the_list_and_the_count_says_of_how_many(client, staff):
    response = client.get("/people/", {"org": "harvard"})

    assert names(response) == ["d", "f", "b"]
    assert status(response) == "3 of 7 people"


def test_choices_of_one_filter_add_up(client, staff):
    assert status(client.get("/people/", {"org": ["harvard", "mit"]})) == "7 of 7 people"


def test_one_person_is_not_people(client, db):
    User.objects.create(username="only")

    assert status(client.get("/people/")) == "1 person"


def test_it_counts_in_the_words_of_the_model_unless_it_has_its_own(client, staff, monkeypatch):
    monkeypatch.setattr(PeopleList, "nouns", None)

    assert status(client.get("/people/")) == "7 users"


def test_where_nothing_fits_it_offers_everything(client, staff):
    response = client.get("/people/", {"q": "nobody"})

    assert '<p class="empty-result">No person has all of that. <a href="/people/">Show all 7</a></p>' in response.text
    assert "<table" not in response.text
    assert status(response) == "0 of 7 people"


def test_where_there_is_nothing_at_all_it_says_so(client, db):
    assert '<p class="empty-result">There are no people yet.</p>' in client.get("/people/").text


def test_an_empty_cell_says_that_nothing_is_stated(client, staff):
    assert client.get("/people/").text.count(
        '<td role="cell" data-label="Track"><span class="not-stated">Not stated</span></td>'
    ) == len("cde")
