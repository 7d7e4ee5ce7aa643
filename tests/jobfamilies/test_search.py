"""The search of the home page names levels too, so that a title or a code leads straight to its page."""

import pytest
from django.urls import reverse

from jobfamilies.models import Synonyms
from tests.markup import read

pytestmark = [pytest.mark.usefixtures("documents", "db"), pytest.mark.engines]

HOME = reverse("jobfamilies:home")
ADD_SYNONYMS = reverse("admin:jobfamilies_synonyms_add")


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
    assert len(client.get(link["href"]).context["table"].rows) == 15


def test_synonyms_that_hr_adds_find_at_once_and_the_page_says_so(client, editor):
    assert client.post(ADD_SYNONYMS, {"words": "chief, senior"}).status_code == 302

    [box] = found(client, q="chief")

    assert box.texts("li") == ["Senior IT Consultant MIT", "Senior IT Manager MIT"]
    assert "Looked for as well, as synonyms: senior." in client.get(HOME, {"q": "chief"}).text


@pytest.mark.parametrize("words", ["chief", "chief, ,", ", !"])
def test_one_word_has_no_synonyms(client, editor, words):
    page = client.post(ADD_SYNONYMS, {"words": words})

    assert "Write two or more, with commas between them" in page.text
    assert not Synonyms.objects.exists()
