"""What a reader of a grid chooses to see stands in its address; what cannot be chosen is left out and said."""

import pytest

from tests.markup import read

pytestmark = pytest.mark.usefixtures("documents", "db")

CONSULTANT = "/mit/it-consultant/"


def checked(page, name):
    return [box["value"] for box in page.find(f"input[name={name}]") if "checked" in box.attributes]


@pytest.mark.parametrize(
    ("query", "levels", "groups", "at"),
    [
        ("", ["1", "2", "3", "4"], ["1", "2", "3"], ["1"]),
        ("level=2&level=3&kept=1", ["2", "3"], ["1", "2", "3"], ["1"]),
        ("group=2", ["1", "2", "3", "4"], ["2"], ["1"]),
        ("at=3", ["1", "2", "3", "4"], ["1", "2", "3"], ["3"]),
    ],
)
def test_the_address_holds_what_is_shown(client, query, levels, groups, at):
    page = read(client.get(f"{CONSULTANT}?{query}"))

    assert (checked(page, "level"), checked(page, "group"), checked(page, "at")) == (levels, groups, at)
    assert page.texts("main p.notice") == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("level=9", "Not in this ladder: level 9. What does exist is shown."),
        (
            "level=9&level=x&group=7&at=0",
            "Not in this ladder: level 9, level x, level 0, group 7. What does exist is shown.",
        ),
        (
            "level=<script>alert(1)</script>",
            "Not in this ladder: level <script>alert(1)</script>. What does exist is shown.",
        ),
    ],
)
def test_a_choice_that_does_not_exist_is_left_out_and_said(client, query, said):
    page = read(client.get(f"{CONSULTANT}?{query}"))

    assert page.texts("main p.notice") == [said]
    assert checked(page, "level") == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "query",
    [
        "level=%00",
        "level=" + "9" * 10_000,
        "at=%F0%9F%A7%97&at=2",
        "group=%ED%A0%BD",
        "next=none&kept=&x[]=1",
        "level=&level=",
    ],
)
def test_a_hostile_choice_is_answered(client, query):
    response = client.get(f"{CONSULTANT}?{query}")

    assert response.status_code == 200
    assert checked(read(response), "level") == ["1", "2", "3", "4"]


def test_a_ladder_of_one_level_has_nothing_to_choose(client):
    page = read(client.get("/district/class-specification/"))

    assert (page.find("input[name=level]"), checked(page, "at")) == ([], ["1"])
    assert page.texts("thead .to-next") == []
