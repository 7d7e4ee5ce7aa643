"""The search of the home page names levels too, so that a title or a code leads straight to its page."""

import pytest
from django.urls import reverse

from tests.markup import read

pytestmark = [pytest.mark.usefixtures("documents", "db"), pytest.mark.engines]

HOME = reverse("jobfamilies:home")


def found(client, **choices):
    return read(client.get(HOME, choices)).find("div.matching-levels")


@pytest.mark.parametrize(
    ("choices", "levels"),
    [
        ({"q": "I0960M"}, ["IT Infrastructure Mgt VI Harvard, I0960M"]),
        ({"q": "senior"}, ["Senior IT Consultant MIT", "Senior IT Manager MIT"]),
        ({"q": "senior", "grade": "mit:admin-level-5"}, ["Senior IT Manager MIT"]),
        ({"q": "specification"}, ["Title not stated in the source District"]),
    ],
)
def test_levels_that_a_search_names_are_listed_with_where_they_belong(client, choices, levels):
    assert [item for box in found(client, **choices) for item in box.texts("li")] == levels


def test_a_level_found_leads_to_its_page(client):
    [link] = found(client, q="I0960M")[0].find("a")

    assert read(client.get(link["href"])).texts("h1") == ["IT Infrastructure Mgt VI"]


@pytest.mark.parametrize(
    "choices", [{}, {"org": "mit"}, {"q": "astronaut"}], ids=["no choice", "no search", "nothing"]
)
def test_without_a_search_that_finds_some_there_is_no_such_list(client, choices):
    assert found(client, **choices) == []


def test_more_than_twelve_lead_to_the_list_of_all(client):
    [box] = found(client, q="it")

    assert len(box.find("li")) == 12
    [link] = [link for link in box.find("a") if link.text == "All levels found"]
    assert len(client.get(link["href"]).context["table"].rows) == 17
