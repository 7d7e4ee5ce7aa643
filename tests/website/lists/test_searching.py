"""The search of a list: every word must stand somewhere, and no sign means anything but itself."""

import pytest
from django.contrib.auth.models import Group
from django.utils.html import escape

from tests.website.lists.reading import names, notices, status
from website.filters import plain
from website.models import User

pytestmark = [pytest.mark.urls("tests.website.lists.people"), pytest.mark.engines]


def test_every_word_of_a_search_must_stand_somewhere(client, staff):
    group = Group.objects.create(name="Ladder reviewers")
    staff["b"].groups.add(group)
    staff["c"].groups.add(group)

    assert names(client.get("/people/", {"q": "reviewers B"})) == ["b"]


def test_a_person_found_twice_is_shown_once(client, staff):
    for name in ("Reviewers 1", "Reviewers 2"):
        staff["b"].groups.add(Group.objects.create(name=name))

    response = client.get("/people/", {"q": "reviewers"})

    assert names(response) == ["b"]
    assert status(response) == "1 of 7 people"


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "*", ";--"])
def test_signs_of_the_database_mean_themselves(client, staff, sign):
    User.objects.create(username=f"x{sign}y")

    assert names(client.get("/people/", {"q": sign})) == [f"x{sign}y"]


def test_a_search_is_shown_as_it_was_typed_and_escaped(client, staff):
    hostile = '"><script>alert(1)</script>'

    response = client.get("/people/", {"q": hostile})

    assert f'value="{escape(hostile)}"' in response.text
    assert "<script>alert" not in response.text


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
