"""A number that no column holds finds nothing, however it is asked for, and is no fault of the server."""

import pytest
from django.urls import reverse

from jobfamilies.models import Edition, Level
from tests.factories import EditionFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

NUMBERS = (10**20, -(10**20), 10**4000)


def test_it_finds_nothing_and_what_is_asked_for_beside_it_is_found():
    edition = EditionFactory(levels=2)
    level = edition.levels.first()

    for number in NUMBERS:
        assert [
            Level.objects.filter(pk=number).count(),
            Level.objects.filter(edition=number).count(),
            Level.objects.filter(edition__family=number).count(),
            Edition.objects.filter(levels=number).count(),
            Level.objects.filter(edition__in=[number]).count(),
        ] == [0] * 5
        assert [*Level.objects.filter(pk__in=[number, level.pk])] == [level]
        assert Level.objects.filter(edition__in=[number, edition.pk]).count() == 2
        assert Level.objects.exclude(edition=number).count() == 2


def test_a_list_of_the_admin_that_is_narrowed_by_it_shows_nothing(client, editor):
    EditionFactory.create_batch(2)  # the admin narrows a list only where there is a choice
    address = reverse("admin:jobfamilies_level_changelist")

    response = client.get(address, {"edition__family__organization__id__exact": 10**20})

    assert (response.status_code, response.context["cl"].result_count) == (200, 0)


def test_what_is_chosen_by_it_is_refused_in_words(client, db):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    address = reverse("admin:auth_group_add")

    response = client.post(address, {"name": "Clerks", "permissions": [10**20]})

    assert response.context["adminform"].form.errors == {
        "permissions": [f"Select a valid choice. {10**20} is not one of the available choices."]
    }
