"""Who sees the pages of ratings, and what stays out of them."""

import pytest

from classification.engine.scoring import Answer
from classification.models import Stage
from classification.rating.questionnaires import questionnaire_of
from tests.classification.factories import RatingSheetFactory
from tests.classification.ratings.pages.forms import list_page
from tests.classification.ratings.steps import signed
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PEOPLE = {"hr_editor": (200, 404), "hr_approver": (200, 404), "manager": (404, 404), "employee": (404, 404)}


@pytest.mark.parametrize("trait", PEOPLE)
def test_ratings_are_hrs_alone(client, sheet, trait):
    client.force_login(UserFactory(**{trait: True}))

    statuses = (client.get(list_page(sheet.request)).status_code, client.get(sheet.get_absolute_url()).status_code)

    assert statuses == PEOPLE[trait]


@pytest.mark.parametrize("who", ["incumbent", "supervisor"])
def test_whose_position_it_is_sees_no_rating(client, sheet, who):
    position = sheet.request.position
    client.force_login(position.incumbent if who == "incumbent" else position.supervisor.incumbent)
    signed(sheet, Answer(1), Answer(1))

    assert client.get(list_page(sheet.request)).status_code == 404
    assert client.get(sheet.get_absolute_url()).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, sheet):
    client.logout()

    assert client.get(sheet.get_absolute_url()).url == f"/sign-in/?next={sheet.get_absolute_url()}"


@pytest.mark.parametrize("trait", ["hr_editor", "hr_approver"])
def test_a_signed_sheet_is_read_by_whom_it_opens_to(client, sheet, trait):
    signed(sheet, Answer(2), Answer(2))
    reader = UserFactory(**{trait: True})
    client.force_login(reader)
    RatingSheetFactory(request=sheet.request, scheme=sheet.scheme, rater=reader, signed=True)

    response = client.get(sheet.get_absolute_url())

    assert response.context["is_writable"] is False
    assert [each.answered for each in response.context["asked"]] == [questionnaire_of(sheet).scale.levels[1]] * 2


@pytest.mark.parametrize("address", ["/ratings/99999/", "/requests/99999/ratings/", f"/ratings/{'9' * 30}/"])
def test_a_number_of_nothing_is_not_found(client, sheet, address):
    assert client.get(address).status_code == 404


def test_pages_of_ratings_are_not_kept_by_any_cache(client, sheet):
    for address in (list_page(sheet.request), sheet.get_absolute_url()):
        assert "no-store" in client.get(address).headers["Cache-Control"]


def test_a_request_that_is_ruled_on_takes_no_more_ratings(client, sheet):
    sheet.request.stage = Stage.RULED
    sheet.request.save()

    page = client.get(sheet.get_absolute_url())

    assert page.context["is_writable"] is False
    assert "needs one that is in study" in client.get(list_page(sheet.request)).context["against"][0]
