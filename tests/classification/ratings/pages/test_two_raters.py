"""Two signed ratings stand beside each other, and the pages ask as much for many as for few."""

import pytest

from classification.engine.scoring import Answer
from tests.classification.factories import RatingSheetFactory
from tests.classification.ratings.pages.forms import list_page
from tests.classification.ratings.steps import signed, started
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


def test_two_signed_ratings_stand_beside_each_other_with_their_agreement(client, sheet, ladder):
    other = started(sheet.request, ladder, sheet.scheme)
    signed(other, Answer(1), Answer(3))
    before = client.get(list_page(sheet.request)).context
    signed(sheet, Answer(1), Answer(2))

    after = client.get(list_page(sheet.request)).context

    assert (before["pairs"], list(before["hidden"])) == ([], [other])
    [pair] = after["pairs"]
    assert [side.said for side in pair.agreement.sides] == ["Same answer", "1 level apart"]
    assert pair.agreement.said == (
        "The two gave the same answer to 1 of 2 questions. "
        "Beyond chance that is what Landis and Koch call substantial agreement: "
        "weighted kappa 0.67 (quadratic), 0.50 (linear)."
    )


def test_ratings_against_different_editions_are_not_compared(client, sheet, ladder):
    later = EditionFactory(family__organization=ladder.family.organization, levels=3, rows=2, published=True)
    signed(started(sheet.request, later, sheet.scheme), Answer(1), Answer(1))
    signed(sheet, Answer(1), Answer(1))

    context = client.get(list_page(sheet.request)).context

    assert (len(context["sheets"]), context["pairs"]) == (2, [])


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_asks_as_much_for_four_ratings_as_for_one(client, sheet, number, django_assert_max_num_queries):
    RatingSheetFactory.create_batch(number, request=sheet.request, rater=sheet.rater)

    with django_assert_max_num_queries(16):
        client.get(list_page(sheet.request))


def test_the_questionnaire_asks_as_much_for_ten_rows_as_for_two(client, sheet, django_assert_max_num_queries):
    wide = EditionFactory(family__organization=sheet.request.position.organization, levels=4, rows=10, published=True)
    other = started(sheet.request, wide, by=sheet.rater)

    for each in (sheet, other):
        with django_assert_max_num_queries(20):
            client.get(each.get_absolute_url())
