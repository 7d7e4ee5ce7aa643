"""Beside the form of a ruling stand the results of the signed ratings, for whom they are open."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from classification.engine.scoring import Answer
from tests.classification.ratings.steps import NOW, factors, in_study, ladder_for, signed, started
from tests.factories import RoleFactory, UserFactory
from tests.markup import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    return in_study()


@pytest.fixture
def ladder(asked):
    return ladder_for(asked)


def beside(client, asked, reader):
    """Return what the page on which a request is ruled on says of its ratings, a text each."""
    client.force_login(reader)
    page = read(client.get(reverse("classification:rule", args=[asked.pk])))
    (section,) = [each for each in page.find(".ruling-aside section") if each.texts("h2") == ["Ratings"]]
    return section.texts("p")


def rated(asked, ladder, *places, scheme=None, by=None):
    """Return a signed sheet with these answers, one for each factor."""
    sheet = started(asked, ladder, scheme, by)
    signed(sheet, *[Answer(place) for place in places])
    sheet.refresh_from_db()
    return sheet


MORE = "What the analysts answered, dimension by dimension"


def row(sheet, total):
    day, edition = date_format(localtime(NOW)), sheet.edition
    result = sheet.result[0].upper() + sheet.result[1:]
    return [
        f"{result}, {total}",
        f"{sheet.scheme.name}, on {edition.name}, edition {edition.number}",
        f"Signed by {sheet.rater.username}, {day}",
    ]


def test_each_signed_rating_says_its_result_its_total_who_and_when(client, asked, ladder, approver):
    low, high = rated(asked, ladder, 1, 2), rated(asked, ladder, 3, 3)
    levels = [level.name for level in ladder.levels.order_by("rank")]
    scale = f"on the mean ({levels[0]} is 1, {levels[2]} 3)"

    assert beside(client, asked, approver) == [*row(low, f"1.5 {scale}"), *row(high, f"3 {scale}"), MORE]


def test_what_is_not_signed_is_counted_and_says_nothing(client, asked, ladder, approver):
    started(asked, ladder)

    assert beside(client, asked, approver) == ["1 begun, not signed yet.", MORE]


def test_a_request_that_nobody_rated_says_so(client, asked, approver):
    assert beside(client, asked, approver) == ["Nobody has rated the work yet."]


def test_whoever_rates_too_reads_others_ratings_once_their_own_is_signed(client, asked, ladder):
    both = UserFactory(hr_approver=True)
    RoleFactory(person=both, kind="analyst")
    theirs = rated(asked, ladder, 1, 2)
    mine = started(asked, ladder, theirs.scheme, both)

    assert beside(client, asked, both) == [
        "1 signed; open to you once yours by the same scheme is signed.",
        "1 more begun, not signed yet.",
        MORE,
    ]
    signed(mine, *[Answer(2) for _ in factors(mine)])
    texts = beside(client, asked, both)
    assert [text for text in texts if text.startswith("Signed by")] == [
        f"Signed by {each.rater.username}, {date_format(localtime(NOW))}" for each in (theirs, mine)
    ]


def test_the_last_look_before_it_is_written_shows_them_too(client, asked, ladder, approver):
    rated(asked, ladder, 1, 2)
    client.force_login(approver)
    said = {
        "outcome": "first",
        "level": ladder.levels.get(rank=1).pk,
        "rationale": "Its work.",
        "authority": "Delegation",
        "exemption": "exempt",
        "exemption_reason": "Professional duties.",
        "effective_on": "2090-01-01",
        "consequence": "Nothing changes.",
    }

    page = client.post(reverse("classification:rule", args=[asked.pk]), said)

    assert page.templates[0].name == "classification/rulings/confirm.html"
    assert read(page).texts(".ruling-text h2")[-1] == "Who hears an appeal"
    assert MORE in page.text
