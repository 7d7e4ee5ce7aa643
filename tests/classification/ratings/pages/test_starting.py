"""A rater chooses a scheme and a ladder among those of the organization."""

import pytest

from classification.models import RatingSheet
from tests.classification.factories import SchemeFactory
from tests.classification.ratings.pages.forms import list_page
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_rater_chooses_a_scheme_and_a_ladder(client, request_in_study, ladder):
    client.force_login(rater := UserFactory(hr_editor=True))
    scheme = SchemeFactory()

    response = client.post(list_page(request_in_study), {"scheme": scheme.pk, "ladder": ladder.pk})

    sheet = RatingSheet.objects.get()
    assert (sheet.rater, sheet.scheme, sheet.edition) == (rater, scheme, ladder)
    assert response.url == sheet.get_absolute_url()


@pytest.mark.parametrize("number", ["", "x", "99999", "9" * 30, "\0"])
def test_a_scheme_that_is_not_there_is_no_choice(client, request_in_study, ladder, number):
    client.force_login(UserFactory(hr_editor=True))

    response = client.post(list_page(request_in_study), {"scheme": number, "ladder": ladder.pk})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["scheme"]
    assert RatingSheet.objects.count() == 0


def test_a_scheme_for_ladders_asks_for_one(client, request_in_study, ladder):
    client.force_login(UserFactory(hr_editor=True))

    response = client.post(list_page(request_in_study), {"scheme": SchemeFactory().pk})

    assert response.context["form"].errors == {"ladder": ["Choose the ladder to rate against."]}


def test_only_schemes_and_ladders_of_the_organization_are_offered(client, request_in_study, ladder):
    own, common = SchemeFactory(organization=request_in_study.position.organization), SchemeFactory()
    SchemeFactory(organization=EditionFactory(published=True).family.organization)
    SchemeFactory(draft=True)
    client.force_login(UserFactory(hr_editor=True))

    form = client.get(list_page(request_in_study)).context["form"]

    assert set(form.fields["scheme"].queryset) == {own, common}
    assert list(form.fields["ladder"].queryset) == [ladder]


def test_who_only_rules_starts_none(client, request_in_study, ladder):
    client.force_login(UserFactory(hr_approver=True))

    response = client.post(list_page(request_in_study), {"scheme": SchemeFactory().pk, "ladder": ladder.pk})

    assert response.context["reasons"][0] == "Only analysts may do this."
    assert response.context["against"] == ["Only analysts may do this."]
    assert RatingSheet.objects.count() == 0
