"""A ladder and a level as of a day."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from jobfamilies.actions import start_draft
from tests.factories import publish
from tests.ladders.clerks import EDITOR, EMPLOYEE, NOW, OLD, SOON, STRANGER, address, sign_in
from tests.markup import read

pytestmark = pytest.mark.django_db

TO_COME = "is still to come: an edition is shown from the day on which it takes effect."


@pytest.mark.parametrize("name", ["family", "level"])
@pytest.mark.parametrize(("on", "number"), [("2020-01-02", OLD), ("2021-01-01", OLD), ("2021-01-02", NOW)])
def test_a_day_shows_what_was_in_force_on_it(client, two, name, on, number):
    rest = ["clerk-i"] if name == "level" else []
    to = address("edition-level", number, *rest) if rest else address("edition", number)

    response = client.get(address(name, *rest), {"on": on})

    assert response["Location"] == f"{to}?on={on}"
    day = date.fromisoformat(on)
    said = f"You are reading edition {number}, which was in force on {day:%B} {day.day}, {day.year}."
    assert read(client.get(response["Location"])).texts("p.notice strong") == [said]


def test_a_day_keeps_the_other_choices(client, two):
    response = client.get(address("family"), {"on": "2020-05-05", "changes": "1"})

    assert response["Location"] == f"{address('edition', OLD)}?on=2020-05-05&changes=1"


def test_today_shows_everybody_what_is_in_force(client, two):
    today = localdate().isoformat()

    assert client.get(address("family"), {"on": today})["Location"] == f"{address('edition', NOW)}?on={today}"


def test_what_takes_effect_today_is_what_was_in_force_today(client, two):
    third = publish(start_draft(edition=two[1]), localdate())
    today = localdate().isoformat()

    assert client.get(address("family"), {"on": today})["Location"] == f"{address('edition', third.number)}?on={today}"


@pytest.mark.parametrize("name", ["family", "level"])
@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("1990-01-01", "No {} was in force on January 1, 1990."),
        ("0001-01-01", "No {} was in force on January 1, 0001."),
        (
            "9999-12-31",
            f"December 31, 9999 {TO_COME}",
        ),
        ("2027-02-30", "“2027-02-30” is not a date such as 2027-01-31."),
        ("2027-W01-1", "“2027-W01-1” is not a date such as 2027-01-31."),
        ("٢٠٢٧-01-01", "“٢٠٢٧-01-01” is not a date such as 2027-01-31."),
        ("<b>\x00", "“<b>” is not a date such as 2027-01-31."),
        ("9" * 5000, f"“{'9' * 40}…” is not a date such as 2027-01-31."),
    ],
)
def test_a_day_that_cannot_be_shown_is_said(client, two, name, on, said):
    rest = ["clerk-i"] if name == "level" else []
    what = "such level" if rest else "edition of this family"

    response = client.get(address(name, *rest), {"on": on})

    assert response.status_code == 200
    assert read(response).texts("p.notice strong") == [said.format(what)]


def test_a_level_that_did_not_stand_then_is_said(client, two):
    response = client.get(address("level", "clerk-ii"), {"on": "2020-05-05"})

    assert read(response).texts("p.notice strong") == ["No such level was in force on May 5, 2020."]


@pytest.mark.parametrize(("role", "number"), [(STRANGER, None), (EMPLOYEE, None), (EDITOR, SOON)])
def test_what_is_scheduled_is_shown_to_hr_alone(client, family, role, number):
    sign_in(client, role)

    response = client.get(address("family"), {"on": "2099-01-02"})

    if number is None:
        assert read(response).texts("p.notice strong") == [f"January 2, 2099 {TO_COME}"]
    else:
        page = read(client.get(response["Location"]))
        assert page.texts("p.notice strong") == [
            f"You are reading edition {number}, which is to be in force on January 2, 2099."
        ]


def test_an_edition_does_not_claim_a_day_on_which_another_was_in_force(client, two):
    page = read(client.get(address("edition", OLD), {"on": "2022-01-01"}))

    assert page.texts("p.notice strong") == [
        "On January 1, 2022 it was not this edition that was in force.",
        "You are reading edition 1.",
    ]


def test_a_day_does_not_reach_the_kept_page(client, two):
    before = client.get(address("family")).content
    client.get(address("family"), {"on": "1990-01-01"})
    client.get(address("family"), {"on": "2020-05-05"}, follow=True)

    assert client.get(address("family")).content == before


def test_an_edition_that_was_renamed_is_found_by_the_slug_of_today(client, two):
    draft = start_draft(edition=two[1])
    draft.levels.filter(slug="clerk-i").update(slug="office-clerk")
    publish(draft, date(2022, 1, 2))

    response = client.get(address("level", "office-clerk"), {"on": "2020-05-05"})

    assert response["Location"] == f"{address('edition-level', OLD, 'clerk-i')}?on=2020-05-05"
